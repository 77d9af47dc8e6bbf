package org.prasan.roster;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.Audit;
import org.prasan.identity.PersonDeactivated;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.Coalitions;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The office sets up seats and closes them, and says who may serve them. */
@Service
class EditSeats {
  private final Seats seats;
  private final DutyPeople people;
  private final Coalitions coalitions;
  private final RosterClock clock;
  private final Audit audit;

  EditSeats(Seats seats, DutyPeople people, Coalitions coalitions, RosterClock clock, Audit audit) {
    this.seats = seats;
    this.people = people;
    this.coalitions = coalitions;
    this.clock = clock;
    this.audit = audit;
  }

  /** What became of it. */
  enum Outcome {
    SAVED,
    NOT_FOUND,
    /** It changed since the page was opened. */
    CHANGED_MEANWHILE,
    /** The seat is closed, or the person on the roster already. */
    NOT_NOW
  }

  /** Sent twice under the same id it is opened once. */
  @Transactional
  void open(
      Acting acting, SeatId id, Seat.Facts facts, NeededHours hours, NeededHours.Frame frame) {
    acting.require(Action.MANAGE_ROSTER);
    var now = clock.now();
    var seat =
        new Seat(
            id,
            facts.function(),
            facts.name(),
            facts.organization(),
            facts.agency(),
            facts.tongues(),
            facts.phone(),
            hours,
            frame,
            facts.required(),
            now,
            null,
            0);
    if (seats.insert(acting, seat, now))
      audit.record(acting, "seat.opened", "seat", id, null, told(seat));
  }

  @Transactional
  Outcome edit(Acting acting, SeatId id, int basis, Seat.Facts facts) {
    acting.require(Action.MANAGE_ROSTER);
    var now = seats.lock(acting.coalitionId(), id).orElse(null);
    if (now == null) return Outcome.NOT_FOUND;
    if (!now.openAt(clock.now())) return Outcome.NOT_NOW;
    if (now.facts().equals(facts)) return Outcome.SAVED;
    if (now.version() != basis) return Outcome.CHANGED_MEANWHILE;
    seats.update(acting, id, facts, clock.now());
    audit.record(acting, "seat.changed", "seat", id, now.facts(), facts);
    return Outcome.SAVED;
  }

  /** What was recorded stays; from now on nobody is needed there. */
  @Transactional
  Outcome close(Acting acting, SeatId id) {
    acting.require(Action.MANAGE_ROSTER);
    var now = seats.lock(acting.coalitionId(), id).orElse(null);
    if (now == null) return Outcome.NOT_FOUND;
    if (now.openAt(clock.now())) close(acting, now, clock.now());
    return Outcome.SAVED;
  }

  /** Its organization leaves the coalition at that moment, which may be today or later. */
  @Transactional(propagation = Propagation.MANDATORY)
  void closeOnLeaving(Acting acting, SeatId id, Instant at) {
    var now = seats.lock(acting.coalitionId(), id).orElseThrow();
    var moment = at.isBefore(clock.now()) ? clock.now() : at;
    if (now.openAt(moment)) close(acting, now, moment);
  }

  private void close(Acting acting, Seat now, Instant at) {
    seats.close(acting.coalitionId(), now.id(), at);
    audit.record(acting, "seat.closed", "seat", now.id(), told(now), null);
  }

  /** Somebody with an account who served before is back, under the same entry. */
  @Transactional
  Outcome add(Acting acting, DutyPerson person) {
    acting.require(Action.MANAGE_ROSTER);
    var coalition = acting.coalitionId();
    var before = withAccountOf(acting, person);
    if (before != null && before.serves())
      return before.id().equals(person.id()) ? Outcome.SAVED : Outcome.NOT_NOW;
    if (before != null)
      return save(
          before,
          acting,
          new DutyPerson(
              before.id(),
              before.person(),
              person.name(),
              person.phone(),
              person.tongues(),
              person.seats(),
              null));
    if (!people.insert(coalition, person, clock.now()))
      return people.byId(coalition, person.id()).filter(person::equals).isPresent()
          ? Outcome.SAVED
          : Outcome.NOT_NOW;
    audit.record(acting, "duty-person.added", "duty-person", person.id(), null, told(person));
    return Outcome.SAVED;
  }

  private @Nullable DutyPerson withAccountOf(Acting acting, DutyPerson person) {
    return people.all(acting.coalitionId()).values().stream()
        .filter(one -> person.person() != null && person.person().equals(one.person()))
        .findFirst()
        .orElse(null);
  }

  /** Whoever has left comes back by being added again, not by a page that was still open. */
  @Transactional
  Outcome change(Acting acting, @Nullable String basis, DutyPerson person) {
    acting.require(Action.MANAGE_ROSTER);
    people.lock(acting.coalitionId(), person.id());
    var now = people.byId(acting.coalitionId(), person.id()).orElse(null);
    if (now == null) return Outcome.NOT_FOUND;
    if (!now.serves()) return Outcome.NOT_NOW;
    if (!now.equals(person) && !now.basis().equals(basis)) return Outcome.CHANGED_MEANWHILE;
    return save(now, acting, person);
  }

  private Outcome save(DutyPerson now, Acting acting, DutyPerson person) {
    if (now.equals(person)) return Outcome.SAVED;
    people.update(acting.coalitionId(), person, clock.now());
    audit.record(
        acting, "duty-person.changed", "duty-person", person.id(), told(now), told(person));
    return Outcome.SAVED;
  }

  /** Serves no seat from now on; past duty keeps the name. */
  @Transactional
  Outcome leave(Acting acting, DutyPersonId id) {
    acting.require(Action.MANAGE_ROSTER);
    var now = people.byId(acting.coalitionId(), id).orElse(null);
    if (now == null) return Outcome.NOT_FOUND;
    if (now.serves()) end(acting, now);
    return Outcome.SAVED;
  }

  /** Who works in the coalition no more serves no seat there. */
  @EventListener
  void leave(PersonDeactivated gone) {
    var coalition = coalitions.byId(gone.coalition()).orElseThrow();
    people
        .of(coalition.id(), gone.person())
        .ifPresent(person -> end(Acting.system(coalition, "people who left"), person));
  }

  private void end(Acting acting, DutyPerson now) {
    var left =
        new DutyPerson(
            now.id(),
            now.person(),
            now.name(),
            now.phone(),
            now.tongues(),
            now.seats(),
            clock.now());
    people.update(acting.coalitionId(), left, clock.now());
    audit.record(acting, "duty-person.left", "duty-person", now.id(), told(now), null);
  }

  private static Map<String, Object> told(Seat seat) {
    return Map.of(
        "name", seat.name(),
        "function", seat.function(),
        "hours", seat.hours(),
        "required", seat.required());
  }

  /** Without the telephone number: the log is kept for good. */
  private static Map<String, Object> told(DutyPerson person) {
    return Map.of(
        "name", person.name(), "tongues", person.tongues(), "seats", person.seats().size());
  }
}
