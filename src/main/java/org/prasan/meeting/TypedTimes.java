package org.prasan.meeting;

import java.time.LocalTime;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.prasan.language.Digits;
import org.prasan.web.FormCheck;

/** Times of day as people type them: 9.30, 09:30 น., 13.00. */
final class TypedTimes {
  private static final Pattern TIME = Pattern.compile("(\\d{1,2})[.:](\\d{2})(?:\\s*น\\.?)?");

  private TypedTimes() {}

  static @Nullable LocalTime read(FormCheck check, String field, @Nullable String typed) {
    var text = Digits.toAscii(FormCheck.plain(typed));
    if (text.isEmpty()) {
      check.wrong(field, "web.wrong.empty");
      return null;
    }
    var found = TIME.matcher(text);
    if (found.matches()) {
      int hour = Integer.parseInt(found.group(1));
      int minute = Integer.parseInt(found.group(2));
      if (hour < 24 && minute < 60) return LocalTime.of(hour, minute);
    }
    check.wrong(field, "meeting.wrong.time");
    return null;
  }

  static String text(LocalTime time) {
    return String.format(Locale.ROOT, "%02d.%02d", time.getHour(), time.getMinute());
  }
}
