package org.prasan.commitment;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.prasan.language.Dates;
import org.springframework.stereotype.Component;

/** The time as commitments tell it: days where the coalition works. */
@Component
class CommitmentClock {
  private final Clock clock;
  private final Dates dates;

  CommitmentClock(Clock clock, Dates dates) {
    this.clock = clock;
    this.dates = dates;
  }

  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  LocalDate today() {
    return dates.day(clock.instant());
  }
}
