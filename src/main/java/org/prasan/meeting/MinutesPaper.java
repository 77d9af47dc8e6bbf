package org.prasan.meeting;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A meeting as it stands on paper, in the order of the official form: an agenda before it, minutes
 * after.
 *
 * @param body the committee or the meeting by its name
 * @param number which meeting it is, as in 3/2569
 * @param opened when it is to begin, or began; null if nobody knows
 * @param closed null until it has ended
 * @param setAside what members proposed and nobody has put on an agenda
 * @param notes how the minutes were adopted, and their fingerprint
 */
record MinutesPaper(
    Kind kind,
    String body,
    String number,
    LocalDate day,
    @Nullable LocalTime opened,
    @Nullable LocalTime closed,
    String place,
    List<Attendee> present,
    List<Attendee> absent,
    List<Attendee> attending,
    List<Chapter> headings,
    List<String> setAside,
    @Nullable Signer recorder,
    @Nullable Signer reviewer,
    List<String> notes) {

  /** What the paper is. */
  enum Kind {
    AGENDA,
    MINUTES;

    String key() {
      return "minutes.paper." + name().toLowerCase(Locale.ROOT);
    }
  }

  /** What may be left out of it, as when it goes to outsiders. */
  enum Section {
    PARTICIPANTS,
    PAPERS,
    BACKLOG,
    OUTCOMES;

    /** The name under which an address asks for it. */
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Somebody who came, or did not.
   *
   * @param post position, organization, or both
   * @param insteadOf for whom that person came; null if for nobody
   * @param reason why that person did not come; null if there is none
   */
  record Attendee(String name, String post, @Nullable String insteadOf, @Nullable String reason) {
    static Attendee of(String name, String post) {
      return new Attendee(name, post, null, null);
    }
  }

  /** A heading of the agenda and what was talked about under it. */
  record Chapter(String title, List<Point> points) {}

  /**
   * One thing that was talked about.
   *
   * @param item the item of the agenda it is; null if it is none
   * @param text what was said, paragraph after paragraph
   * @param decisions what was decided, each as one sentence
   */
  record Point(
      @Nullable UUID item,
      String title,
      @Nullable String presenter,
      @Nullable Integer minutes,
      String text,
      List<String> papers,
      List<Resolution> decisions,
      List<Duty> duties) {
    Point says(String other) {
      return new Point(item, title, presenter, minutes, other, papers, decisions, duties);
    }
  }

  /**
   * What was decided or noted.
   *
   * @param number in the register of decisions; null if it is none
   */
  record Resolution(@Nullable String number, String text) {
    String numbered(Locale locale) {
      return number == null ? "" : Ordinal.in(number, locale);
    }
  }

  /** What somebody took on. */
  record Duty(String what, String owner, @Nullable LocalDate due) {}

  /** Who answers for the text. */
  record Signer(String name, String post) {}

  /** Who was there, when and where. */
  record Head(
      String place,
      @Nullable LocalTime opened,
      @Nullable LocalTime closed,
      List<Attendee> present,
      List<Attendee> absent,
      List<Attendee> attending) {}

  Head head() {
    return new Head(place, opened, closed, present, absent, attending);
  }

  /** The same with others who were there, at another time or place. */
  MinutesPaper with(Head other) {
    return new MinutesPaper(
        kind,
        body,
        number,
        day,
        other.opened(),
        other.closed(),
        other.place(),
        other.present(),
        other.absent(),
        other.attending(),
        headings,
        setAside,
        recorder,
        reviewer,
        notes);
  }

  /** Whether anything is written of it. */
  boolean tells(UUID item) {
    return headings.stream()
        .flatMap(chapter -> chapter.points().stream())
        .anyMatch(point -> item.equals(point.item()));
  }

  /** The same with other words about an item. */
  MinutesPaper with(UUID item, String text) {
    return with(
        headings.stream()
            .map(
                chapter ->
                    new Chapter(
                        chapter.title(),
                        chapter.points().stream()
                            .map(point -> item.equals(point.item()) ? point.says(text) : point)
                            .toList()))
            .toList(),
        notes);
  }

  MinutesPaper noted(List<String> others) {
    return with(headings, others);
  }

  private MinutesPaper with(List<Chapter> others, List<String> otherNotes) {
    return new MinutesPaper(
        kind,
        body,
        number,
        day,
        opened,
        closed,
        place,
        present,
        absent,
        attending,
        others,
        setAside,
        recorder,
        reviewer,
        otherNotes);
  }

  /** The same without what is not asked for. */
  MinutesPaper only(Set<Section> sections) {
    var people = sections.contains(Section.PARTICIPANTS);
    return new MinutesPaper(
        kind,
        body,
        number,
        day,
        opened,
        closed,
        place,
        people ? present : List.of(),
        people ? absent : List.of(),
        people ? attending : List.of(),
        headings.stream().map(heading -> only(heading, sections)).toList(),
        sections.contains(Section.BACKLOG) ? setAside : List.of(),
        recorder,
        reviewer,
        notes);
  }

  private static Chapter only(Chapter heading, Set<Section> sections) {
    var outcomes = sections.contains(Section.OUTCOMES);
    return new Chapter(
        heading.title(),
        heading.points().stream()
            .map(
                point ->
                    new Point(
                        point.item(),
                        point.title(),
                        point.presenter(),
                        point.minutes(),
                        point.text(),
                        sections.contains(Section.PAPERS) ? point.papers() : List.of(),
                        outcomes ? point.decisions() : List.of(),
                        outcomes ? point.duties() : List.of()))
            .toList());
  }
}
