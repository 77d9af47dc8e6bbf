package org.prasan.coalition;

import java.time.LocalDate;
import java.util.UUID;
import org.prasan.audit.Audit;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A term of office gets its last day. */
@Service
public class EndTerm {
  private final JdbcClient jdbc;
  private final Offices offices;
  private final InTurn inTurn;
  private final Audit audit;

  EndTerm(JdbcClient jdbc, Offices offices, InTurn inTurn, Audit audit) {
    this.jdbc = jdbc;
    this.offices = offices;
    this.inTurn = inTurn;
    this.audit = audit;
  }

  public enum Outcome {
    ENDED,
    ENDS_BEFORE_IT_BEGINS,
    NOT_FOUND,
    /** It has an end already; a later one would lengthen what was decided. */
    ENDED_BEFORE
  }

  @Transactional
  public Outcome end(Acting acting, UUID id, LocalDate lastDay) {
    acting.require(Action.ASSIGN_OFFICE);
    inTurn.take(acting.coalitionId());
    var term =
        offices.terms(acting.coalitionId()).stream().filter(t -> t.id().equals(id)).findFirst();
    if (term.isEmpty()) return Outcome.NOT_FOUND;
    var before = term.get();
    if (lastDay.equals(before.to())) return Outcome.ENDED;
    if (before.to() != null && lastDay.isAfter(before.to())) return Outcome.ENDED_BEFORE;
    if (lastDay.isBefore(before.from())) return Outcome.ENDS_BEFORE_IT_BEGINS;
    jdbc.sql(
            """
            update coalition.term set valid_to = :to
            where coalition_id = :coalition and id = :id
            """)
        .param("to", lastDay)
        .param("coalition", acting.coalitionId().value())
        .param("id", id)
        .update();
    var office = offices.office(acting.coalitionId(), before.office());
    audit.record(
        acting,
        "office.ended",
        "term",
        id,
        AssignOffice.told(before, office),
        AssignOffice.told(before.until(lastDay), office));
    return Outcome.ENDED;
  }
}
