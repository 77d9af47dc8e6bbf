package org.prasan.report;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Of which periods everybody may read the numbers. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class PublishedPeriods {
  private final JdbcClient jdbc;
  private final Clock clock;

  PublishedPeriods(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** False if it is published already. */
  boolean publish(CoalitionId coalition, NumbersPeriod period, PersonId by) {
    return jdbc.sql(
                """
                insert into report.published (coalition_id, id, period, published_at, published_by)
                values (:coalition, :id, :period, :now, :by)
                on conflict do nothing
                """)
            .param("coalition", coalition.value())
            .param("id", FreshId.next())
            .param("period", period.word())
            .param("now", now())
            .param("by", by.value())
            .update()
        == 1;
  }

  /** False if it is not published. */
  boolean takeBack(CoalitionId coalition, NumbersPeriod period, PersonId by) {
    return jdbc.sql(
                """
                update report.published set taken_back_at = :now, taken_back_by = :by
                where coalition_id = :coalition and period = :period and taken_back_at is null
                """)
            .param("coalition", coalition.value())
            .param("period", period.word())
            .param("now", now())
            .param("by", by.value())
            .update()
        == 1;
  }

  /** The latest first; of a year and its quarters the year. */
  List<NumbersPeriod> all(CoalitionId coalition) {
    return jdbc.sql(
            """
            select period from report.published
            where coalition_id = :coalition and taken_back_at is null
            order by left(period, 4) desc, length(period), period desc
            """)
        .param("coalition", coalition.value())
        .query((row, number) -> NumbersPeriod.of(row.getString("period")).orElseThrow())
        .list();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
