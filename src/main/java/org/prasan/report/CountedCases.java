package org.prasan.report;

import java.time.YearMonth;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.prasan.tenancy.CoalitionId;
import org.springframework.stereotype.Component;

/** The cases of the months that were counted, as the gate asks for them. */
@Component
class CountedCases implements Cases {
  private final CountedMonths months;

  CountedCases(CountedMonths months) {
    this.months = months;
  }

  @Override
  public CountTable count(CoalitionId coalition, Question question) {
    var counts = new HashMap<List<String>, Integer>();
    var selection = question.selection();
    for (var one : months.between(coalition, selection.months().first(), selection.months().last()))
      if (one.isIn(selection))
        counts.merge(question.by().stream().map(one::value).toList(), 1, Integer::sum);
    return new CountTable(question.by(), counts);
  }

  @Override
  public List<Group> groups(CoalitionId coalition, List<Selection> selections) {
    var first = month(selections, Months::first).min(Comparator.naturalOrder()).orElseThrow();
    var last = month(selections, Months::last).max(Comparator.naturalOrder()).orElseThrow();
    var groups = new HashMap<Set<Selection>, Integer>();
    for (var one : months.between(coalition, first, last)) {
      var within = new HashSet<Selection>();
      for (var selection : selections) if (one.isIn(selection)) within.add(selection);
      if (!within.isEmpty()) groups.merge(within, 1, Integer::sum);
    }
    return groups.entrySet().stream()
        .map(group -> new Group(group.getKey(), group.getValue()))
        .toList();
  }

  private static Stream<YearMonth> month(
      List<Selection> selections, Function<Months, YearMonth> end) {
    return selections.stream().map(Selection::months).map(end);
  }
}
