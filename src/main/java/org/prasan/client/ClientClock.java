package org.prasan.client;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.prasan.operation.Settings;
import org.springframework.stereotype.Component;

/** When something happens, where the coalitions work. */
@Component
class ClientClock {
  private final Clock machine;
  private final ZoneId zone;

  ClientClock(Clock machine, Settings settings) {
    this.machine = machine;
    this.zone = settings.timeZone();
  }

  Instant now() {
    return machine.instant().truncatedTo(ChronoUnit.MICROS);
  }

  LocalDate today() {
    return LocalDate.now(machine.withZone(zone));
  }

  Instant startOfToday() {
    return startOf(today());
  }

  Instant startOf(LocalDate day) {
    return day.atStartOfDay(zone).toInstant();
  }

  LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, zone);
  }

  static OffsetDateTime utc(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }
}
