package org.prasan.coalition;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.Audit;
import org.prasan.language.ApproximateDate;
import org.prasan.language.Dates;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.OrganizationNames;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.PersonNames;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * An organization takes an office of the coalition for a term, through a person if one is named.
 */
@Service
public class AssignOffice {
  private final JdbcClient jdbc;
  private final Offices offices;
  private final ObjectProvider<OrganizationNames> organizations;
  private final ObjectProvider<PersonNames> people;
  private final LapsedHolders lapsed;
  private final InTurn inTurn;
  private final LongestTerm longest;
  private final Audit audit;
  private final Dates dates;
  private final Clock clock;

  AssignOffice(
      JdbcClient jdbc,
      Offices offices,
      ObjectProvider<OrganizationNames> organizations,
      ObjectProvider<PersonNames> people,
      LapsedHolders lapsed,
      InTurn inTurn,
      LongestTerm longest,
      Audit audit,
      Dates dates,
      Clock clock) {
    this.jdbc = jdbc;
    this.offices = offices;
    this.organizations = organizations;
    this.people = people;
    this.lapsed = lapsed;
    this.inTurn = inTurn;
    this.longest = longest;
    this.audit = audit;
    this.dates = dates;
    this.clock = clock;
  }

  /** A term somebody asks for; its id is made with the form, so that pressing twice adds one. */
  public record Wish(
      UUID id,
      UUID office,
      OrganizationId organization,
      @Nullable PersonId person,
      ApproximateDate began,
      @Nullable LocalDate to) {

    /** The first day on which it surely runs: of a year or month, the last. */
    LocalDate from() {
      var began = this.began.isExact() ? this.began.earliest() : this.began.latest();
      return Objects.requireNonNull(began == null ? this.began.earliest() : began);
    }

    Term term() {
      return new Term(id, office, organization, person, began, from(), to);
    }
  }

  public sealed interface Outcome {
    /** The organization holds the office. */
    record Assigned(Term term) implements Outcome {}

    /** All seats of the office are taken in that time, or by the organization itself. */
    record Overlaps(List<Term> terms) implements Outcome {}

    /** The rule about terms of office lets it last until that day. */
    record LongerThanTheRule(LongestTerm.Limit limit) implements Outcome {}

    /** The term would end before it begins. */
    record EndsBeforeItBegins() implements Outcome {}

    /** The person does not act for the organization on the first day that is yet to be served. */
    record ActsNotForIt(LocalDate on) implements Outcome {}

    /** No such office, organization or person in this coalition. */
    record NotFound() implements Outcome {}
  }

  @Transactional
  public Outcome assign(Acting acting, Wish wish) {
    acting.require(Action.ASSIGN_OFFICE);
    var coalition = acting.coalitionId();
    inTurn.take(coalition);
    var office =
        offices.offices(coalition).stream().filter(o -> o.id().equals(wish.office())).findFirst();
    if (office.isEmpty() || !known(acting, wish.organization()) || !known(acting, wish.person()))
      return new Outcome.NotFound();
    if (wish.to() != null && wish.to().isBefore(wish.from()))
      return new Outcome.EndsBeforeItBegins();
    var terms = offices.termsOf(coalition, wish.office());
    for (var term : terms) if (term.id().equals(wish.id())) return new Outcome.Assigned(term);
    var day = laterOf(wish.from(), dates.day(clock.instant()));
    if (nobodyExercises(coalition, wish.term(), day)) return new Outcome.ActsNotForIt(day);
    var limit = longest.exceededBy(coalition, wish.term());
    if (limit.isPresent()) return new Outcome.LongerThanTheRule(limit.get());
    var overlapping = overlapping(terms, wish, office.get().seats());
    if (!overlapping.isEmpty()) return new Outcome.Overlaps(overlapping);
    return new Outcome.Assigned(record(acting, wish, office.get()));
  }

  private boolean known(Acting acting, OrganizationId organization) {
    var names = organizations.getIfAvailable();
    return names != null
        && names.named(acting.coalitionId(), List.of(organization)).containsKey(organization);
  }

  private boolean known(Acting acting, @Nullable PersonId person) {
    if (person == null) return true;
    var names = people.getIfAvailable();
    return names != null && names.named(acting.coalitionId(), List.of(person)).containsKey(person);
  }

  private static LocalDate laterOf(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }

  /** Of a term that is over, whoever held it may have left since. */
  private boolean nobodyExercises(CoalitionId coalition, Term term, LocalDate day) {
    return !term.over(day) && !lapsed.among(coalition, List.of(term), day).isEmpty();
  }

  /** An office may have several seats, but an organization sits on one of them only. */
  private static List<Term> overlapping(List<Term> terms, Wish wish, int seats) {
    var taken = terms.stream().filter(term -> term.overlaps(wish.from(), wish.to())).toList();
    var own =
        taken.stream().filter(term -> term.organization().equals(wish.organization())).toList();
    if (!own.isEmpty()) return own;
    return mostAtOnce(taken, wish) < seats ? List.of() : taken;
  }

  /** Terms change hands only on the day one begins, so those days and the first tell all. */
  private static long mostAtOnce(List<Term> taken, Wish wish) {
    return java.util.stream.Stream.concat(
            java.util.stream.Stream.of(wish.from()),
            taken.stream().map(Term::from).filter(day -> day.isAfter(wish.from())))
        .mapToLong(day -> taken.stream().filter(term -> term.runsOn(day)).count())
        .max()
        .orElse(0);
  }

  private Term record(Acting acting, Wish wish, Office office) {
    var term = wish.term();
    jdbc.sql(
            """
            insert into coalition.term (coalition_id, id, office_id, organization_id, person_id,
              began, valid_from, valid_to)
            values (:coalition, :id, :office, :organization, :person, :began, :from, :to)
            """)
        .param("coalition", acting.coalitionId().value())
        .param("id", term.id())
        .param("office", term.office())
        .param("organization", term.organization().value())
        .param("person", term.person() == null ? null : term.person().value())
        .param("began", term.began().toString())
        .param("from", term.from())
        .param("to", term.to())
        .update();
    audit.record(acting, "office.assigned", "term", term.id(), null, told(term, office));
    return term;
  }

  static Map<String, @Nullable Object> told(Term term, Office office) {
    var told = new LinkedHashMap<String, @Nullable Object>();
    told.put("office", office.name());
    told.put("organization", term.organization().toString());
    told.put("person", term.person() == null ? null : term.person().toString());
    told.put("began", term.began().toString());
    told.put("to", term.to() == null ? null : term.to().toString());
    return told;
  }
}
