package org.prasan.standing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.prasan.coalition.EventKind;
import org.prasan.coalition.History;
import org.prasan.language.ApproximateDate;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.OrganizationNames;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who was a member on a day, as far as it is known. */
@Component
class RegisterView {
  private final Facts facts;
  private final NumbersKnown numbers;
  private final OrganizationNames organizations;
  private final History history;

  RegisterView(
      Facts facts, NumbersKnown numbers, OrganizationNames organizations, History history) {
    this.facts = facts;
    this.numbers = numbers;
    this.organizations = organizations;
    this.history = history;
  }

  /**
   * The register of one day.
   *
   * @param members those that counted as members, in the order of the Thai alphabet
   * @param others those that were known and did not count: suspended, lapsed, resigned
   * @param perhaps those whose membership had perhaps begun; the day of that is not written down
   * @param numbers what is known only as a number up to that day
   * @param knownUntil when anything was last known of members whose terms nobody wrote down; null
   *     if that day is not later
   */
  record Register(
      LocalDate on,
      List<Line> members,
      List<Line> others,
      List<Line> perhaps,
      List<NumbersKnown.Known> numbers,
      @Nullable ApproximateDate knownUntil) {
    Stream<Line> all() {
      return Stream.of(members, others, perhaps).flatMap(List::stream);
    }

    /** What one page shows of it: so many lines, in the order of the page, after one of them. */
    Part after(@Nullable OrganizationId last, int most) {
      var lines = Stream.of(members, perhaps, others).flatMap(List::stream).toList();
      int from = 0;
      while (from < lines.size() && !lines.get(from).organization().equals(last)) from++;
      from = from < lines.size() ? from + 1 : 0;
      var shown = lines.subList(from, Math.min(lines.size(), from + most));
      int perhapsFrom = Math.clamp(members.size() - from, 0, shown.size());
      int othersFrom = Math.clamp(members.size() + perhaps.size() - from, 0, shown.size());
      return new Part(
          shown.subList(0, perhapsFrom),
          shown.subList(perhapsFrom, othersFrom),
          shown.subList(othersFrom, shown.size()),
          from + most < lines.size() ? shown.getLast().organization() : null);
    }
  }

  /**
   * Some of its lines.
   *
   * @param last after which there are more; null if there are none
   */
  record Part(
      List<Line> members, List<Line> perhaps, List<Line> others, @Nullable OrganizationId last) {}

  /**
   * An organization in it.
   *
   * @param standing none if it is not known whether it was a member yet
   */
  record Line(
      OrganizationId organization,
      LocalizedText name,
      @Nullable Standing standing,
      @Nullable ApproximateDate since) {}

  @Transactional(readOnly = true)
  Register on(CoalitionId coalition, LocalDate day) {
    var courses = facts.courses(coalition);
    var members = new ArrayList<Line>();
    var others = new ArrayList<Line>();
    var perhaps = new ArrayList<Line>();
    var unrecorded = new ArrayList<Course>();
    var before = founded(coalition).filter(day::isBefore).isPresent();
    for (var named : organizations.all(coalition)) {
      var course = courses.get(named.id());
      if (course == null) continue;
      var standing = course.on(day).orElse(null);
      if (standing != null) {
        var line = new Line(named.id(), named.name(), standing, KeepRegistry.since(course, day));
        (standing.belongs() ? members : others).add(line);
        if (course.term(day).filter(term -> !term.recorded()).isPresent()) unrecorded.add(course);
      } else if (!before && course.hadPerhapsBegun(day).isPresent()) {
        var about = course.hadPerhapsBegun(day).get().about();
        perhaps.add(new Line(named.id(), named.name(), null, about));
      }
    }
    var known =
        numbers.of(coalition).stream().filter(number -> !number.sortsOn().isAfter(day)).toList();
    return new Register(
        day,
        List.copyOf(members),
        List.copyOf(others),
        List.copyOf(perhaps),
        known,
        unrecorded.isEmpty() ? null : knownUntil(known, unrecorded, day).orElse(null));
  }

  /** The first day on which the coalition may have been there, if its history says so. */
  private Optional<LocalDate> founded(CoalitionId coalition) {
    return history.events(coalition).stream()
        .filter(event -> event.kind() == EventKind.FOUNDING)
        .flatMap(event -> Stream.ofNullable(event.happened().earliest()))
        .min(Comparator.naturalOrder());
  }

  /** The last that is known, if it lies before that day. */
  private static Optional<ApproximateDate> knownUntil(
      List<NumbersKnown.Known> numbers, List<Course> unrecorded, LocalDate day) {
    var counted = numbers.stream().map(NumbersKnown.Known::about);
    var told =
        unrecorded.stream()
            .flatMap(course -> course.facts().stream())
            .filter(fact -> !fact.on().isAfter(day))
            .map(Fact::about);
    return Stream.concat(counted, told)
        .filter(about -> about.latest() != null)
        .max(Comparator.comparing(about -> Objects.requireNonNull(about.latest())))
        .filter(about -> day.isAfter(Objects.requireNonNull(about.latest())))
        .map(about -> ApproximateDate.in(Objects.requireNonNull(about.to())));
  }
}
