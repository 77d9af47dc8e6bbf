package org.prasan.coalition;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.prasan.coalition.Drawing.Paint;
import org.prasan.language.Lines;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.Coalition;
import org.springframework.context.MessageSource;

/**
 * Draws the structure of a coalition: its name on top, organs and offices joined by a strand, the
 * pillars with their members below. The same drawing on a wide sheet and on a narrow one.
 */
final class StructureChart {
  private static final int MARGIN = 20;
  private static final int GAP = 20;
  private static final int WIDE_BOX = 236;

  private final Structure structure;
  private final Coalition coalition;
  private final Locale locale;
  private final MessageSource messages;
  private final int width;
  private final Drawing ground = new Drawing();
  private final Drawing strands = new Drawing();
  private final Drawing boxes = new Drawing();
  private double y = MARGIN;

  StructureChart(
      Structure structure, Coalition coalition, Locale locale, MessageSource messages, int width) {
    this.structure = structure;
    this.coalition = coalition;
    this.locale = locale;
    this.messages = messages;
    this.width = width;
  }

  String draw(String id) {
    banner();
    structure.bodies().forEach(this::body);
    if (!structure.pillars().isEmpty()) pillars();
    return ground.under(strands).under(boxes).toSvg(id, width, y + MARGIN, title(), description());
  }

  private double middle() {
    return width / 2.0;
  }

  private boolean narrow() {
    return width < 700;
  }

  private int columns() {
    return Math.max(1, (width - 2 * MARGIN + GAP) / (WIDE_BOX + GAP));
  }

  private double boxWidth() {
    return narrow() ? width - 4.0 * MARGIN : WIDE_BOX;
  }

  // ── the name ──

  private void banner() {
    var wide = Math.min(width - 2.0 * MARGIN, 720);
    var name = wrap(coalition.name(), wide - 48, 15);
    var shortName = coalition.shortName().in(locale);
    var height = 52 + name.size() * 24;
    boxes.rectangle(middle() - wide / 2, y, wide, height, 14, Paint.BRAND, Paint.NONE);
    boxes.text(middle(), y + 34, shortName, Drawing.in(Paint.ON_BRAND, 21, true).centered());
    var line = y + 62;
    for (var words : name) {
      boxes.text(middle(), line, words, Drawing.in(Paint.ON_BRAND, 15, false).centered());
      line += 24;
    }
    y += height;
  }

  // ── organs and their offices ──

  private void body(Structure.Body body) {
    strand();
    var top = y;
    var name = wrap(body.organ().name(), width - 4.0 * MARGIN, 16);
    y += 32;
    for (var words : name) {
      boxes.text(middle(), y, words, Drawing.strong(16).centered());
      y += 24;
    }
    y -= 8;
    boolean first = true;
    for (int rank = 1; rank <= OfficeKind.LOWEST_RANK; rank++) {
      var rows = inRows(body.ofRank(rank));
      if (rows.size() > 1 && columns() == 1) oneBelowTheOther(rows, first);
      else
        for (var seats : rows) {
          row(seats, first);
          first = false;
        }
      first = first && rows.isEmpty();
    }
    ground.rectangle(MARGIN, top, width - 2.0 * MARGIN, y - top, 14, Paint.SUNKEN, Paint.NONE);
  }

  private List<List<Structure.Seat>> inRows(List<Structure.Seat> seats) {
    var rows = new ArrayList<List<Structure.Seat>>();
    for (int from = 0; from < seats.size(); from += columns())
      rows.add(seats.subList(from, Math.min(seats.size(), from + columns())));
    return rows;
  }

  private void row(List<Structure.Seat> seats, boolean first) {
    var contents = seats.stream().map(this::contents).toList();
    var height = contents.stream().mapToDouble(Contents::height).max().orElse(0);
    var span = seats.size() * boxWidth() + (seats.size() - 1) * GAP;
    var x = middle() - span / 2;
    if (!first) joinRow(seats.size(), x);
    for (var content : contents) {
      content.paint(boxes, x, y, boxWidth(), height);
      x += boxWidth() + GAP;
    }
    y += height + GAP;
  }

  /** Equals hang beside each other from a rail, so that none seems to stand above the next. */
  private void oneBelowTheOther(List<List<Structure.Seat>> rows, boolean first) {
    var rail = middle() - boxWidth() / 2 - MARGIN / 2.0;
    var bus = y - GAP / 2.0;
    var end = y;
    for (var seats : rows) {
      var top = y;
      row(seats, true);
      end = (top + y - GAP) / 2;
      if (!first) strands.line(rail, end, rail + MARGIN / 2.0, end, Paint.STRAND);
    }
    if (first) return;
    strands.line(middle(), bus - GAP / 2.0, middle(), bus, Paint.STRAND);
    strands.line(rail, bus, middle(), bus, Paint.STRAND);
    strands.line(rail, bus, rail, end, Paint.STRAND);
  }

  /** From the row above, in the gap between both. */
  private void joinRow(int seats, double x) {
    var bus = y - GAP / 2.0;
    strands.line(middle(), y - GAP, middle(), seats % 2 == 1 ? y : bus, Paint.STRAND);
    if (seats == 1) return;
    var first = x + boxWidth() / 2;
    strands.line(first, bus, first + (seats - 1) * (boxWidth() + GAP), bus, Paint.STRAND);
    for (int i = 0; i < seats; i++) {
      var center = first + i * (boxWidth() + GAP);
      strands.line(center, bus, center, y, Paint.STRAND);
    }
  }

