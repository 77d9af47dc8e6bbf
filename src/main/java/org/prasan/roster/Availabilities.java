package org.prasan.roster;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.prasan.tenancy.CoalitionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What people have said about the days on which they can or like to serve. */
@Component
class Availabilities {
  private final JdbcClient jdbc;

  Availabilities(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Those that touch these days, both included. */
  @Transactional(readOnly = true)
  List<Availability> between(CoalitionId coalition, LocalDate from, LocalDate to) {
    return jdbc.sql(
            """
            select * from roster.availability
            where coalition_id = :coalition and last_day >= :from and first_day <= :to
            order by first_day, id
            """)
        .param("coalition", coalition.value())
        .param("from", from)
        .param("to", to)
        .query((row, number) -> availability(row))
        .list();
  }

  Map<DutyPersonId, List<DutyRules.Days>> leave(
      CoalitionId coalition, LocalDate from, LocalDate to) {
    return between(coalition, from, to).stream()
        .filter(one -> one.kind() == Availability.Kind.LEAVE)
        .collect(
            Collectors.groupingBy(
                Availability::person, Collectors.mapping(Availability::days, Collectors.toList())));
  }

  @Transactional(readOnly = true)
  Optional<Availability> byId(CoalitionId coalition, UUID id) {
    return jdbc.sql(
            "select * from roster.availability where coalition_id = :coalition and id = :id")
        .param("coalition", coalition.value())
        .param("id", id)
        .query((row, number) -> availability(row))
        .optional();
  }

  @Transactional(propagation = Propagation.MANDATORY)
  boolean insert(CoalitionId coalition, Availability availability, Instant now) {
    return jdbc.sql(
                """
                insert into roster.availability
                  (coalition_id, id, duty_person_id, kind, first_day, last_day, recorded_at)
                values (:coalition, :id, :person, :kind, :first, :last, :now)
                on conflict (coalition_id, id) do nothing
                """)
            .param("coalition", coalition.value())
            .param("id", availability.id())
            .param("person", availability.person().value())
            .param("kind", availability.kind().name())
            .param("first", availability.first())
            .param("last", availability.last())
            .param("now", RosterClock.utc(now))
            .update()
        == 1;
  }

  @Transactional(propagation = Propagation.MANDATORY)
  void remove(CoalitionId coalition, UUID id) {
    jdbc.sql("delete from roster.availability where coalition_id = :coalition and id = :id")
        .param("coalition", coalition.value())
        .param("id", id)
        .update();
  }

  private static Availability availability(ResultSet row) throws SQLException {
    return new Availability(
        row.getObject("id", UUID.class),
        new DutyPersonId(row.getObject("duty_person_id", UUID.class)),
        Availability.Kind.valueOf(row.getString("kind")),
        row.getObject("first_day", LocalDate.class),
        row.getObject("last_day", LocalDate.class));
  }
}
