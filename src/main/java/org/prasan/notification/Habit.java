package org.prasan.notification;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * How a person wants to be told, whatever it is about.
 *
 * @param mails false if nothing comes by e-mail but what cannot be switched off
 * @param quietFrom from then on e-mails wait; null if they never do
 * @param quietTo until then, on the next day if it is earlier
 * @param digestHour from which hour on the digest of the day comes
 */
record Habit(
    boolean mails, @Nullable LocalTime quietFrom, @Nullable LocalTime quietTo, int digestHour) {
  static final int DIGEST_HOUR = 7;
  static final Habit USUAL = new Habit(true, null, null, DIGEST_HOUR);

  /** So long a message that would come at that time waits; nothing outside the quiet hours. */
  Duration held(ZonedDateTime at) {
    if (quietFrom == null || quietTo == null || !quiet(at.toLocalTime(), quietFrom, quietTo))
      return Duration.ZERO;
    var end = at.with(quietTo);
    return Duration.between(at, end.isAfter(at) ? end : end.plusDays(1));
  }

  private static boolean quiet(LocalTime time, LocalTime from, LocalTime to) {
    return from.isBefore(to)
        ? !time.isBefore(from) && time.isBefore(to)
        : !time.isBefore(from) || time.isBefore(to);
  }
}
