package org.prasan.roster;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.CoalitionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The offers to swap shifts, the newest first. */
@Component
class Swaps {
  private final JdbcClient jdbc;

  Swaps(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Those for shifts that end after the moment. */
  @Transactional(readOnly = true)
  List<Swap> since(CoalitionId coalition, Instant moment) {
    return jdbc.sql(
            """
            select * from roster.swap where coalition_id = :coalition and ends_at > :moment
            order by offered_at desc, id desc
            """)
        .param("coalition", coalition.value())
        .param("moment", RosterClock.utc(moment))
        .query((row, number) -> swap(row))
        .list();
  }

  @Transactional(readOnly = true)
  Optional<Swap> byId(CoalitionId coalition, UUID id) {
    return find(
        "select * from roster.swap where coalition_id = :coalition and id = :id", coalition, id);
  }

  /** Two people who answer at once wait for each other. */
  @Transactional(propagation = Propagation.MANDATORY)
  Optional<Swap> lock(CoalitionId coalition, UUID id) {
    return find(
        "select * from roster.swap where coalition_id = :coalition and id = :id for update",
        coalition,
        id);
  }

  private Optional<Swap> find(String sql, CoalitionId coalition, UUID id) {
    return jdbc.sql(sql)
        .param("coalition", coalition.value())
        .param("id", id)
        .query((row, number) -> swap(row))
        .optional();
  }

  /** False if it is there already, or the shift is on offer. */
  @Transactional(propagation = Propagation.MANDATORY)
  boolean insert(CoalitionId coalition, Swap swap) {
    var back = swap.inReturn();
    return jdbc.sql(
                """
                insert into roster.swap (coalition_id, id, seat_id, starts_at, ends_at, offered_by,
                  offered_to, return_seat_id, return_starts_at, return_ends_at, state, offered_at)
                values (:coalition, :id, :seat, :start, :end, :by, :to, :backSeat, :backStart,
                  :backEnd, 'OFFERED', :now)
                on conflict do nothing
                """)
            .param("coalition", coalition.value())
            .param("id", swap.id())
            .param("seat", swap.shift().seat().value())
            .param("start", RosterClock.utc(swap.shift().start()))
            .param("end", RosterClock.utc(swap.shift().end()))
            .param("by", swap.by().value())
            .param("to", swap.to() == null ? null : swap.to().value())
            .param("backSeat", back == null ? null : back.seat().value())
            .param("backStart", back == null ? null : RosterClock.utc(back.start()))
            .param("backEnd", back == null ? null : RosterClock.utc(back.end()))
            .param("now", RosterClock.utc(swap.offered()))
            .update()
        == 1;
  }

  @Transactional(propagation = Propagation.MANDATORY)
  void answer(
      CoalitionId coalition, UUID id, Swap.State state, @Nullable DutyPersonId taker, Instant now) {
    jdbc.sql(
            """
            update roster.swap set state = :state, taken_by = :taker, answered_at = :now
            where coalition_id = :coalition and id = :id and state = 'OFFERED'
            """)
        .param("coalition", coalition.value())
        .param("id", id)
        .param("state", state.name())
        .param("taker", taker == null ? null : taker.value())
        .param("now", RosterClock.utc(now))
        .update();
  }

  private static Swap swap(ResultSet row) throws SQLException {
    @Nullable UUID back = Row.uuid(row, "return_seat_id");
    return new Swap(
        row.getObject("id", UUID.class),
        new Swap.Piece(Row.seat(row), Row.instant(row, "starts_at"), Row.instant(row, "ends_at")),
        Objects.requireNonNull(Row.person(row, "offered_by")),
        Row.person(row, "offered_to"),
        back == null
            ? null
            : new Swap.Piece(
                new SeatId(back),
                Row.instant(row, "return_starts_at"),
                Row.instant(row, "return_ends_at")),
        Swap.State.valueOf(row.getString("state")),
        Row.person(row, "taken_by"),
        Row.instant(row, "offered_at"));
  }
}
