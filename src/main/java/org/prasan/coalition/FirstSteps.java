package org.prasan.coalition;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.prasan.language.Dates;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.Waiting;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a coalition that has just come here has yet to say about itself; each is asked for once. */
@Component
class FirstSteps implements Waiting {
  private final Charter charter;
  private final Territory territory;
  private final Offices offices;
  private final Rules rules;
  private final Dates dates;
  private final Clock clock;

  FirstSteps(
      Charter charter,
      Territory territory,
      Offices offices,
      Rules rules,
      Dates dates,
      Clock clock) {
    this.charter = charter;
    this.territory = territory;
    this.offices = offices;
    this.rules = rules;
    this.dates = dates;
    this.clock = clock;
  }

  @Override
  @Transactional(readOnly = true)
  public List<Card> waitingFor(Acting acting) {
    var steps = new ArrayList<Card>();
    if (acting.may(Action.EDIT_CHARTER)) describe(acting, steps);
    if (acting.may(Action.ASSIGN_OFFICE) && nobodyHoldsAnOffice(acting))
      steps.add(step(acting, "offices", List.of(), "hierarchy", "/structure", 62));
    if (acting.may(Action.CHANGE_RULE)) decide(acting, steps);
    return steps;
  }

  private void describe(Acting acting, List<Card> steps) {
    if (charter.pillars(acting.coalitionId()).isEmpty())
      steps.add(step(acting, "pillars", List.of(), "compass", "/charter", 60));
    if (territory.districts(acting.coalitionId()).isEmpty())
      steps.add(step(acting, "territory", List.of(), "map-pin", "/territory/districts", 61));
  }

  private boolean nobodyHoldsAnOffice(Acting acting) {
    var today = dates.day(clock.instant());
    return offices.terms(acting.coalitionId()).stream().noneMatch(term -> term.runsOn(today));
  }

  private void decide(Acting acting, List<Card> steps) {
    var today = dates.day(clock.instant());
    long undecided =
        rules.all(acting.coalitionId()).stream()
            .filter(history -> history.on(today).isEmpty())
            .count();
    if (undecided > 0) steps.add(step(acting, "rules", List.of(undecided), "scale", "/rules", 63));
  }

  private static Card step(
      Acting acting, String what, List<Object> arguments, String icon, String path, int weight) {
    return new Card(
        "coalition.step." + what,
        arguments,
        icon,
        "/" + acting.coalition().slug() + path,
        null,
        weight);
  }
}
