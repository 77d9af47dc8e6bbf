package org.prasan.report;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.prasan.tenancy.CoalitionId;

/** Cases in memory, and what has been told of them. */
final class Casebook implements Cases, AnsweredQuestions {
  private final List<Case> cases = new ArrayList<>();
  private final Map<Asker, List<Answered>> answered = new HashMap<>();

  record Case(YearMonth month, Map<String, String> values) {}

  /**
   * @param values names of dimensions, each followed by the value
   */
  Casebook with(int many, YearMonth month, String... values) {
    var facts = new HashMap<String, String>();
    for (int i = 0; i < values.length; i += 2) facts.put(values[i], values[i + 1]);
    for (int i = 0; i < many; i++) cases.add(new Case(month, facts));
    return this;
  }

  List<Case> of(Selection selection) {
    return cases.stream().filter(one -> selection.includes(one.month(), one.values())).toList();
  }

  @Override
  public CountTable count(CoalitionId coalition, Question question) {
    var counts = new HashMap<List<String>, Integer>();
    for (var one : of(question.selection()))
      counts.merge(
          question.by().stream().map(by -> one.values().get(by.name())).toList(), 1, Integer::sum);
    return new CountTable(question.by(), counts);
  }

  @Override
  public List<Group> groups(CoalitionId coalition, List<Selection> selections) {
    var groups = new HashMap<Set<Selection>, Integer>();
    for (var one : cases) {
      var within = new HashSet<Selection>();
      for (var selection : selections)
        if (selection.includes(one.month(), one.values())) within.add(selection);
      if (!within.isEmpty()) groups.merge(within, 1, Integer::sum);
    }
    return groups.entrySet().stream()
        .map(group -> new Group(group.getKey(), group.getValue()))
        .toList();
  }

  @Override
  public List<Answered> of(Asker asker) {
    return List.copyOf(answered.getOrDefault(asker, List.of()));
  }

  @Override
  public void keep(Asker asker, Answered one) {
    answered.computeIfAbsent(asker, _ -> new ArrayList<>()).add(one);
  }
}
