package org.prasan.roster;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.CoalitionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** When somebody else than planned was, is or will be on duty. */
@Component
class Replacements {
  private final JdbcClient jdbc;

  Replacements(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Those that touch the time between the two moments. */
  @Transactional(readOnly = true)
  List<Replacement> between(CoalitionId coalition, Instant from, Instant to) {
    return jdbc.sql(
            """
            select * from roster.override
            where coalition_id = :coalition and ends_at > :from and starts_at < :to
            order by starts_at, id
            """)
        .param("coalition", coalition.value())
        .param("from", RosterClock.utc(from))
        .param("to", RosterClock.utc(to))
        .query((row, number) -> replacement(row))
        .list();
  }

  @Transactional(readOnly = true)
  Optional<Replacement> byId(CoalitionId coalition, UUID id) {
    return jdbc.sql("select * from roster.override where coalition_id = :coalition and id = :id")
        .param("coalition", coalition.value())
        .param("id", id)
        .query((row, number) -> replacement(row))
        .optional();
  }

  @Transactional(propagation = Propagation.MANDATORY)
  boolean insert(Acting acting, Replacement replacement) {
    return jdbc.sql(
                """
                insert into roster.override (coalition_id, id, seat_id, starts_at, ends_at,
                  duty_person_id, reason, note, recorded_at, recorded_by)
                values (:coalition, :id, :seat, :start, :end, :person, :reason, :note, :known, :by)
                on conflict (coalition_id, id) do nothing
                """)
            .param("coalition", acting.coalitionId().value())
            .param("id", replacement.id())
            .param("seat", replacement.seat().value())
            .param("start", RosterClock.utc(replacement.start()))
            .param("end", RosterClock.utc(replacement.end()))
            .param("person", replacement.person().value())
            .param("reason", replacement.reason().name())
            .param("note", replacement.note())
            .param("known", RosterClock.utc(replacement.known()))
            .param("by", acting.person() == null ? null : acting.person().value())
            .update()
        == 1;
  }

  @Transactional(propagation = Propagation.MANDATORY)
  boolean withdraw(CoalitionId coalition, UUID id, Instant now) {
    return jdbc.sql(
                """
                update roster.override set withdrawn_at = :now
                where coalition_id = :coalition and id = :id and withdrawn_at is null
                  and ends_at > :now
                """)
            .param("coalition", coalition.value())
            .param("id", id)
            .param("now", RosterClock.utc(now))
            .update()
        == 1;
  }

  private static Replacement replacement(ResultSet row) throws SQLException {
    return new Replacement(
        row.getObject("id", UUID.class),
        Row.seat(row),
        Row.instant(row, "starts_at"),
        Row.instant(row, "ends_at"),
        new DutyPersonId(row.getObject("duty_person_id", UUID.class)),
        Replacement.Reason.valueOf(row.getString("reason")),
        row.getString("note"),
        Row.instant(row, "recorded_at"),
        Row.instantIfAny(row, "withdrawn_at"));
  }
}
