package org.prasan.roster;

import ai.timefold.solver.core.api.domain.solution.PlanningEntityCollectionProperty;
import ai.timefold.solver.core.api.domain.solution.PlanningScore;
import ai.timefold.solver.core.api.domain.solution.PlanningSolution;
import ai.timefold.solver.core.api.domain.solution.ProblemFactProperty;
import ai.timefold.solver.core.api.score.HardMediumSoftScore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A month as the solver sees it. Public, with setters, because the solver fills it in. */
@PlanningSolution
public class DraftedMonth {
  /** What the constraints have to know beside shifts and people. */
  public record Limits(int nightsPerWeek) {}

  @ProblemFactProperty private Limits limits = new Limits(DutyRules.USUAL_NIGHTS);
  @PlanningEntityCollectionProperty private List<OpenShift> shifts = List.of();
  @PlanningScore private @Nullable HardMediumSoftScore score;

  /** The solver makes copies with it. */
  public DraftedMonth() {}

  static DraftedMonth of(Problem problem) {
    Map<DutyPersonId, Problem.Candidate> known = new HashMap<>();
    for (var candidate : problem.candidates()) known.put(candidate.id(), candidate);
    var month = new DraftedMonth();
    month.limits = new Limits(problem.rules().nightsPerWeek());
    month.shifts = new ArrayList<>();
    for (var opening : problem.openings()) {
      var fit = fit(problem, opening);
      if (!fit.isEmpty())
        month.shifts.add(new OpenShift(month.shifts.size(), opening, fit, null, false));
    }
    for (var shift : problem.around()) {
      var candidate = shift.person() == null ? null : known.get(shift.person());
      if (candidate != null) month.shifts.add(standing(month.shifts.size(), shift, candidate));
    }
    return month;
  }

  private static OpenShift standing(int id, Shift shift, Problem.Candidate candidate) {
    var opening =
        new Problem.Opening(
            shift.seat(), shift.day(), shift.start(), shift.end(), shift.night(), false, false);
    return new OpenShift(id, opening, List.of(candidate), candidate, true);
  }

  private static List<Problem.Candidate> fit(Problem problem, Problem.Opening opening) {
    var qualified = problem.rules().qualified().getOrDefault(opening.seat(), Set.of());
    return problem.candidates().stream()
        .filter(candidate -> qualified.contains(candidate.id()))
        .filter(
            candidate -> !problem.rules().onLeave(candidate.id(), opening.start(), opening.end()))
        .toList();
  }

  public Limits getLimits() {
    return limits;
  }

  public void setLimits(Limits limits) {
    this.limits = limits;
  }

  public List<OpenShift> getShifts() {
    return shifts;
  }

  public void setShifts(List<OpenShift> shifts) {
    this.shifts = shifts;
  }

  public @Nullable HardMediumSoftScore getScore() {
    return score;
  }

  public void setScore(@Nullable HardMediumSoftScore score) {
    this.score = score;
  }
}
