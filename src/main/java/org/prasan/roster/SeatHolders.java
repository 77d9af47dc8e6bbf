package org.prasan.roster;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.prasan.identity.MandateHolders;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which seats a person of the coalition holds, for whoever shows something to a seat alone. */
@Service
public class SeatHolders {
  private final JdbcClient jdbc;
  private final MandateHolders mandates;
  private final DutyPeople people;
  private final Shifts shifts;
  private final RosterClock clock;

  SeatHolders(
      JdbcClient jdbc,
      MandateHolders mandates,
      DutyPeople people,
      Shifts shifts,
      RosterClock clock) {
    this.jdbc = jdbc;
    this.mandates = mandates;
    this.people = people;
    this.shifts = shifts;
    this.clock = clock;
  }

  /** Those the person may serve at that moment, whether on duty or not. */
  @Transactional(readOnly = true)
  public Set<SeatId> heldBy(CoalitionId coalition, PersonId person, Instant at) {
    if (!mandates.acts(coalition, person, clock.today())) return Set.of();
    return jdbc.sql(
            """
            select s.id from roster.duty_person p
            join roster.qualification q
              on q.coalition_id = p.coalition_id and q.duty_person_id = p.id
            join roster.seat s on s.coalition_id = q.coalition_id and s.id = q.seat_id
            where p.coalition_id = :coalition and p.person_id = :person
              and (p.left_at is null or p.left_at > :at)
              and s.opened_at <= :at and (s.closed_at is null or s.closed_at > :at)
            """)
        .param("coalition", coalition.value())
        .param("person", person.value())
        .param("at", RosterClock.utc(at))
        .query((row, number) -> new SeatId(row.getObject("id", UUID.class)))
        .set();
  }

  /** Who may serve each seat at that moment, whether on duty or not, of those with an account. */
  @Transactional(readOnly = true)
  public Map<SeatId, Set<PersonId>> all(CoalitionId coalition, Instant at) {
    var all = new HashMap<SeatId, Set<PersonId>>();
    jdbc.sql(
            """
            select q.seat_id, p.person_id from roster.duty_person p
            join roster.qualification q
              on q.coalition_id = p.coalition_id and q.duty_person_id = p.id
            where p.coalition_id = :coalition and p.person_id is not null
              and (p.left_at is null or p.left_at > :at)
            """)
        .param("coalition", coalition.value())
        .param("at", RosterClock.utc(at))
        .query(
            row -> {
              all.computeIfAbsent(
                      new SeatId(row.getObject("seat_id", UUID.class)), _ -> new HashSet<>())
                  .add(new PersonId(row.getObject("person_id", UUID.class)));
            });
    return all;
  }

  /** Those at which the person is on duty at that moment and may still serve. */
  @Transactional(readOnly = true)
  public Set<SeatId> servedBy(CoalitionId coalition, PersonId person, Instant at) {
    var held = heldBy(coalition, person, at);
    if (held.isEmpty()) return Set.of();
    var known = people.all(coalition);
    return shifts.at(coalition, held, at).stream()
        .filter(shift -> shift.person() != null)
        .filter(
            shift -> {
              var serving = known.get(Objects.requireNonNull(shift.person()));
              return serving != null && person.equals(serving.person());
            })
        .map(Shift::seat)
        .collect(Collectors.toUnmodifiableSet());
  }
}
