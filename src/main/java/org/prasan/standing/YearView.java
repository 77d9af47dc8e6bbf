package org.prasan.standing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.prasan.standing.Fact.Kind;
import org.prasan.tenancy.CoalitionId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What became of the memberships of a coalition, year by year. */
@Component
class YearView {
  private final Facts facts;
  private final NumbersKnown numbers;
  private final ObjectProvider<YearFigures> others;

  YearView(Facts facts, NumbersKnown numbers, ObjectProvider<YearFigures> others) {
    this.facts = facts;
    this.numbers = numbers;
    this.others = others;
  }

  /**
   * A year. What is known only as a number counts like what is known by name.
   *
   * @param applied none if nobody counts applications, or nobody did yet
   * @param due how many terms came to their end
   * @param inTime how many of those were renewed by then
   * @param members at its end, or today in a year that still runs; none if it is not known
   * @param partly something in it is known only as a number
   */
  record Line(
      int year,
      YearFigures.@Nullable Applied applied,
      int admitted,
      int renewed,
      int lapsed,
      int resigned,
      int due,
      int inTime,
      @Nullable Integer members,
      boolean partly) {
    /** Of a hundred terms that came to their end, so many were renewed by then. */
    public @Nullable Integer share() {
      return due == 0 ? null : Math.round(100f * inTime / due);
    }

    public @Nullable Integer applications() {
      return applied == null ? null : applied.handedIn();
    }

    public @Nullable Integer refused() {
      return applied == null ? null : applied.refused();
    }

    public @Nullable Integer withdrawn() {
      return applied == null ? null : applied.withdrawn();
    }
  }

  @Transactional(readOnly = true)
  List<Line> of(CoalitionId coalition) {
    var courses = facts.courses(coalition).values();
    var known = numbers.of(coalition);
    var today = facts.today();
    var first =
        Stream.concat(
                courses.stream().flatMap(course -> course.firstDay().stream()),
                known.stream().map(NumbersKnown.Known::sortsOn))
            .min(LocalDate::compareTo);
    if (first.isEmpty()) return List.of();
    var applications = applications(coalition);
    var lines = new ArrayList<Line>();
    IntStream.rangeClosed(first.get().getYear(), today.getYear())
        .forEach(year -> lines.add(line(year, courses, known, applications, today)));
    return List.copyOf(lines);
  }

  private SortedMap<Integer, YearFigures.Applied> applications(CoalitionId coalition) {
    var sum = new TreeMap<Integer, YearFigures.Applied>();
    others.forEach(
        module ->
            module
                .applications(coalition)
                .forEach((year, many) -> sum.merge(year, many, YearFigures.Applied::and)));
    return sum;
  }

  /** Before the first one that was recorded here nobody knows how many there were. */
  private static YearFigures.@Nullable Applied applications(
      SortedMap<Integer, YearFigures.Applied> known, int year) {
    return known.isEmpty() || year < known.firstKey()
        ? null
        : known.getOrDefault(year, YearFigures.Applied.NONE);
  }

  private static Line line(
      int year,
      Collection<Course> courses,
      List<NumbersKnown.Known> known,
      SortedMap<Integer, YearFigures.Applied> applications,
      LocalDate today) {
    var last = LocalDate.of(year, 12, 31);
    var end = last.isAfter(today) ? today : last;
    var rounds =
        courses.stream()
            .flatMap(course -> course.rounds(today).stream())
            .filter(round -> ends(round, year, today))
            .toList();
    var members =
        (int)
            courses.stream()
                .filter(course -> course.on(end).filter(Standing::belongs).isPresent())
                .count();
    var told = number(known, NumbersKnown.Kind.MEMBERS, year);
    return new Line(
        year,
        applications(applications, year),
        facts(courses, Kind.ADMITTED, year, today)
            + Objects.requireNonNullElse(number(known, NumbersKnown.Kind.ADMITTED, year), 0),
        facts(courses, Kind.RENEWED, year, today)
            + Objects.requireNonNullElse(number(known, NumbersKnown.Kind.RENEWED, year), 0),
        periods(courses, Standing.LAPSED, year, today),
        periods(courses, Standing.RESIGNED, year, today),
        rounds.size(),
        (int) rounds.stream().filter(Course.Round::renewedInTime).count(),
        members(members, told, number(known, NumbersKnown.Kind.SIGNED, year)),
        known.stream().anyMatch(one -> one.year() == year));
  }

  /** By name where names are known; else the number somebody wrote down. */
  private static @Nullable Integer members(
      int byName, @Nullable Integer told, @Nullable Integer signed) {
    if (byName > 0) return byName;
    return told == null ? signed : told;
  }

  private static boolean ends(Course.Round round, int year, LocalDate today) {
    var end = round.term().end();
    return end != null && end.getYear() == year && end.isBefore(today);
  }

  private static int facts(Collection<Course> courses, Kind kind, int year, LocalDate today) {
    Predicate<Fact> counted =
        fact -> fact.kind() == kind && fact.on().getYear() == year && !fact.on().isAfter(today);
    return (int)
        courses.stream().flatMap(course -> course.facts().stream()).filter(counted).count();
  }

  private static int periods(
      Collection<Course> courses, Standing standing, int year, LocalDate today) {
    return (int)
        courses.stream()
            .flatMap(course -> course.periods().stream())
            .filter(
                period ->
                    period.standing() == standing
                        && period.from().getYear() == year
                        && !period.from().isAfter(today))
            .count();
  }

  private static @Nullable Integer number(
      List<NumbersKnown.Known> known, NumbersKnown.Kind kind, int year) {
    var numbers = known.stream().filter(one -> one.kind() == kind && one.year() == year).toList();
    return numbers.isEmpty() ? null : numbers.stream().mapToInt(NumbersKnown.Known::number).sum();
  }
}
