package org.prasan.roster;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.prasan.tenancy.CoalitionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The rotations of a coalition, also those that have ended. */
@Component
class Rotations {
  private final JdbcClient jdbc;

  Rotations(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Transactional(readOnly = true)
  List<Rotation> all(CoalitionId coalition) {
    return jdbc.sql(
            "select * from roster.rotation where coalition_id = :coalition order by first_day, id")
        .param("coalition", coalition.value())
        .query((row, number) -> rotation(row))
        .list();
  }

  @Transactional(readOnly = true)
  List<Rotation> of(CoalitionId coalition, SeatId seat) {
    return all(coalition).stream().filter(rotation -> rotation.seat().equals(seat)).toList();
  }

  @Transactional(propagation = Propagation.MANDATORY)
  void insert(CoalitionId coalition, Rotation rotation) {
    jdbc.sql(
            """
            insert into roster.rotation (coalition_id, id, seat_id, rhythm, handover, first_day,
              last_day, turn_order, recorded_at)
            values (:coalition, :id, :seat, :rhythm, :handover, :first, :last, :order::uuid[], :known)
            on conflict (coalition_id, id) do nothing
            """)
        .param("coalition", coalition.value())
        .param("id", rotation.id())
        .param("seat", rotation.seat().value())
        .param("rhythm", rotation.rhythm().name())
        .param("handover", rotation.handover())
        .param("first", rotation.first())
        .param("last", rotation.last())
        .param(
            "order", rotation.order().stream().map(DutyPersonId::toString).toArray(String[]::new))
        .param("known", RosterClock.utc(rotation.known()))
        .update();
  }

  @Transactional(propagation = Propagation.MANDATORY)
  boolean end(CoalitionId coalition, UUID id, Instant now) {
    return jdbc.sql(
                """
                update roster.rotation set ended_at = :now
                where coalition_id = :coalition and id = :id and ended_at is null
                """)
            .param("coalition", coalition.value())
            .param("id", id)
            .param("now", RosterClock.utc(now))
            .update()
        == 1;
  }

  private static Rotation rotation(ResultSet row) throws SQLException {
    return new Rotation(
        row.getObject("id", UUID.class),
        Row.seat(row),
        Rotation.Rhythm.valueOf(row.getString("rhythm")),
        row.getObject("handover", LocalTime.class),
        row.getObject("first_day", LocalDate.class),
        row.getObject("last_day", LocalDate.class),
        Arrays.stream(Row.array(row, "turn_order")).map(id -> new DutyPersonId((UUID) id)).toList(),
        Row.instant(row, "recorded_at"),
        Row.instantIfAny(row, "ended_at"));
  }
}
