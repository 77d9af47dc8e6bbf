package org.prasan.coalition;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.prasan.audit.Audit;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The offices of an organization that leaves the coalition become vacant. */
@Service
public class ReturnOffices {
  private final JdbcClient jdbc;
  private final Offices offices;
  private final InTurn inTurn;
  private final Audit audit;

  ReturnOffices(JdbcClient jdbc, Offices offices, InTurn inTurn, Audit audit) {
    this.jdbc = jdbc;
    this.offices = offices;
    this.inTurn = inTurn;
    this.audit = audit;
  }

  /** The names of the offices it holds on that day or will hold later. */
  @Transactional(readOnly = true)
  public List<LocalizedText> held(
      CoalitionId coalition, OrganizationId organization, LocalDate on) {
    var held =
        running(coalition, organization, on).stream().map(Term::office).collect(Collectors.toSet());
    return offices.offices(coalition).stream()
        .filter(office -> held.contains(office.id()))
        .map(Office::name)
        .toList();
  }

  /** Who may end them is for the caller to see to. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void end(Acting acting, OrganizationId organization, LocalDate lastDay) {
    inTurn.take(acting.coalitionId());
    for (var term : running(acting.coalitionId(), organization, lastDay.plusDays(1))) {
      var last = lastDay.isBefore(term.from()) ? term.from().minusDays(1) : lastDay;
      jdbc.sql(
              """
              update coalition.term set valid_to = :to
              where coalition_id = :coalition and id = :id
              """)
          .param("to", last)
          .param("coalition", acting.coalitionId().value())
          .param("id", term.id())
          .update();
      var office = offices.office(acting.coalitionId(), term.office());
      audit.record(
          acting,
          "office.ended",
          "term",
          term.id(),
          AssignOffice.told(term, office),
          AssignOffice.told(term.until(last), office));
    }
  }

  private List<Term> running(CoalitionId coalition, OrganizationId organization, LocalDate on) {
    return offices.terms(coalition).stream()
        .filter(
            term -> term.organization().equals(organization) && !term.over(on) && !term.neverRan())
        .toList();
  }
}
