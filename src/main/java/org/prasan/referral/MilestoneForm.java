package org.prasan.referral;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.prasan.language.Digits;
import org.prasan.tenancy.FreshId;
import org.prasan.web.FormCheck;

/** What happened, and when, as it was typed. */
record MilestoneForm(
    @Nullable UUID id, @Nullable String what, @Nullable String day, @Nullable String time) {
  private static final Pattern TIME = Pattern.compile("(\\d{1,2})[:.](\\d{2})(?:\\s*น\\.?)?");

  static MilestoneForm fresh() {
    return new MilestoneForm(FreshId.next(), "", "", "");
  }

  /** Nothing if it is not one that can be recorded by hand. */
  @Nullable Milestone milestone(FormCheck check) {
    for (var one : Milestone.values())
      if (one.ofLaw() && one.name().equals(FormCheck.plain(what))) return one;
    check.wrong("what", "web.wrong.choose");
    return null;
  }

  /** Where the coalition works. */
  @Nullable LocalDateTime at(FormCheck check) {
    var on = check.day("day", day);
    var hour = hour(check);
    return on == null || hour == null ? null : on.atTime(hour);
  }

  private @Nullable LocalTime hour(FormCheck check) {
    var typed = TIME.matcher(Digits.toAscii(FormCheck.plain(time)));
    try {
      if (typed.matches())
        return LocalTime.of(Integer.parseInt(typed.group(1)), Integer.parseInt(typed.group(2)));
    } catch (DateTimeException noSuchTime) {
      // Said beside the field, as is what cannot be read.
    }
    check.wrong("time", "referral.wrong.time");
    return null;
  }
}
