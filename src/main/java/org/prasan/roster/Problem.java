package org.prasan.roster;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a month has to be drafted from.
 *
 * <p>Public because the solver looks at its parts.
 *
 * @param around the duty just before and after the month, which stands
 */
public record Problem(
    List<Opening> openings,
    List<Candidate> candidates,
    List<Shift> around,
    DutyRules rules,
    long seed) {
  public Problem {
    openings = List.copyOf(openings);
    candidates = List.copyOf(candidates);
    around = List.copyOf(around);
  }

  /**
   * A shift that needs somebody.
   *
   * @param required the seat has to be filled
   * @param free its day is a weekend or a holiday
   */
  record Opening(
      SeatId seat,
      LocalDate day,
      Instant start,
      Instant end,
      boolean night,
      boolean required,
      boolean free) {
    long points() {
      return Duration.between(start, end).toHours() + (night ? 4 : 0) + (free ? 4 : 0);
    }

    Assignment by(@Nullable DutyPersonId person) {
      return new Assignment(seat, day, start, end, night, person, false);
    }
  }

  /**
   * Somebody who may serve.
   *
   * @param past what was carried in an average month of the last ones
   */
  public record Candidate(
      DutyPersonId id, Set<LocalDate> ratherNot, Set<LocalDate> gladly, long past) {
    public Candidate {
      ratherNot = Set.copyOf(ratherNot);
      gladly = Set.copyOf(gladly);
    }

    /** The solver asks for it all the time. */
    @Override
    public int hashCode() {
      return id.hashCode();
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Candidate candidate && candidate.id.equals(id);
    }
  }
}
