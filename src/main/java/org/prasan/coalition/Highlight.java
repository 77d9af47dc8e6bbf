package org.prasan.coalition;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A figure of the history worth showing large, with the event it comes from. */
public record Highlight(Figure figure, Event event) {
  private static final Set<Figure.Kind> WORTH_IT =
      EnumSet.of(
          Figure.Kind.ORGANIZATIONS,
          Figure.Kind.MEMBERS,
          Figure.Kind.PARTICIPANTS,
          Figure.Kind.PEOPLE_REACHED);

  /** The largest of each kind. */
  public static List<Highlight> of(List<Event> events) {
    Map<Figure.Kind, Highlight> largest =
        events.stream()
            .flatMap(event -> event.figures().stream().map(figure -> new Highlight(figure, event)))
            .filter(highlight -> WORTH_IT.contains(highlight.figure().kind()))
            .collect(
                Collectors.toMap(
                    highlight -> highlight.figure().kind(),
                    highlight -> highlight,
                    (a, b) -> a.figure().number() >= b.figure().number() ? a : b));
    return largest.values().stream()
        .sorted(Comparator.comparing(highlight -> highlight.figure().kind()))
        .toList();
  }
}
