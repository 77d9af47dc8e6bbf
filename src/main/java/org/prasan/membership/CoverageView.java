package org.prasan.membership;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.prasan.exchange.Table;
import org.prasan.tenancy.Acting;

/** The coverage of a coalition in the reader's words, with what it tells said first. */
record CoverageView(Coverage coverage, RegistryFilter filter, SectionWords words, String base) {
  private static final int SHADES = 5;
  private static final int NAMED = 6;
  private static final int WORTH_TALKING = 3;

  /** A cell of the matrix. */
  record Cell(int count, int shade, String label, @Nullable String url) {}

  /** A row of the matrix. */
  record Line(String district, String url, int organizations, List<Cell> cells) {}

  /** A bar of the chart: in how many districts a group is served. */
  record Bar(String group, int reached, int length, int top) {}

  /** A group and the districts without anybody for it. */
  record Gap(String group, int districts, String names) {}

  /** Where several do the same. */
  record Overlap(String group, String district, int organizations, String url) {}

  public boolean silent() {
    return coverage.groups().isEmpty();
  }

  /** What the matrix tells, in one sentence. */
  public String finding() {
    var gaps = coverage.gaps();
    if (silent()) return words.text("membership.coverage.finding.silent");
    if (gaps.isEmpty()) return words.text("membership.coverage.finding.full");
    var gap = gaps.getFirst();
    return words.text("membership.coverage.finding.gap", gap.without().size(), group(gap.group()));
  }

  public @Nullable String densest() {
    return coverage
        .densest()
        .map(
            densest ->
                words.text(
                    "membership.coverage.finding.overlap",
                    densest.organizations(),
                    group(densest.group()),
                    name(densest.district())))
        .orElse(null);
  }

  public @Nullable String unserved() {
    var unserved = coverage.unserved();
    return unserved.isEmpty() || silent()
        ? null
        : words.text("membership.coverage.unserved", words.groups(unserved));
  }

  public @Nullable String untold() {
    return coverage.silent() == 0
        ? null
        : words.text("membership.coverage.untold", coverage.silent(), coverage.known());
  }

  public List<String> groups() {
    return coverage.groups().stream().map(this::group).toList();
  }

  public List<Line> lines() {
    return coverage.rows().stream().map(this::line).toList();
  }

  private Line line(Coverage.Row row) {
    var cells = new ArrayList<Cell>();
    for (var i = 0; i < coverage.groups().size(); i++) {
      var group = coverage.groups().get(i);
      int count = row.counts().get(i);
      var here = filter.withDistrict(row.district().code()).withGroup(group);
      cells.add(
          new Cell(
              count,
              shade(count),
              words.text("membership.coverage.cell", count, group(group), name(row.district())),
              count == 0 ? null : base + here.query()));
    }
    var url = base + filter.withDistrict(row.district().code()).query();
    return new Line(name(row.district()), url, row.organizations(), cells);
  }

  private int shade(int count) {
    if (count == 0) return 0;
    return Math.max(1, Math.ceilDiv(count * (SHADES - 1), Math.max(1, coverage.most())));
  }

  public List<Bar> bars() {
    var bars = new ArrayList<Bar>();
    var all = Math.max(1, coverage.rows().size());
    for (var reached : coverage.reached().entrySet())
      bars.add(
          new Bar(
              group(reached.getKey()),
              reached.getValue(),
              reached.getValue() * 340 / all,
              bars.size() * 44));
    return bars;
  }

  public int districts() {
    return coverage.rows().size();
  }

  public List<Gap> gaps() {
    return coverage.gaps().stream()
        .map(
            gap ->
                new Gap(
                    group(gap.group()),
                    gap.without().size(),
                    gap.without().stream().map(this::name).collect(Collectors.joining(" · "))))
        .toList();
  }

  /** The closest ones, which everybody reads. */
  public List<Overlap> closest() {
    var all = overlaps();
    return all.subList(0, Math.min(NAMED, all.size()));
  }

  /** The others, for whoever opens them. */
  public List<Overlap> further() {
    var all = overlaps();
    return all.subList(Math.min(NAMED, all.size()), all.size());
  }

  private List<Overlap> overlaps() {
    return coverage.overlaps(WORTH_TALKING).stream()
        .map(
            overlap ->
                new Overlap(
                    group(overlap.group()),
                    name(overlap.district()),
                    overlap.organizations(),
                    base
                        + filter
                            .withDistrict(overlap.district().code())
                            .withGroup(overlap.group())
                            .query()))
        .toList();
  }

  Table table(Acting acting) {
    var headings = new ArrayList<String>();
    headings.add(words.text("membership.filter.district"));
    headings.add(words.text("membership.coverage.organizations"));
    headings.addAll(groups());
    var rows = new ArrayList<List<@Nullable Object>>();
    for (var row : coverage.rows()) {
      var cells = new ArrayList<@Nullable Object>();
      cells.add(name(row.district()));
      cells.add(row.organizations());
      cells.addAll(row.counts());
      rows.add(cells);
    }
    var coalition = acting.coalition().shortName().in(words.locale());
    return new Table(words.text("membership.coverage.table", coalition), headings, rows);
  }

  private String group(TargetGroup group) {
    return words.groups(List.of(group));
  }

  private String name(Vocabulary.Term district) {
    return district.name().in(words.locale());
  }
}
