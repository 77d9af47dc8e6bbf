package org.prasan.roster;

import java.util.List;
import org.prasan.notification.Notice;
import org.prasan.notification.Topic;
import org.prasan.tenancy.Coalition;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells the office once a day, while somebody is missing in the next days. */
@Component
class RemindOfGaps {
  private static final int DAYS_AHEAD = 3;

  private final Gaps gaps;
  private final TellOfRoster tell;
  private final JdbcClient jdbc;
  private final RosterClock clock;

  RemindOfGaps(Gaps gaps, TellOfRoster tell, JdbcClient jdbc, RosterClock clock) {
    this.gaps = gaps;
    this.tell = tell;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Answers how many people were told. */
  @Transactional
  int remind(Coalition coalition) {
    var today = clock.today();
    if (gaps.between(coalition.id(), today, today.plusDays(DAYS_AHEAD)).isEmpty()) return 0;
    if (!claim(coalition, "gaps " + today)) return 0;
    tell.done(coalition, "roster.gap.");
    int told =
        tell.tellOffice(
            coalition,
            person ->
                new Notice(
                    coalition,
                    person,
                    Topic.ROSTER,
                    "roster-gap",
                    List.of(String.valueOf(DAYS_AHEAD)),
                    "/roster#gaps",
                    "roster.gap." + today));
    jdbc.sql(
            """
            update roster.reminder set recipients = :told
            where coalition_id = :coalition and occasion = :occasion
            """)
        .param("told", told)
        .param("coalition", coalition.id().value())
        .param("occasion", "gaps " + today)
        .update();
    return told;
  }

  /** True for one caller alone. */
  private boolean claim(Coalition coalition, String occasion) {
    return jdbc.sql(
                """
                insert into roster.reminder (coalition_id, occasion, sent_at, recipients)
                values (:coalition, :occasion, :now, 0)
                on conflict (coalition_id, occasion) do nothing
                """)
            .param("coalition", coalition.id().value())
            .param("occasion", occasion)
            .param("now", RosterClock.utc(clock.now()))
            .update()
        == 1;
  }
}
