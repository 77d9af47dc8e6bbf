package org.prasan.roster;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.identity.MandateHolders;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.ReadOnce;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Everybody who serves or has served a seat of a coalition. */
@Component
class DutyPeople {
  private final JdbcClient jdbc;
  private final MandateHolders mandates;
  private final RosterClock clock;

  DutyPeople(JdbcClient jdbc, MandateHolders mandates, RosterClock clock) {
    this.jdbc = jdbc;
    this.mandates = mandates;
    this.clock = clock;
  }

  /**
   * In the order of the Thai alphabet. Whoever has an account and no mandate in the coalition any
   * more has left, whether or not somebody told the roster.
   */
  @Transactional(readOnly = true)
  Map<DutyPersonId, DutyPerson> all(CoalitionId coalition) {
    return ReadOnce.of(List.of("duty people", coalition), () -> read(coalition));
  }

  private Map<DutyPersonId, DutyPerson> read(CoalitionId coalition) {
    var seats = seats(coalition);
    var people = new LinkedHashMap<DutyPersonId, DutyPerson>();
    jdbc.sql(
            """
            select * from roster.duty_person where coalition_id = :coalition
            order by name_th collate "th-x-icu", id
            """)
        .param("coalition", coalition.value())
        .query((row, number) -> person(row, seats))
        .list()
        .forEach(person -> people.put(person.id(), person));
    var working = mandates.people(coalition, clock.today());
    people.replaceAll((_, person) -> person.among(working, clock.now()));
    return Collections.unmodifiableMap(people);
  }

  @Transactional(readOnly = true)
  Optional<DutyPerson> byId(CoalitionId coalition, DutyPersonId id) {
    return Optional.ofNullable(all(coalition).get(id));
  }

  /** Who this person of the coalition is on the roster. */
  @Transactional(readOnly = true)
  Optional<DutyPerson> of(CoalitionId coalition, @Nullable PersonId person) {
    if (person == null) return Optional.empty();
    return all(coalition).values().stream()
        .filter(one -> person.equals(one.person()) && one.serves())
        .findFirst();
  }

  /** Whoever issues something to the same person waits until the transaction ends. */
  @Transactional(propagation = Propagation.MANDATORY)
  void lock(CoalitionId coalition, DutyPersonId id) {
    jdbc.sql(
            """
            select id from roster.duty_person
            where coalition_id = :coalition and id = :id for update
            """)
        .param("coalition", coalition.value())
        .param("id", id.value())
        .query(UUID.class)
        .optional();
  }

  private Map<DutyPersonId, Set<SeatId>> seats(CoalitionId coalition) {
    var seats = new HashMap<DutyPersonId, Set<SeatId>>();
    jdbc.sql(
            """
            select seat_id, duty_person_id from roster.qualification
            where coalition_id = :coalition
            """)
        .param("coalition", coalition.value())
        .query(
            row -> {
              var person = new DutyPersonId(row.getObject("duty_person_id", UUID.class));
              seats.computeIfAbsent(person, _ -> new HashSet<>()).add(Row.seat(row));
            });
    return seats;
  }

  /** False if this person of the coalition is on the roster already. */
  @Transactional(propagation = Propagation.MANDATORY)
  boolean insert(CoalitionId coalition, DutyPerson person, Instant now) {
    boolean added =
        jdbc.sql(
                    """
                    insert into roster.duty_person
                      (coalition_id, id, person_id, name_th, name_en, phone, tongues, changed_at)
                    values (:coalition, :id, :person, :nameTh, :nameEn, :phone, :tongues, :now)
                    on conflict do nothing
                    """)
                .params(values(coalition, person, now))
                .update()
            == 1;
    if (added) qualify(coalition, person);
    return added;
  }

  @Transactional(propagation = Propagation.MANDATORY)
  void update(CoalitionId coalition, DutyPerson person, Instant now) {
    jdbc.sql(
            """
            update roster.duty_person set name_th = :nameTh, name_en = :nameEn, phone = :phone,
              tongues = :tongues, left_at = :left, changed_at = :now, version = version + 1
            where coalition_id = :coalition and id = :id
            """)
        .params(values(coalition, person, now))
        .update();
    jdbc.sql(
            """
            delete from roster.qualification
            where coalition_id = :coalition and duty_person_id = :id
            """)
        .param("coalition", coalition.value())
        .param("id", person.id().value())
        .update();
    qualify(coalition, person);
  }

  private void qualify(CoalitionId coalition, DutyPerson person) {
    for (var seat : person.seats())
      jdbc.sql("insert into roster.qualification values (:coalition, :seat, :person)")
          .param("coalition", coalition.value())
          .param("seat", seat.value())
          .param("person", person.id().value())
          .update();
  }

  private static Map<String, @Nullable Object> values(
      CoalitionId coalition, DutyPerson person, Instant now) {
    var values = new HashMap<String, @Nullable Object>();
    values.put("coalition", coalition.value());
    values.put("id", person.id().value());
    values.put("person", person.person() == null ? null : person.person().value());
    values.put("nameTh", person.name().th());
    values.put("nameEn", person.name().en());
    values.put("phone", person.phone());
    values.put("tongues", person.tongues().stream().map(Tongue::name).toArray(String[]::new));
    values.put("left", RosterClock.utc(person.left()));
    values.put("now", RosterClock.utc(now));
    return values;
  }

  private static DutyPerson person(ResultSet row, Map<DutyPersonId, Set<SeatId>> seats)
      throws SQLException {
    var id = new DutyPersonId(row.getObject("id", UUID.class));
    @Nullable UUID person = Row.uuid(row, "person_id");
    return new DutyPerson(
        id,
        person == null ? null : new PersonId(person),
        Row.text(row, "name"),
        row.getString("phone"),
        Tongue.of(Row.array(row, "tongues")),
        seats.getOrDefault(id, Set.of()),
        Row.instantIfAny(row, "left_at"));
  }
}
