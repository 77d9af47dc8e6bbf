package org.prasan.referral;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.prasan.calendar.Holidays;
import org.prasan.calendar.WorkingDays;
import org.prasan.operation.Settings;
import org.prasan.tenancy.CoalitionId;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What time it is where the coalitions work, and the clocks of referrals there. */
@Component
class ReferralClock {
  private final Clock machine;
  private final ZoneId zone;
  private final Holidays holidays;
  private final ClockRules rules;

  ReferralClock(Clock machine, Settings settings, Holidays holidays, JsonMapper json) {
    this.machine = machine;
    this.zone = settings.timeZone();
    this.holidays = holidays;
    this.rules = ClockRules.read(json);
  }

  Instant now() {
    return machine.instant().truncatedTo(ChronoUnit.MICROS);
  }

  LocalDate today() {
    return LocalDate.now(machine.withZone(zone));
  }

  /** The last day on which it is not too late: what is due at the end of a day is due on it. */
  LocalDate lastDay(Instant due) {
    return due.minusMillis(1).atZone(zone).toLocalDate();
  }

  Instant moment(LocalDateTime local) {
    return local.atZone(zone).toInstant();
  }

  Clocks of(CoalitionId coalition) {
    return new Clocks(rules, new WorkingDays(holidays.of(coalition)), zone);
  }
}
