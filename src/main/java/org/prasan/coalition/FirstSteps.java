package org.prasan.coalition;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.prasan.language.Dates;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.Waiting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a coalition that has just come here has yet to say about itself, each asked for once; and
 * once offices are held, which of them nobody exercises.
 */
@Component
class FirstSteps implements Waiting {
  private static final Done ALL_DONE = new Done(true, true, true);

  private final JdbcClient jdbc;
  private final Rules rules;
  private final OfficeDuties duties;
  private final Dates dates;
  private final Clock clock;

  FirstSteps(JdbcClient jdbc, Rules rules, OfficeDuties duties, Dates dates, Clock clock) {
    this.jdbc = jdbc;
    this.rules = rules;
    this.duties = duties;
    this.dates = dates;
    this.clock = clock;
  }

  @Override
  public boolean confidential() {
    return false;
  }

  @Override
  @Transactional(readOnly = true)
  public List<Card> waitingFor(Acting acting) {
    var steps = new ArrayList<Card>();
    boolean describes = acting.may(Action.EDIT_CHARTER);
    boolean assigns = acting.may(Action.ASSIGN_OFFICE);
    var done = describes || assigns ? done(acting) : ALL_DONE;
    if (describes) describe(acting, done, steps);
    if (assigns && !done.offices())
      steps.add(step(acting, "offices", List.of(), "hierarchy", "/structure", 62));
    else if (assigns) steps.addAll(duties.of(acting));
    if (acting.may(Action.CHANGE_RULE)) decide(acting, steps);
    return steps;
  }

  private static void describe(Acting acting, Done done, List<Card> steps) {
    if (!done.pillars()) steps.add(step(acting, "pillars", List.of(), "compass", "/charter", 60));
    if (!done.territory())
      steps.add(step(acting, "territory", List.of(), "map-pin", "/territory/districts", 61));
  }

  /** What the coalition has already. */
  private record Done(boolean pillars, boolean territory, boolean offices) {}

  private Done done(Acting acting) {
    return jdbc.sql(
            """
            select
              exists (select from coalition.pillar
                where coalition_id = :coalition and not retired) as pillars,
              exists (select from coalition.territory where coalition_id = :coalition)
                or exists (select from coalition.territory_later
                  where coalition_id = :coalition) as territory,
              exists (select from coalition.term
                where coalition_id = :coalition and valid_from <= :today
                  and (valid_to is null or valid_to >= :today)) as offices
            """)
        .param("coalition", acting.coalitionId().value())
        .param("today", dates.day(clock.instant()))
        .query(Done.class)
        .single();
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
