package org.prasan.admission;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.prasan.tenancy.CoalitionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What was begun and never handed in, also if it was taken back, and how long it is kept. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class Drafts {
  static final Duration KEPT = Duration.ofDays(90);

  private final JdbcClient jdbc;
  private final Today today;

  Drafts(JdbcClient jdbc, Today today) {
    this.jdbc = jdbc;
    this.today = today;
  }

  /** Counted from the last change by the applicant. */
  LocalDate keptUntil(CoalitionId coalition, ApplicationId id) {
    return today.dayOf(
        jdbc.sql(
                """
                select touched_at from admission.application
                where coalition_id = :coalition and id = :id
                """)
            .param("coalition", coalition.value())
            .param("id", id.value())
            .query((row, number) -> row.getObject("touched_at", OffsetDateTime.class).toInstant())
            .single()
            .plus(KEPT));
  }

  /**
   * Those that nobody touched for so long; nobody else can change them until the transaction ends.
   */
  List<ApplicationId> old(CoalitionId coalition) {
    return jdbc.sql(
            """
            select id from admission.application
            where coalition_id = :coalition and submitted_at is null and touched_at < :before
            limit 500 for update
            """)
        .param("coalition", coalition.value())
        .param("before", Applications.utc(today.now().minus(KEPT)))
        .query((row, number) -> new ApplicationId(row.getObject("id", UUID.class)))
        .list();
  }
}
