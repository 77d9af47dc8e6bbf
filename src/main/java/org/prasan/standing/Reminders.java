package org.prasan.standing;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Which reminders went out, each once. */
@Component
class Reminders {
  private final JdbcClient jdbc;
  private final Clock clock;

  Reminders(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * A reminder that went out.
   *
   * @param term the last day of the term it was about
   * @param recipients how many people it reached; none if nobody acts for the organization
   */
  record Sent(OrganizationId organization, LocalDate term, Instant at, int recipients) {}

  /**
   * True for one caller alone: another copy of the application that asks for the same waits, and
   * then hears that it was done.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  boolean claim(
      CoalitionId coalition,
      OrganizationId organization,
      LocalDate term,
      String occasion,
      int recipients) {
    return jdbc.sql(
                """
                insert into standing.reminder
                  (coalition_id, organization_id, term, occasion, sent_at, recipients)
                values (:coalition, :organization, :term, :occasion, :now, :recipients)
                on conflict (coalition_id, organization_id, term, occasion) do nothing
                """)
            .param("coalition", coalition.value())
            .param("organization", organization.value())
            .param("term", term)
            .param("occasion", occasion)
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .param("recipients", recipients)
            .update()
        == 1;
  }

  /** All of them, the latest first. */
  @Transactional(readOnly = true)
  List<Sent> sent(CoalitionId coalition) {
    return jdbc.sql(
            """
            select organization_id, term, sent_at, recipients from standing.reminder
            where coalition_id = :coalition order by sent_at desc
            """)
        .param("coalition", coalition.value())
        .query(
            (row, number) ->
                new Sent(
                    OrganizationId.of(row.getString("organization_id")),
                    row.getObject("term", LocalDate.class),
                    row.getObject("sent_at", OffsetDateTime.class).toInstant(),
                    row.getInt("recipients")))
        .list();
  }
}
