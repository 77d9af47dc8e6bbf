package org.prasan.referral;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.FreshId;
import org.prasan.web.FormCheck;

/**
 * Why somebody opens details in an emergency, for how long, and that they mean it.
 *
 * @param typed the code of the referral, once more
 */
record EmergencyForm(
    @Nullable UUID id,
    @Nullable String reason,
    @Nullable String words,
    @Nullable String hours,
    @Nullable String typed) {
  private static final int LEAST = 1;
  private static final int MOST = 3;

  static EmergencyForm fresh() {
    return new EmergencyForm(FreshId.next(), "", "", "1", "");
  }

  /** As it was read. */
  record Wanted(UUID id, EmergencyReason why, String words, Duration most) {
    @Override
    public String toString() {
      return "Wanted[" + why + "]";
    }
  }

  /** Nothing if something is wrong with it, which then stands beside the field. */
  @Nullable Wanted read(String code, FormCheck check) {
    var why =
        Arrays.stream(EmergencyReason.values())
            .filter(one -> one.name().equals(FormCheck.plain(reason)))
            .findFirst()
            .orElse(null);
    if (why == null) check.wrong("reason", "web.wrong.choose");
    var said = check.words("words", words, StepForm.LONGEST);
    var most = check.number("hours", hours, LEAST, MOST);
    if (!plain(typed).equals(plain(code))) check.wrong("typed", "referral.wrong.typed");
    if (check.refused() || why == null || most == null || id == null) return null;
    return new Wanted(id, why, said, Duration.ofHours(most));
  }

  private static String plain(@Nullable String code) {
    return FormCheck.plain(code).replace("-", "").replace(" ", "").toUpperCase(Locale.ROOT);
  }

  /** Nobody's words in a log. */
  @Override
  public String toString() {
    return "EmergencyForm[" + id + "]";
  }
}
