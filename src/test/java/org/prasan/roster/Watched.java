package org.prasan.roster;

import ai.timefold.solver.core.api.score.HardMediumSoftScore;
import ai.timefold.solver.core.api.solver.SolverFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/**
 * A month drafted with an eye on each better draft, which takes a little time itself.
 *
 * @param best the drafts that were better than all before them
 * @param first what each person carries by the first whole plan, with the past
 * @param last the same by the draft
 */
record Watched(List<Best> best, List<Long> first, List<Long> last) {

  record Best(double seconds, HardMediumSoftScore score) {}

  static Watched of(Problem problem, Drafting drafting) {
    var best = new ArrayList<Best>();
    var first = new ArrayList<Long>();
    var month = DraftedMonth.of(problem);
    long start = System.nanoTime();
    for (int round = 0; round < drafting.rounds(); round++) {
      var solver =
          SolverFactory.<DraftedMonth>create(drafting.config(problem.seed() + round)).buildSolver();
      solver.addEventListener(
          event -> {
            double at = (System.nanoTime() - start) / 1e9;
            var score = (HardMediumSoftScore) event.getNewBestScore();
            if (!best.isEmpty() && score.compareTo(best.getLast().score()) <= 0) return;
            best.add(new Best(at, score));
            if (first.isEmpty() && score.mediumScore() == 0)
              first.addAll(loads(event.getNewBestSolution()));
          });
      month = solver.solve(month);
    }
    return new Watched(best, first, loads(month));
  }

  private static List<Long> loads(DraftedMonth month) {
    var loads = new HashMap<Problem.Candidate, Long>();
    for (var shift : month.getShifts()) {
      var person = shift.getPerson();
      if (person != null)
        loads.compute(person, (_, sum) -> (sum == null ? person.past() : sum) + shift.points());
    }
    return loads.values().stream().sorted().toList();
  }
}
