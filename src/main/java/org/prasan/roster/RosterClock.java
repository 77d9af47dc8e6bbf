package org.prasan.roster;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.prasan.operation.Settings;
import org.springframework.stereotype.Component;

/** When something happens, where the coalitions work. */
@Component
class RosterClock {
  private final Clock machine;
  private final ZoneId zone;

  RosterClock(Clock machine, Settings settings) {
    this.machine = machine;
    this.zone = settings.timeZone();
  }

  Instant now() {
    return machine.instant().truncatedTo(ChronoUnit.MICROS);
  }

  LocalDate today() {
    return LocalDate.now(machine.withZone(zone));
  }

  ZoneId zone() {
    return zone;
  }

  Instant startOf(LocalDate day) {
    return day.atStartOfDay(zone).toInstant();
  }

  LocalDate day(Instant moment) {
    return moment.atZone(zone).toLocalDate();
  }

  static java.time.@Nullable OffsetDateTime utc(@Nullable Instant moment) {
    return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
  }
}
