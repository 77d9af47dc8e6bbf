package org.prasan.roster;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.PersonId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which seats a person of the coalition holds, for whoever shows something to a seat alone. */
@Service
public class SeatHolders {
  private final Seats seats;
  private final DutyPeople people;
  private final Shifts shifts;

  SeatHolders(Seats seats, DutyPeople people, Shifts shifts) {
    this.seats = seats;
    this.people = people;
    this.shifts = shifts;
  }

  /** Those the person may serve at that moment, whether on duty or not. */
  @Transactional(readOnly = true)
  public Set<SeatId> heldBy(CoalitionId coalition, PersonId person, Instant at) {
    var holder =
        people.all(coalition).values().stream()
            .filter(one -> person.equals(one.person()))
            .filter(one -> one.left() == null || at.isBefore(one.left()))
            .findFirst()
            .orElse(null);
    if (holder == null) return Set.of();
    return seats.all(coalition).stream()
        .filter(seat -> holder.seats().contains(seat.id()))
        .filter(seat -> !at.isBefore(seat.opened()))
        .filter(seat -> seat.openAt(at))
        .map(Seat::id)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Those at which the person is on duty at that moment and may still serve. */
  @Transactional(readOnly = true)
  public Set<SeatId> servedBy(CoalitionId coalition, PersonId person, Instant at) {
    var held = heldBy(coalition, person, at);
    if (held.isEmpty()) return Set.of();
    var known = people.all(coalition);
    return shifts.at(coalition, at).stream()
        .filter(shift -> shift.person() != null && held.contains(shift.seat()))
        .filter(
            shift -> {
              var serving = known.get(Objects.requireNonNull(shift.person()));
              return serving != null && person.equals(serving.person());
            })
        .map(Shift::seat)
        .collect(Collectors.toUnmodifiableSet());
  }
}
