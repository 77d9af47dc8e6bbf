package org.prasan.report;

import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * What can be worked out by adding and taking away answers.
 *
 * @param groups of cases that the selections asked about tell apart
 */
record Differences(List<Group> groups, int threshold) {
  /** There are so few that all of the table will be hidden, which gives nothing to take away. */
  boolean nothingToTell(Selection asked) {
    int cases = 0;
    for (var group : groups) cases += in(group, asked) * group.cases();
    return cases < threshold;
  }

  /**
   * Also when no case is between them: an answer would say that nobody is there, and a refusal for
   * few alone that somebody is.
   */
  boolean tooClose(Selection one, Selection other) {
    int between = 0;
    for (var group : groups) if (in(group, one) != in(group, other)) between += group.cases();
    return between < threshold;
  }

  /** Whether the new answer and answers known before leave over too few cases. */
  boolean isolate(Selection asked, List<Selection> known) {
    return leavesOneGroup(asked, known) || leavesFewByTwo(asked, known);
  }

  /** By two known answers, whatever groups are left over together. */
  private boolean leavesFewByTwo(Selection asked, List<Selection> known) {
    var in = in(asked);
    var before = known.stream().map(this::in).toList();
    for (int i = 0; i < before.size(); i++)
      for (int j = 0; j < i; j++) {
        var one = before.get(i);
        var other = before.get(j);
        if (leavesFew(group -> in[group] - one[group] - other[group])
            || leavesFew(group -> in[group] - one[group] + other[group])
            || leavesFew(group -> in[group] + one[group] - other[group])) return true;
      }
    return false;
  }

  /** Once for each selection: to compare selections again for every pair took most of the time. */
  private int[] in(Selection selection) {
    return groups.stream().mapToInt(group -> in(group, selection)).toArray();
  }

  private static int in(Group group, Selection selection) {
    return group.within().contains(selection) ? 1 : 0;
  }

  private boolean leavesFew(IntUnaryOperator times) {
    int sign = 0;
    int left = 0;
    for (int group = 0; group < groups.size(); group++) {
      int here = times.applyAsInt(group);
      int cases = groups.get(group).cases();
      if (here == 0 || cases == 0) continue;
      if (Math.abs(here) > 1 || here == -sign) return false;
      sign = here;
      left += cases;
    }
    return left > 0 && left < threshold;
  }

  /** By any number of answers: solved for the groups, one of them stands alone. */
  private boolean leavesOneGroup(Selection asked, List<Selection> known) {
    var counted = groups.stream().filter(group -> group.cases() > 0).toList();
    var equations = new double[known.size() + 1][counted.size()];
    for (int row = 0; row < equations.length; row++) {
      var selection = row < known.size() ? known.get(row) : asked;
      for (int column = 0; column < counted.size(); column++)
        equations[row][column] = in(counted.get(column), selection);
    }
    for (int column : new Equations(equations).solved())
      if (counted.get(column).cases() < threshold) return true;
    return false;
  }
}
