package org.prasan.roster;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.CoalitionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who serves which shift by which edition. */
@Component
class Assignments {
  private final JdbcClient jdbc;

  Assignments(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Transactional(readOnly = true)
  List<Assignment> of(CoalitionId coalition, EditionId edition) {
    return jdbc.sql(
            """
            select * from roster.assignment
            where coalition_id = :coalition and edition_id = :edition order by starts_at, seat_id
            """)
        .param("coalition", coalition.value())
        .param("edition", edition.value())
        .query((row, number) -> assignment(row))
        .list();
  }

  /** Those of one edition that touch the time between the two moments. */
  @Transactional(readOnly = true)
  List<Assignment> between(CoalitionId coalition, EditionId edition, Instant from, Instant to) {
    return jdbc.sql(
            """
            select * from roster.assignment
            where coalition_id = :coalition and edition_id = :edition
              and ends_at > :from and starts_at < :to
            order by starts_at, seat_id
            """)
        .param("coalition", coalition.value())
        .param("edition", edition.value())
        .param("from", RosterClock.utc(from))
        .param("to", RosterClock.utc(to))
        .query((row, number) -> assignment(row))
        .list();
  }

  @Transactional(propagation = Propagation.MANDATORY)
  void write(CoalitionId coalition, EditionId edition, List<Assignment> assignments) {
    jdbc.sql(
            """
            delete from roster.assignment where coalition_id = :coalition and edition_id = :edition
            """)
        .param("coalition", coalition.value())
        .param("edition", edition.value())
        .update();
    var seats = new ArrayList<String>();
    var rows = new ArrayList<Object[]>();
    for (var one : assignments) {
      seats.add(one.seat().toString());
      rows.add(
          new @Nullable Object[] {
            RosterClock.utc(one.start()),
            RosterClock.utc(one.end()),
            one.day(),
            one.night(),
            one.person() == null ? null : one.person().value(),
            one.byHand()
          });
    }
    if (rows.isEmpty()) return;
    jdbc.sql(
            """
            insert into roster.assignment
            select :coalition, :edition, t.* from unnest(:seats::uuid[], :starts::timestamptz[],
              :ends::timestamptz[], :days::date[], :nights::boolean[], :people::uuid[],
              :hands::boolean[]) t
            """)
        .param("coalition", coalition.value())
        .param("edition", edition.value())
        .param("seats", seats.toArray(String[]::new))
        .param("starts", texts(rows, 0))
        .param("ends", texts(rows, 1))
        .param("days", texts(rows, 2))
        .param("nights", texts(rows, 3))
        .param("people", texts(rows, 4))
        .param("hands", texts(rows, 5))
        .update();
  }

  private static @Nullable String[] texts(List<Object[]> rows, int column) {
    return rows.stream()
        .map(row -> row[column] == null ? null : row[column].toString())
        .toArray(String[]::new);
  }

  /** False if there is no such shift. */
  @Transactional(propagation = Propagation.MANDATORY)
  boolean assign(
      CoalitionId coalition, EditionId edition, Shift.Key key, @Nullable DutyPersonId person) {
    return jdbc.sql(
                """
                update roster.assignment set duty_person_id = :person, by_hand = true
                where coalition_id = :coalition and edition_id = :edition and seat_id = :seat
                  and starts_at = :start
                """)
            .param("coalition", coalition.value())
            .param("edition", edition.value())
            .param("seat", key.seat().value())
            .param("start", RosterClock.utc(key.start()))
            .param("person", person == null ? null : person.value())
            .update()
        == 1;
  }

  private static Assignment assignment(ResultSet row) throws SQLException {
    return new Assignment(
        Row.seat(row),
        row.getObject("day", LocalDate.class),
        Row.instant(row, "starts_at"),
        Row.instant(row, "ends_at"),
        row.getBoolean("night"),
        Row.person(row, "duty_person_id"),
        row.getBoolean("by_hand"));
  }
}
