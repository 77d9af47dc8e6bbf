package org.prasan.roster;

import static ai.timefold.solver.core.api.score.stream.ConstraintCollectors.count;
import static ai.timefold.solver.core.api.score.stream.ConstraintCollectors.sum;
import static ai.timefold.solver.core.api.score.stream.Joiners.equal;
import static ai.timefold.solver.core.api.score.stream.Joiners.overlapping;

import ai.timefold.solver.core.api.score.HardMediumSoftScore;
import ai.timefold.solver.core.api.score.stream.Constraint;
import ai.timefold.solver.core.api.score.stream.ConstraintFactory;
import ai.timefold.solver.core.api.score.stream.ConstraintProvider;

/**
 * What a draft must keep, should keep, and is the better for; in this order. Public because the
 * solver makes it.
 */
public final class DraftConstraints implements ConstraintProvider {
  private static final long REQUIRED = 10;
  private static final long UNWELCOME = 400;
  private static final long WELCOME = 150;
  private static final long CLOSE = 60;
  private static final long NIGHTS = 40;

  @Override
  public Constraint[] defineConstraints(ConstraintFactory factory) {
    return new Constraint[] {
      restBetweenShifts(factory),
      nightsInAWeek(factory),
      everySeatIsFilled(factory),
      loadIsShared(factory),
      nightsAreShared(factory),
      wishesAgainst(factory),
      wishesFor(factory),
      shiftsAreSpread(factory)
    };
  }

  /** Also forbids two shifts at once. */
  private static Constraint restBetweenShifts(ConstraintFactory factory) {
    return factory
        .forEachUniquePair(
            OpenShift.class,
            equal(OpenShift::getPerson),
            overlapping(OpenShift::start, OpenShift::rested))
        .filter((one, other) -> !one.isPinned() || !other.isPinned())
        .penalize(HardMediumSoftScore.ONE_HARD)
        .asConstraint("rest between shifts");
  }

  private static Constraint nightsInAWeek(ConstraintFactory factory) {
    return factory
        .forEach(OpenShift.class)
        .filter(OpenShift::isNight)
        .groupBy(OpenShift::getPerson, OpenShift::week, count())
        .join(DraftedMonth.Limits.class)
        .filter((person, week, nights, limits) -> nights > limits.nightsPerWeek())
        .penalize(
            HardMediumSoftScore.ONE_HARD,
            (person, week, nights, limits) -> nights - limits.nightsPerWeek())
        .asConstraint("nights in a week");
  }

  private static Constraint everySeatIsFilled(ConstraintFactory factory) {
    return factory
        .forEachIncludingUnassigned(OpenShift.class)
        .filter(OpenShift::isOpen)
        .penalize(
            HardMediumSoftScore.ONE_MEDIUM, shift -> shift.opening().required() ? REQUIRED : 1)
        .asConstraint("every seat is filled");
  }

  /** By squares: what is carried weighs more on whoever carries much already. */
  private static Constraint loadIsShared(ConstraintFactory factory) {
    return factory
        .forEach(OpenShift.class)
        .groupBy(OpenShift::getPerson, sum(OpenShift::points))
        .penalize(
            HardMediumSoftScore.ONE_SOFT,
            (person, points) -> {
              long past = person.past();
              long whole = past + points;
              return (whole * whole - past * past) / 4;
            })
        .asConstraint("load is shared");
  }

  private static Constraint nightsAreShared(ConstraintFactory factory) {
    return factory
        .forEach(OpenShift.class)
        .filter(shift -> shift.isNight() && !shift.isPinned())
        .groupBy(OpenShift::getPerson, count())
        .penalize(HardMediumSoftScore.ONE_SOFT, (person, nights) -> nights * nights * NIGHTS)
        .asConstraint("nights are shared");
  }

  private static Constraint wishesAgainst(ConstraintFactory factory) {
    return factory
        .forEach(OpenShift.class)
        .filter(OpenShift::unwelcome)
        .penalize(HardMediumSoftScore.ofSoft(UNWELCOME))
        .asConstraint("wishes against a day");
  }

  private static Constraint wishesFor(ConstraintFactory factory) {
    return factory
        .forEach(OpenShift.class)
        .filter(OpenShift::welcome)
        .reward(HardMediumSoftScore.ofSoft(WELCOME))
        .asConstraint("wishes for a day");
  }

  private static Constraint shiftsAreSpread(ConstraintFactory factory) {
    return factory
        .forEachUniquePair(
            OpenShift.class,
            equal(OpenShift::getPerson),
            overlapping(OpenShift::start, OpenShift::spread))
        .penalize(HardMediumSoftScore.ofSoft(CLOSE))
        .asConstraint("shifts are spread");
  }
}
