package org.prasan.identity;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An e-mail address as we compare it: in small letters. It does not tell itself to logs. */
record EmailAddress(String value) {
  private static final Pattern FORM =
      Pattern.compile("[^\\s@<>,;:\"()\\[\\]\\\\]{1,64}@[a-z0-9.-]+\\.[a-z0-9-]{2,63}");
  private static final int LONGEST = 254;

  EmailAddress {
    if (value.length() > LONGEST || !FORM.matcher(value).matches())
      throw new IllegalArgumentException("Not an e-mail address");
  }

  static Optional<EmailAddress> read(@Nullable String typed) {
    if (typed == null) return Optional.empty();
    var value = typed.strip().toLowerCase(Locale.ROOT);
    return value.length() <= LONGEST && FORM.matcher(value).matches()
        ? Optional.of(new EmailAddress(value))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return "…@…";
  }
}
