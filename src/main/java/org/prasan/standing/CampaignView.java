package org.prasan.standing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.prasan.identity.MandateHolders;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.OrganizationNames;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How the renewals of a year stand: who has, who has not, who was reminded when. */
@Component
class CampaignView {
  private final Facts facts;
  private final Reminders reminders;
  private final MandateHolders holders;
  private final OrganizationNames organizations;

  CampaignView(
      Facts facts, Reminders reminders, MandateHolders holders, OrganizationNames organizations) {
    this.facts = facts;
    this.reminders = reminders;
    this.holders = holders;
    this.organizations = organizations;
  }

  /** Which lines are shown. */
  enum Show {
    ALL,
    WAITING,
    RENEWED;

    boolean lets(Line line) {
      return switch (this) {
        case ALL -> true;
        case WAITING -> line.renewed() == null;
        case RENEWED -> line.renewed() != null;
      };
    }
  }

  /**
   * The renewals of one year.
   *
   * @param years in which terms end
   * @param unrecorded how many members have no recorded term, so that none of theirs is due
   */
  record Campaign(int year, Set<Integer> years, List<Line> lines, int unrecorded) {
    public int renewed() {
      return (int) lines.stream().filter(line -> line.renewed() != null).count();
    }

    public long toRemind() {
      return lines.stream().filter(Line::reachable).count();
    }

    List<Line> shown(Show show) {
      return lines.stream().filter(show::lets).toList();
    }
  }

  /**
   * One organization in it.
   *
   * @param term the last day of the term that ends in that year
   * @param renewed when it was renewed; none if it was not
   * @param holders how many people a reminder would reach
   */
  record Line(
      OrganizationId organization,
      LocalizedText name,
      Standing standing,
      LocalDate term,
      @Nullable LocalDate renewed,
      @Nullable Instant reminded,
      int holders) {
    public boolean mayRemind() {
      return renewed == null && Move.REMIND.fits(standing);
    }

    public boolean reachable() {
      return mayRemind() && holders > 0;
    }
  }

  /**
   * @param wanted none for the year in which the next renewals end
   */
  @Transactional(readOnly = true)
  Campaign of(CoalitionId coalition, @Nullable Integer wanted) {
    var today = facts.today();
    var courses = facts.courses(coalition);
    var years = years(courses, today);
    int year = wanted == null ? current(courses, today) : wanted;
    var people =
        holders.all(coalition, RenewByLink.HOLDERS, today).stream()
            .collect(
                Collectors.groupingBy(
                    MandateHolders.Holder::organization, Collectors.summingInt(_ -> 1)));
    var sent = reminders.sent(coalition);
    var lines = new ArrayList<Line>();
    for (var named : organizations.all(coalition)) {
      var course = courses.get(named.id());
      if (course == null) continue;
      var round = round(course, today, year);
      if (round == null) continue;
      var end = Objects.requireNonNull(round.term().end());
      lines.add(
          new Line(
              named.id(),
              named.name(),
              course.on(today).orElseThrow(),
              end,
              round.renewal() == null ? null : round.renewal().on(),
              reminded(sent, named.id(), end),
              people.getOrDefault(named.id(), 0)));
    }
    return new Campaign(year, years, List.copyOf(lines), unrecorded(courses, today));
  }

  /** Who left without renewing, or has said that it leaves, is no longer asked to. */
  private static Course.@Nullable Round round(Course course, LocalDate today, int year) {
    var round =
        course.rounds(today).stream()
            .filter(candidate -> endsIn(candidate, year))
            .reduce((earlier, later) -> later)
            .orElse(null);
    if (round == null) return null;
    boolean left =
        course.on(today).filter(Standing.RESIGNED::equals).isPresent()
            || course.resignsLater(today).isPresent();
    return left && round.renewal() == null ? null : round;
  }

  private static boolean endsIn(Course.Round round, int year) {
    return round.term().end() != null && round.term().end().getYear() == year;
  }

  private static Set<Integer> years(Map<OrganizationId, Course> courses, LocalDate today) {
    return courses.values().stream()
        .flatMap(course -> course.rounds(today).stream())
        .map(round -> round.term().end())
        .filter(Objects::nonNull)
        .map(LocalDate::getYear)
        .collect(Collectors.toCollection(TreeSet::new))
        .descendingSet();
  }

  /** Where somebody has yet to renew now; else the year of today. */
  private static int current(Map<OrganizationId, Course> courses, LocalDate today) {
    return courses.values().stream()
        .filter(
            course ->
                course
                    .on(today)
                    .filter(now -> now == Standing.RENEWAL_DUE || now == Standing.GRACE)
                    .isPresent())
        .flatMap(course -> course.term(today).map(Term::end).stream())
        .map(LocalDate::getYear)
        .collect(Collectors.groupingBy(year -> year, Collectors.counting()))
        .entrySet()
        .stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(today.getYear());
  }

  private static @Nullable Instant reminded(
      List<Reminders.Sent> sent, OrganizationId organization, LocalDate term) {
    return sent.stream()
        .filter(
            reminder ->
                reminder.organization().equals(organization)
                    && reminder.term().equals(term)
                    && reminder.recipients() > 0)
        .findFirst()
        .map(Reminders.Sent::at)
        .orElse(null);
  }

  private static int unrecorded(Map<OrganizationId, Course> courses, LocalDate today) {
    return (int)
        courses.values().stream()
            .filter(course -> course.on(today).filter(Standing::belongs).isPresent())
            .filter(course -> course.term(today).filter(term -> !term.recorded()).isPresent())
            .count();
  }
}
