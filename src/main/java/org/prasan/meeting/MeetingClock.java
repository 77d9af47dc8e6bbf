package org.prasan.meeting;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import org.prasan.operation.Settings;
import org.prasan.tenancy.Acting;
import org.springframework.stereotype.Component;

/** Who changes something, and when it is where the coalitions work. */
@Component
class MeetingClock {
  /** When the deeds of the sample coalitions were done; otherwise they are done now. */
  private static final ScopedValue<Instant> THEN = ScopedValue.newInstance();

  private final Clock clock;
  private final ZoneId zone;

  MeetingClock(Clock clock, Settings settings) {
    this.clock = clock;
    this.zone = settings.timeZone();
  }

  Change by(Acting acting) {
    return new Change(now(), acting.person(), acting.organization());
  }

  Instant now() {
    return (THEN.isBound() ? THEN.get() : clock.instant()).truncatedTo(ChronoUnit.MICROS);
  }

  LocalDate today() {
    return dayOf(now());
  }

  /** Does something as it was done at an earlier moment. */
  static <T> T then(Instant moment, Supplier<T> deed) {
    return ScopedValue.where(THEN, moment).call(deed::get);
  }

  LocalTime timeOf(Instant moment) {
    return LocalTime.ofInstant(moment, zone);
  }

  LocalDate dayOf(Instant moment) {
    return LocalDate.ofInstant(moment, zone);
  }

  Instant at(LocalDate day, LocalTime time) {
    return day.atTime(time).atZone(zone).toInstant();
  }
}
