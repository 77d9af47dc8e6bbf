package org.prasan.membership;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Who works for whom where: how many organizations serve each target group in each district.
 *
 * @param known how many organizations there are
 * @param silent those among them that have not told where or for whom they work
 * @param groups the groups that somebody serves
 * @param rows one per district, in the order of the territory
 */
record Coverage(int known, int silent, List<TargetGroup> groups, List<Row> rows) {

  /** A district and how many organizations serve each of the groups there. */
  record Row(Vocabulary.Term district, int organizations, List<Integer> counts) {}

  /** A group, and the districts in which nobody serves it. */
  record Gap(TargetGroup group, List<Vocabulary.Term> without) {}

  /** Where several organizations do the same. */
  record Overlap(TargetGroup group, Vocabulary.Term district, int organizations) {}

  /** What one organization tells. */
  record Told(List<String> districts, List<TargetGroup> groups) {
    boolean silent() {
      return districts.isEmpty() || groups.isEmpty();
    }
  }

  static Coverage of(Vocabulary vocabulary, List<Told> organizations) {
    var telling = organizations.stream().filter(told -> !told.silent()).toList();
    var groups =
        java.util.Arrays.stream(TargetGroup.values())
            .filter(group -> telling.stream().anyMatch(told -> told.groups().contains(group)))
            .toList();
    var rows = vocabulary.districts().stream().map(d -> row(d.term(), groups, telling)).toList();
    return new Coverage(organizations.size(), organizations.size() - telling.size(), groups, rows);
  }

  private static Row row(Vocabulary.Term district, List<TargetGroup> groups, List<Told> telling) {
    var here = telling.stream().filter(told -> told.districts().contains(district.code())).toList();
    var counts =
        groups.stream()
            .map(group -> (int) here.stream().filter(t -> t.groups().contains(group)).count())
            .toList();
    return new Row(district, here.size(), counts);
  }

  /** The groups that somebody serves, but not everywhere, the widest gap first. */
  List<Gap> gaps() {
    return IntStream.range(0, groups.size())
        .mapToObj(
            i ->
                new Gap(
                    groups.get(i),
                    rows.stream()
                        .filter(row -> row.counts().get(i) == 0)
                        .map(Row::district)
                        .toList()))
        .filter(gap -> !gap.without().isEmpty())
        .sorted(
            Comparator.comparingInt((Gap gap) -> -gap.without().size()).thenComparing(Gap::group))
        .toList();
  }

  /** Where at least so many do the same, the most first. */
  List<Overlap> overlaps(int atLeast) {
    var overlaps = new ArrayList<Overlap>();
    for (var row : rows)
      for (var i = 0; i < groups.size(); i++)
        if (row.counts().get(i) >= atLeast)
          overlaps.add(new Overlap(groups.get(i), row.district(), row.counts().get(i)));
    overlaps.sort(
        Comparator.comparingInt((Overlap overlap) -> -overlap.organizations())
            .thenComparing(Overlap::group));
    return overlaps;
  }

  Optional<Overlap> densest() {
    return overlaps(2).stream().findFirst();
  }

  /** In how many districts each group is served by somebody. */
  Map<TargetGroup, Integer> reached() {
    var reached = new LinkedHashMap<TargetGroup, Integer>();
    for (var i = 0; i < groups.size(); i++) {
      var column = i;
      reached.put(
          groups.get(i), (int) rows.stream().filter(row -> row.counts().get(column) > 0).count());
    }
    return reached;
  }

  List<TargetGroup> unserved() {
    return java.util.Arrays.stream(TargetGroup.values())
        .filter(group -> !groups.contains(group))
        .toList();
  }

  /** The number that stands for the darkest shade. */
  int most() {
    return rows.stream().flatMap(row -> row.counts().stream()).max(Integer::compare).orElse(0);
  }
}
