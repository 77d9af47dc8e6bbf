package org.prasan.meeting;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.prasan.operation.Settings;
import org.prasan.tenancy.Acting;
import org.springframework.stereotype.Component;

/** Who changes something, and when it is where the coalitions work. */
@Component
class MeetingClock {
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
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  LocalDate today() {
    return LocalDate.now(clock.withZone(zone));
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
