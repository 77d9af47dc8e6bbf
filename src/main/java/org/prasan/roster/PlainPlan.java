package org.prasan.roster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A plan made shift by shift: of those who keep the rules, whoever has carried least. Quick enough
 * for the first start with samples; {@link Drafting} is what people use.
 */
final class PlainPlan {
  private final Problem problem;
  private final Map<DutyPersonId, Long> carried = new HashMap<>();
  private final Map<DutyPersonId, List<Shift>> own = new HashMap<>();

  private PlainPlan(Problem problem) {
    this.problem = problem;
    for (var candidate : problem.candidates()) carried.put(candidate.id(), candidate.past());
    for (var shift : problem.around())
      if (shift.person() != null)
        own.computeIfAbsent(shift.person(), _ -> new ArrayList<>()).add(shift);
  }

  static List<Assignment> of(Problem problem) {
    var plan = new PlainPlan(problem);
    return problem.openings().stream().map(plan::assign).toList();
  }

  private Assignment assign(Problem.Opening opening) {
    @Nullable DutyPersonId best = null;
    for (var candidate : problem.candidates()) {
      var id = candidate.id();
      if (!fits(id, opening)) continue;
      if (best == null || load(id) < load(best)) best = id;
    }
    var assignment = opening.by(best);
    if (best != null) {
      carried.merge(best, opening.points(), Long::sum);
      own.computeIfAbsent(best, _ -> new ArrayList<>()).add(assignment.shift());
    }
    return assignment;
  }

  private long load(DutyPersonId person) {
    return carried.getOrDefault(person, 0L);
  }

  private boolean fits(DutyPersonId person, Problem.Opening opening) {
    var rules = problem.rules();
    if (!rules.qualified().getOrDefault(opening.seat(), Set.of()).contains(person)) return false;
    var with = new ArrayList<>(own.getOrDefault(person, List.of()));
    var before = List.copyOf(with);
    with.add(opening.by(person).shift());
    return rules.newlyBroken(before, with).isEmpty();
  }
}
