package org.prasan.commitment;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.prasan.tenancy.CoalitionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Which reminders went out, each once. */
@Component("commitmentCalls")
@Transactional(propagation = Propagation.MANDATORY)
class Calls {
  /** Followed by the day on which somebody reminded. */
  static final String BY_HAND = "BY_HAND ";

  private final JdbcClient jdbc;

  Calls(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** True for one caller alone: another copy of the application waits, and hears it was done. */
  boolean claim(
      CoalitionId coalition, CommitmentId commitment, LocalDate due, String rung, Instant at) {
    return jdbc.sql(
                """
                insert into commitment.call
                  (coalition_id, commitment_id, due, rung, called_at, people)
                values (:coalition, :commitment, :due, :rung, :at, 0)
                on conflict (coalition_id, commitment_id, due, rung) do nothing
                """)
            .param("coalition", coalition.value())
            .param("commitment", commitment.value())
            .param("due", due)
            .param("rung", rung)
            .param("at", at.atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  /** How many people it reached. */
  void told(
      CoalitionId coalition, CommitmentId commitment, LocalDate due, String rung, int people) {
    jdbc.sql(
            """
            update commitment.call set people = :people
            where coalition_id = :coalition and commitment_id = :commitment and due = :due
              and rung = :rung
            """)
        .param("people", people)
        .param("coalition", coalition.value())
        .param("commitment", commitment.value())
        .param("due", due)
        .param("rung", rung)
        .update();
  }
}