  /** What stands in a box, measured before it is painted. */
  private record Contents(
      List<String> office,
      List<String> organization,
      List<String> person,
      boolean vacant,
      List<PillarColor> pillars) {
    double height() {
      return 20
          + office.size() * 21
          + organization.size() * 23
          + person.size() * 21
          + (pillars.isEmpty() ? 4 : 20);
    }

    void paint(Drawing on, double x, double y, double width, double height) {
      on.rectangle(x, y, width, height, 10, Paint.PAPER, vacant ? Paint.HAIRLINE : Paint.BRAND);
      var line = y + 24;
      for (var words : office) {
        on.text(x + 14, line, words, Drawing.in(Paint.BRAND, 14, true));
        line += 21;
      }
      line += 2;
      for (var words : organization) {
        on.text(x + 14, line, words, vacant ? Drawing.quiet(15) : Drawing.strong(15));
        line += 23;
      }
      for (var words : person) {
        on.text(x + 14, line, words, Drawing.quiet(14));
        line += 21;
      }
      var dot = x + 20;
      for (var color : pillars) {
        on.circle(dot, y + height - 15, 5.5, Paint.strong(color), Paint.NONE);
        dot += 17;
      }
    }
  }

  private Contents contents(Structure.Seat seat) {
    var room = boxWidth() - 28;
    var office = wrap(seat.office().name(), room, 14);
    var holder = seat.holder();
    if (holder == null)
      return new Contents(
          office, List.of(word("coalition.structure.vacant")), List.of(), true, List.of());
    var person = holder.person();
    return new Contents(
        office,
        wrap(holder.name(), room, 15),
        person == null ? List.of() : wrap(person, room, 14),
        false,
        colors(holder.pillars()));
  }

  private List<PillarColor> colors(Set<PillarId> ids) {
    return structure.pillars().stream()
        .filter(pillar -> ids.contains(pillar.id()))
        .map(pillar -> PillarColor.of(pillar.position()))
        .toList();
  }

  // ── pillars and the members in them ──

  private void pillars() {
    strand();
    int perRow = narrow() ? 1 : Math.min(4, structure.pillars().size());
    var all = structure.pillars();
    for (int from = 0; from < all.size(); from += perRow)
      pillarRow(all.subList(from, Math.min(all.size(), from + perRow)), perRow);
  }

  private void pillarRow(List<Pillar> pillars, int perRow) {
    var column = (width - 2.0 * MARGIN - (perRow - 1) * GAP) / perRow;
    if (pillars.size() > 1)
      strands.line(
          MARGIN + column / 2,
          y,
          MARGIN + column / 2 + (pillars.size() - 1) * (column + GAP),
          y,
          Paint.STRAND);
    var top = y + (pillars.size() > 1 ? 14 : 0);
    var drawn = pillars.stream().map(pillar -> new Column(pillar, column)).toList();
    var head = drawn.stream().mapToDouble(Column::head).max().orElse(0);
    var height = drawn.stream().mapToDouble(Column::list).max().orElse(0) + head;
    var x = (double) MARGIN;
    for (var each : drawn) {
      if (pillars.size() > 1) strands.line(x + column / 2, y, x + column / 2, top, Paint.STRAND);
      each.paint(x, top, head, height);
      x += column + GAP;
    }
    y = top + height + GAP;
  }

  /** A pillar with the names of its members. */
  private final class Column {
    private final PillarColor color;
    private final double wide;
    private final List<String> name;
    private final String count;
    private final List<List<String>> members = new ArrayList<>();

    Column(Pillar pillar, double wide) {
      this.color = PillarColor.of(pillar.position());
      this.wide = wide;
      this.name = wrap(pillar.name(), wide - 28, 16);
      var in = structure.membersOf(pillar);
      this.count =
          messages.getMessage("coalition.structure.count", new Object[] {in.size()}, locale);
      in.forEach(member -> members.add(wrap(member.name(), wide - 44, 14)));
    }

    double head() {
      return 42 + name.size() * 24;
    }

    double list() {
      return 20 + members.stream().mapToDouble(lines -> lines.size() * 21 + 7).sum();
    }

    void paint(double x, double top, double head, double height) {
      boxes.rectangle(x, top, wide, height, 12, Paint.soft(color), Paint.NONE);
      boxes.rectangle(x, top, wide, head, 12, Paint.strong(color), Paint.NONE);
      boxes.rectangle(x, top + head - 12, wide, 12, 0, Paint.strong(color), Paint.NONE);
      var line = top + 30;
      for (var words : name) {
        boxes.text(x + 14, line, words, Drawing.in(Paint.WHITE, 16, true));
        line += 24;
      }
      boxes.text(x + 14, line, count, Drawing.in(Paint.WHITE, 14, false));
      line = top + head + 27;
      for (var lines : members) {
        boxes.circle(x + 20, line - 5, 4, Paint.strong(color), Paint.NONE);
        for (var words : lines) {
          boxes.text(x + 32, line, words, Drawing.plain(14));
          line += 21;
        }
        line += 7;
      }
    }
  }

  // ── words ──

  private void strand() {
    strands.line(middle(), y, middle(), y + GAP, Paint.STRAND);
    y += GAP;
  }

  private List<String> wrap(LocalizedText text, double room, int size) {
    return Lines.wrap(text.in(locale), Math.max(4, (int) (room / (size * 0.56))));
  }

  private String title() {
    return messages.getMessage(
        "coalition.structure.chart", new Object[] {coalition.shortName().in(locale)}, locale);
  }

  private String description() {
    long held =
        structure.bodies().stream()
            .flatMap(body -> body.seats().stream())
            .filter(seat -> seat.holder() != null)
            .count();
    return messages.getMessage(
        "coalition.structure.description",
        new Object[] {
          structure.bodies().size(), held, structure.pillars().size(), structure.members().size()
        },
        locale);
  }

  private String word(String key) {
    return messages.getMessage(key, null, locale);
  }
}
