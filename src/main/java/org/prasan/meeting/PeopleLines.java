package org.prasan.meeting;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.prasan.language.Visible;
import org.prasan.meeting.MinutesPaper.Attendee;
import org.prasan.web.FormCheck;

/** People in minutes as they are typed: a line for each, with bars between what is said of one. */
final class PeopleLines {
  private static final int PARTS = 4;

  private PeopleLines() {}

  static String text(List<Attendee> people) {
    return people.stream().map(PeopleLines::line).collect(Collectors.joining("\n"));
  }

  /** Whoever stands there as before stays as before. */
  static List<Attendee> read(
      FormCheck check, String field, @Nullable String typed, List<Attendee> before) {
    var people =
        check
            .limited(field, typed, WriteMinutesController.LONGEST_TEXT)
            .lines()
            .map(Visible::line)
            .filter(line -> !line.isEmpty())
            .map(line -> read(line, before))
            .toList();
    if (people.stream().anyMatch(one -> one.name().isEmpty()))
      check.wrong(field, "minutes.wrong.nameless");
    return people;
  }

  private static Attendee read(String line, List<Attendee> before) {
    return before.stream()
        .filter(one -> line(one).equals(line))
        .findFirst()
        .orElseGet(() -> read(line.split("\\|", PARTS)));
  }

  private static Attendee read(String[] parts) {
    var post = part(parts, 1);
    return new Attendee(
        parts[0].strip(), post == null ? "" : post, part(parts, 2), part(parts, PARTS - 1));
  }

  private static @Nullable String part(String[] parts, int at) {
    return at < parts.length && !parts[at].isBlank() ? parts[at].strip() : null;
  }

  private static String line(Attendee one) {
    var line =
        Stream.of(one.name(), one.post(), one.insteadOf(), one.reason())
            .map(part -> Objects.requireNonNullElse(part, ""))
            .collect(Collectors.joining(" | "));
    return Visible.line(line.replaceFirst("[\\s|]+$", ""));
  }
}
