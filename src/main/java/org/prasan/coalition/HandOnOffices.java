package org.prasan.coalition;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.Audit;
import org.prasan.identity.PersonHoldings;
import org.prasan.language.ApproximateDate;
import org.prasan.language.Dates;
import org.prasan.language.ThaiDates;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.PersonId;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The offices a person holds for an organization when that person leaves: the organization keeps
 * them until the end of the term, through somebody else or, for the time being, nobody.
 */
@Service
class HandOnOffices implements PersonHoldings {
  private final JdbcClient jdbc;
  private final Offices offices;
  private final InTurn inTurn;
  private final Audit audit;
  private final MessageSource words;
  private final Dates dates;
  private final Clock clock;

  HandOnOffices(
      JdbcClient jdbc,
      Offices offices,
      InTurn inTurn,
      Audit audit,
      MessageSource words,
      Dates dates,
      Clock clock) {
    this.jdbc = jdbc;
    this.offices = offices;
    this.inTurn = inTurn;
    this.audit = audit;
    this.words = words;
    this.dates = dates;
    this.clock = clock;
  }

  @Override
  @Transactional(readOnly = true)
  public List<Holding> of(CoalitionId coalition, PersonId person, Locale locale) {
    var known = offices.offices(coalition);
    return offices.terms(coalition).stream()
        .filter(term -> isHeldBy(person, term))
        .map(
            term ->
                new Holding(
                    term.id(),
                    term.organization(),
                    question(term, known, locale),
                    Action.ASSIGN_OFFICE))
        .toList();
  }

  private Question question(Term term, List<Office> known, Locale locale) {
    return new Question(
        words.getMessage("coalition.term.held", new Object[] {told(term, known, locale)}, locale),
        words.getMessage("coalition.term.held.stays", null, locale),
        words.getMessage("coalition.term.held.nobody", null, locale));
  }

  private boolean isHeldBy(PersonId person, Term term) {
    return person.equals(term.person()) && !term.over(today());
  }

  private String told(Term term, List<Office> known, Locale locale) {
    var name = of(term, known).name().in(locale);
    var to = term.to();
    if (to == null) return name;
    var until = new Object[] {name, ThaiDates.full(to, locale)};
    return words.getMessage("coalition.term.held-until", until, locale);
  }

  private static Office of(Term term, List<Office> known) {
    return known.stream()
        .filter(office -> office.id().equals(term.office()))
        .findFirst()
        .orElseThrow();
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void handOn(
      Acting acting, PersonId person, Holding holding, @Nullable PersonId successor) {
    inTurn.take(acting.coalitionId());
    var before =
        offices.terms(acting.coalitionId()).stream()
            .filter(term -> term.id().equals(holding.id()))
            .findFirst()
            .orElseThrow();
    if (!isHeldBy(person, before) || !before.organization().equals(holding.organization())) return;
    var after =
        before.from().isBefore(today())
            ? split(acting, before, successor)
            : named(acting, before, successor);
    var office = offices.office(acting.coalitionId(), before.office());
    audit.record(
        acting,
        "office.handed-on",
        "term",
        after.id(),
        AssignOffice.told(before, office),
        AssignOffice.told(after, office));
  }

  /** Who held it until yesterday stays on record. */
  private Term split(Acting acting, Term before, @Nullable PersonId successor) {
    jdbc.sql(
            """
            update coalition.term set valid_to = :yesterday
            where coalition_id = :coalition and id = :id
            """)
        .param("yesterday", today().minusDays(1))
        .param("coalition", acting.coalitionId().value())
        .param("id", before.id())
        .update();
    var began = ApproximateDate.of(today());
    var after =
        new Term(
            FreshId.next(),
            before.office(),
            before.organization(),
            successor,
            began,
            today(),
            before.to());
    jdbc.sql(
            """
            insert into coalition.term (coalition_id, id, office_id, organization_id, person_id,
              began, valid_from, valid_to)
            values (:coalition, :id, :office, :organization, :person, :began, :from, :to)
            """)
        .param("coalition", acting.coalitionId().value())
        .param("id", after.id())
        .param("office", after.office())
        .param("organization", after.organization().value())
        .param("person", successor == null ? null : successor.value())
        .param("began", began.toString())
        .param("from", after.from())
        .param("to", after.to())
        .update();
    return after;
  }

  /** A term that has not run for a day yet never was that person's. */
  private Term named(Acting acting, Term before, @Nullable PersonId successor) {
    jdbc.sql(
            """
            update coalition.term set person_id = :person
            where coalition_id = :coalition and id = :id
            """)
        .param("person", successor == null ? null : successor.value())
        .param("coalition", acting.coalitionId().value())
        .param("id", before.id())
        .update();
    return new Term(
        before.id(),
        before.office(),
        before.organization(),
        successor,
        before.began(),
        before.from(),
        before.to());
  }

  private LocalDate today() {
    return dates.day(clock.instant());
  }
}
