package org.prasan.tenancy;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.prasan.language.Digits;

/**
 * By which people name a thing on the telephone, as in "4071-9326": worked out of its id, so that
 * it tells nothing and nobody has to keep it.
 */
public final class Reference {
  private static final long HOW_MANY = 100_000_000L;
  private static final Pattern WRITTEN = Pattern.compile("(\\d{4})[-\\s]?(\\d{4})");

  private Reference() {}

  public static String of(UUID id) {
    var digits = "%08d".formatted((id.getLeastSignificantBits() & 0xFFFF_FFFFL) % HOW_MANY);
    return digits.substring(0, 4) + "-" + digits.substring(4);
  }

  /** Null if it is none; its line may be missing. */
  public static @Nullable String read(@Nullable String typed) {
    if (typed == null) return null;
    var written = WRITTEN.matcher(Digits.toAscii(typed.strip()));
    return written.matches() ? written.group(1) + "-" + written.group(2) : null;
  }

  /** The same in SQL, of the id in this column. */
  public static String sql(String column) {
    return "to_char(('x' || right(%s::text, 8))::bit(32)::bigint %% %d, 'FM0000\"-\"0000')"
        .formatted(column, HOW_MANY);
  }
}
