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
  private final LongestTerm longest;
  private final Audit audit;

  EndTerm(JdbcClient jdbc, Offices offices, InTurn inTurn, LongestTerm longest, Audit audit) {
    this.jdbc = jdbc;
    this.offices = offices;
    this.inTurn = inTurn;
    this.longest = longest;
    this.audit = audit;
  }

  public sealed interface Outcome {
    /** It has this last day. */
    record Ended() implements Outcome {}

    /** It would end before it begins. */
    record EndsBeforeItBegins() implements Outcome {}

    /** It has an end already; a later one would lengthen what was decided. */
    record EndedBefore() implements Outcome {}

    /** The rule about terms of office lets it last until a day before. */
    record LongerThanTheRule(LongestTerm.Limit limit) implements Outcome {}

    /** No such term in this coalition. */
    record NotFound() implements Outcome {}
  }

  @Transactional
  public Outcome end(Acting acting, UUID id, LocalDate lastDay) {
    acting.require(Action.ASSIGN_OFFICE);
    inTurn.take(acting.coalitionId());
    var term =
        offices.terms(acting.coalitionId()).stream().filter(t -> t.id().equals(id)).findFirst();
    if (term.isEmpty()) return new Outcome.NotFound();
    var before = term.get();
    if (lastDay.equals(before.to())) return new Outcome.Ended();
    if (before.to() != null && lastDay.isAfter(before.to())) return new Outcome.EndedBefore();
    if (lastDay.isBefore(before.from())) return new Outcome.EndsBeforeItBegins();
    var ended = before.until(lastDay);
    var limit = longest.exceededBy(acting.coalitionId(), ended);
    if (limit.isPresent()) return new Outcome.LongerThanTheRule(limit.get());
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
        AssignOffice.told(ended, office));
    return new Outcome.Ended();
  }
}
