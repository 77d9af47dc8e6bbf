package org.prasan.agreement;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.prasan.operation.Settings;
import org.prasan.tenancy.Acting;
import org.springframework.stereotype.Component;

/** Who changes something, and when it is where the coalitions work. */
@Component
class Stamps {
  private final Clock clock;
  private final ZoneId zone;

  Stamps(Clock clock, Settings settings) {
    this.clock = clock;
    this.zone = settings.timeZone();
  }

  Agreement.Change by(Acting acting) {
    return new Agreement.Change(now(), acting.person(), acting.organization());
  }

  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  LocalDate today() {
    return LocalDate.now(clock.withZone(zone));
  }

  LocalDate dayOf(Instant moment) {
    return LocalDate.ofInstant(moment, zone);
  }

  Instant startOf(LocalDate day) {
    return day.atStartOfDay(zone).toInstant();
  }
}
