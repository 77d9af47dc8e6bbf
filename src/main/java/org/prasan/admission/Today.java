package org.prasan.admission;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.prasan.language.Dates;
import org.springframework.stereotype.Component;

/** The day and the moment it is where the coalitions work. */
@Component
class Today {
  private final Clock clock;
  private final Dates dates;

  Today(Clock clock, Dates dates) {
    this.clock = clock;
    this.dates = dates;
  }

  LocalDate day() {
    return dates.day(clock.instant());
  }

  LocalDate dayOf(Instant moment) {
    return dates.day(moment);
  }

  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
