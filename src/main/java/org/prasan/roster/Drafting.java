package org.prasan.roster;

import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.constructionheuristic.ConstructionHeuristicPhaseConfig;
import ai.timefold.solver.core.config.localsearch.LocalSearchPhaseConfig;
import ai.timefold.solver.core.config.localsearch.LocalSearchType;
import ai.timefold.solver.core.config.solver.SolverConfig;
import ai.timefold.solver.core.config.solver.termination.TerminationConfig;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Drafts a month. It tries a fixed number of moves, not for a time, with random numbers from a
 * seed: the same problem gives the same draft on any machine. Steps would not do: where no move is
 * good enough for one, the next would never come.
 */
final class Drafting {
  private final int rounds;
  private final long moves;

  /**
   * @param rounds after each of them it tells how far it is
   * @param moves tried in each round
   */
  Drafting(int rounds, long moves) {
    this.rounds = rounds;
    this.moves = moves;
  }

  /** Enough that more makes a month of a dozen seats hardly better. */
  static Drafting thorough() {
    return new Drafting(10, 4_000);
  }

  /** Who serves what, and how good that is. */
  record Draft(List<Assignment> assignments, String score) {
    Draft {
      assignments = List.copyOf(assignments);
    }
  }

  /** Hears how far it is. */
  interface Progress {
    /** False to give up. */
    boolean told(int hundredths, String score);
  }

  /** Empty if somebody gave it up. */
  @Nullable Draft draft(Problem problem, Progress progress) {
    var month = DraftedMonth.of(problem);
    if (month.getShifts().stream().allMatch(OpenShift::isPinned)) return draft(problem, month);
    for (int round = 0; round < rounds; round++) {
      month =
          SolverFactory.<DraftedMonth>create(config(problem.seed() + round))
              .buildSolver()
              .solve(month);
      if (!progress.told(100 * (round + 1) / rounds, String.valueOf(month.getScore()))) return null;
    }
    return draft(problem, month);
  }

  int rounds() {
    return rounds;
  }

  SolverConfig config(long seed) {
    return new SolverConfig()
        .withSolutionClass(DraftedMonth.class)
        .withEntityClasses(OpenShift.class)
        .withConstraintProviderClass(DraftConstraints.class)
        .withRandomSeed(seed)
        .withPhases(
            new ConstructionHeuristicPhaseConfig(),
            new LocalSearchPhaseConfig()
                .withLocalSearchType(LocalSearchType.LATE_ACCEPTANCE)
                .withTerminationConfig(new TerminationConfig().withMoveCountLimit(moves)));
  }

  /** Every opening once, in its order, also those for which nobody could be tried. */
  private static Draft draft(Problem problem, DraftedMonth month) {
    Map<Problem.Opening, DutyPersonId> people = new HashMap<>();
    for (var shift : month.getShifts()) {
      var person = shift.getPerson();
      if (!shift.isPinned() && person != null) people.put(shift.opening(), person.id());
    }
    return new Draft(
        problem.openings().stream().map(opening -> opening.by(people.get(opening))).toList(),
        String.valueOf(month.getScore()));
  }
}
