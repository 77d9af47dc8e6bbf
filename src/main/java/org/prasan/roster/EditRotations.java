package org.prasan.roster;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.Audit;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The office lets people take turns at a seat, and ends that. */
@Service
class EditRotations {
  private final Seats seats;
  private final DutyPeople people;
  private final Rotations rotations;
  private final RosterClock clock;
  private final Audit audit;

  EditRotations(
      Seats seats, DutyPeople people, Rotations rotations, RosterClock clock, Audit audit) {
    this.seats = seats;
    this.people = people;
    this.rotations = rotations;
    this.clock = clock;
    this.audit = audit;
  }

  sealed interface Outcome {}

  record Saved() implements Outcome {}

  record NotFound() implements Outcome {}

  record SeatClosed() implements Outcome {}

  /** Its last day has passed. */
  record Past() implements Outcome {}

  /** Somebody among them may not serve the seat. */
  record NotQualified(DutyPerson person) implements Outcome {}

  /** Another rotation of the seat covers some of the time. */
  record Overlaps(Rotation other) implements Outcome {}

  @Transactional
  Outcome add(Acting acting, Rotation wanted) {
    acting.require(Action.MANAGE_ROSTER);
    var coalition = acting.coalitionId();
    var seat = seats.lock(coalition, wanted.seat()).orElse(null);
    if (seat == null) return new NotFound();
    if (!seat.openAt(clock.now())) return new SeatClosed();
    if (wanted.last() != null && wanted.last().isBefore(clock.today())) return new Past();
    var known = people.all(coalition);
    for (var id : wanted.order()) {
      var person = known.get(id);
      if (person == null) return new NotFound();
      if (!person.serves() || !person.seats().contains(seat.id())) return new NotQualified(person);
    }
    var there = rotations.of(coalition, seat.id());
    if (there.stream().anyMatch(rotation -> rotation.id().equals(wanted.id()))) return new Saved();
    for (var other : there) if (other.overlaps(wanted, clock.zone())) return new Overlaps(other);
    rotations.insert(coalition, wanted);
    audit.record(acting, "rotation.added", "rotation", wanted.id(), null, told(seat, wanted));
    return new Saved();
  }

  /** Turns that have passed stay as they were. */
  @Transactional
  Outcome end(Acting acting, SeatId seatId, UUID id) {
    acting.require(Action.MANAGE_ROSTER);
    var seat = seats.lock(acting.coalitionId(), seatId).orElse(null);
    var rotation =
        rotations.of(acting.coalitionId(), seatId).stream()
            .filter(one -> one.id().equals(id))
            .findFirst()
            .orElse(null);
    if (seat == null || rotation == null) return new NotFound();
    if (rotations.end(acting.coalitionId(), id, clock.now()))
      audit.record(acting, "rotation.ended", "rotation", id, told(seat, rotation), null);
    return new Saved();
  }

  private static Map<String, @Nullable Object> told(Seat seat, Rotation rotation) {
    var told = new LinkedHashMap<String, @Nullable Object>();
    told.put("name", seat.name());
    told.put("rhythm", rotation.rhythm());
    told.put("handover", rotation.handover().toString());
    told.put("first", rotation.first());
    told.put("last", rotation.last());
    told.put("people", rotation.order().size());
    return told;
  }
}
