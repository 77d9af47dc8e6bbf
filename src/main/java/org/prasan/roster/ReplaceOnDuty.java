package org.prasan.roster;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.Audit;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.IdTaken;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Puts somebody else on duty for a while, and takes that back. */
@Service
class ReplaceOnDuty {
  private final Seats seats;
  private final DutyPeople people;
  private final Replacements replacements;
  private final Shifts shifts;
  private final RosterClock clock;
  private final Audit audit;

  ReplaceOnDuty(
      Seats seats,
      DutyPeople people,
      Replacements replacements,
      Shifts shifts,
      RosterClock clock,
      Audit audit) {
    this.seats = seats;
    this.people = people;
    this.replacements = replacements;
    this.shifts = shifts;
    this.clock = clock;
    this.audit = audit;
  }

  sealed interface Outcome {}

  /** Done; what it breaks is named, for the office may know better. */
  record Saved(List<DutyRules.Broken> broken) implements Outcome {}

  record NotFound() implements Outcome {}

  record Past() implements Outcome {}

  record NotQualified() implements Outcome {}

  /** The office decides it, as when somebody falls ill; sent twice under the same id, once. */
  @Transactional
  Outcome replace(
      Acting acting,
      UUID id,
      Swap.Piece piece,
      DutyPersonId personId,
      Replacement.Reason reason,
      @Nullable String note) {
    acting.require(Action.MANAGE_ROSTER);
    var seat = seats.lock(acting.coalitionId(), piece.seat()).orElse(null);
    var person = people.byId(acting.coalitionId(), personId).orElse(null);
    if (seat == null || person == null || !piece.start().isBefore(piece.end()))
      return new NotFound();
    var known = replacements.byId(acting.coalitionId(), id).orElse(null);
    if (known != null && known.says(piece, personId)) return new Saved(List.of());
    if (!piece.end().isAfter(clock.now())) return new Past();
    if (!person.serves() || !person.seats().contains(seat.id())) return new NotQualified();
    var before = around(acting, piece);
    put(acting, id, seat, piece, person, reason, note);
    var rules = rules(acting, piece);
    return new Saved(rules.newlyBroken(before, around(acting, piece)));
  }

  /** Within the transaction of whoever decided it. */
  @Transactional(propagation = Propagation.MANDATORY)
  void put(
      Acting acting,
      UUID id,
      Seat seat,
      Swap.Piece piece,
      DutyPerson person,
      Replacement.Reason reason,
      @Nullable String note) {
    var now = clock.now();
    var start = piece.start().isBefore(now) ? now : piece.start();
    var replacement =
        new Replacement(id, seat.id(), start, piece.end(), person.id(), reason, note, now, null);
    if (!replacements.insert(acting, replacement)) throw new IdTaken();
    audit.record(
        acting,
        "duty.replaced",
        "duty",
        replacement.id(),
        null,
        told(seat, piece.start(), piece.end(), person, reason));
  }

  @Transactional
  Outcome withdraw(Acting acting, SeatId seatId, UUID id) {
    acting.require(Action.MANAGE_ROSTER);
    var coalition = acting.coalitionId();
    var seat = seats.lock(coalition, seatId).orElse(null);
    var replacement = replacements.byId(coalition, id).orElse(null);
    if (seat == null || replacement == null || !replacement.seat().equals(seatId))
      return new NotFound();
    if (replacement.withdrawn() != null) return new Saved(List.of());
    if (!replacements.withdraw(coalition, id, clock.now())) return new Past();
    var person = people.byId(coalition, replacement.person()).orElseThrow();
    audit.record(
        acting,
        "duty.replacement-withdrawn",
        "duty",
        id,
        told(seat, replacement.start(), replacement.end(), person, replacement.reason()),
        null);
    return new Saved(List.of());
  }

  /** The duty of the weeks around a piece, by which rules are measured. */
  List<Shift> around(Acting acting, Swap.Piece piece) {
    var from = DutyRules.week(clock.day(piece.start())).minusDays(1);
    return shifts.between(acting.coalitionId(), from, clock.day(piece.end()).plusDays(8));
  }

  DutyRules rules(Acting acting, Swap.Piece piece) {
    return shifts.rules(
        acting.coalitionId(),
        clock.day(piece.start()).minusDays(8),
        clock.day(piece.end()).plusDays(9),
        DutyRules.USUAL_NIGHTS);
  }

  private static Map<String, Object> told(
      Seat seat, Instant start, Instant end, DutyPerson person, Replacement.Reason reason) {
    var told = new LinkedHashMap<String, Object>();
    told.put("name", seat.name());
    told.put("from", start);
    told.put("until", end);
    told.put("onDuty", Objects.requireNonNull(person.name()));
    told.put("reason", reason);
    return told;
  }
}
