package org.prasan.meeting;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is to be talked about, in its order, with the time each item begins. */
record Agenda(List<Part> parts, int minutes, int slot) {
  Agenda {
    parts = List.copyOf(parts);
  }

  /** A heading with what stands under it. */
  record Part(int number, Heading heading, List<Line> lines) {
    public boolean isEmpty() {
      return lines.isEmpty();
    }
  }

  /**
   * An item on it.
   *
   * @param number as in 5.2
   * @param follows whether there is one after it under the same heading
   */
  record Line(Item item, String number, LocalTime from, boolean first, boolean follows) {}

  static Agenda of(Meeting meeting, List<Item> items) {
    var parts = new ArrayList<Part>();
    int sum = 0;
    for (int heading = 1; heading <= meeting.headings().size(); heading++) {
      int here = heading;
      var its = items.stream().filter(item -> item.heading() == here).toList();
      var lines = new ArrayList<Line>();
      for (int at = 0; at < its.size(); at++) {
        var item = its.get(at);
        lines.add(
            new Line(
                item,
                heading + "." + (at + 1),
                meeting.plan().startsAt().plusMinutes(sum),
                at == 0,
                at < its.size() - 1));
        if (item.movedTo() == null) sum += item.facts().minutes();
      }
      parts.add(new Part(heading, meeting.headings().get(heading - 1), lines));
    }
    return new Agenda(parts, sum, meeting.plan().minutes());
  }

  public List<Line> lines() {
    return parts.stream().flatMap(part -> part.lines().stream()).toList();
  }

  Optional<Line> line(ItemId id) {
    return lines().stream().filter(line -> line.item().id().equals(id)).findFirst();
  }

  /** Whether what belongs under such a heading is talked about here: there, else at first. */
  boolean standsAt(Heading.Kind kind, @Nullable Line line) {
    if (line == null) return true;
    var under =
        parts.stream()
            .filter(part -> part.heading().kind() == kind)
            .flatMap(part -> part.lines().stream())
            .toList();
    return under.isEmpty() ? line.equals(lines().getFirst()) : under.contains(line);
  }

  /** The one after it; empty for the last. */
  Optional<Line> after(ItemId id) {
    var lines = lines();
    for (int at = 0; at < lines.size() - 1; at++)
      if (lines.get(at).item().id().equals(id)) return Optional.of(lines.get(at + 1));
    return Optional.empty();
  }

  Optional<Line> before(ItemId id) {
    var lines = lines();
    for (int at = 1; at < lines.size(); at++)
      if (lines.get(at).item().id().equals(id)) return Optional.of(lines.get(at - 1));
    return Optional.empty();
  }

  /** By how many minutes it is longer than the meeting; 0 if it is not. */
  public int over() {
    return Math.max(0, minutes - slot);
  }

  public boolean isEmpty() {
    return parts.stream().allMatch(Part::isEmpty);
  }
}
