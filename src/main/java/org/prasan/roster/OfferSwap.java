package org.prasan.roster;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.Audit;
import org.prasan.notification.Argument;
import org.prasan.notification.Notice;
import org.prasan.notification.Topic;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Somebody on duty asks another to take a shift. Nothing changes until the other agrees. */
@Service
class OfferSwap {
  private final Seats seats;
  private final DutyPeople people;
  private final Swaps swaps;
  private final Shifts shifts;
  private final TellOfRoster tell;
  private final RosterClock clock;
  private final Audit audit;

  OfferSwap(
      Seats seats,
      DutyPeople people,
      Swaps swaps,
      Shifts shifts,
      TellOfRoster tell,
      RosterClock clock,
      Audit audit) {
    this.seats = seats;
    this.people = people;
    this.swaps = swaps;
    this.shifts = shifts;
    this.tell = tell;
    this.clock = clock;
    this.audit = audit;
  }

  sealed interface Outcome {}

  record Offered() implements Outcome {}

  /** No such shift, or somebody else's. */
  record NotFound() implements Outcome {}

  record WithOneself() implements Outcome {}

  record Past() implements Outcome {}

  record NotQualified(DutyPerson person) implements Outcome {}

  record OnOfferAlready() implements Outcome {}

  /** A shift in return can only be asked of somebody named. */
  record NobodyNamed() implements Outcome {}

  /**
   * @param to whom; null to ask everybody who may serve that seat
   * @param inReturn the shift of the other that one would take
   */
  @Transactional
  Outcome offer(
      Acting acting,
      UUID id,
      Shift.Key key,
      @Nullable DutyPersonId to,
      Shift.@Nullable Key inReturn) {
    acting.require(Action.SERVE_DUTY);
    var coalition = acting.coalitionId();
    var me = people.of(coalition, acting.person()).orElse(null);
    if (me == null) return new NotFound();
    if (hasBegun(key) || (inReturn != null && hasBegun(inReturn))) return new Past();
    var mine = find(acting, key, me.id());
    if (mine == null) return new NotFound();
    if (me.id().equals(to)) return new WithOneself();
    var seat = seats.lock(coalition, key.seat()).orElseThrow();
    var other = to == null ? null : people.byId(coalition, to).orElse(null);
    if (to != null && other == null) return new NotFound();
    if (other != null && !mayServe(other, key.seat())) return new NotQualified(other);
    Swap.@Nullable Piece back = null;
    if (inReturn != null) {
      if (other == null) return new NobodyNamed();
      var theirs = find(acting, inReturn, other.id());
      if (theirs == null) return new NotFound();
      if (!mayServe(me, inReturn.seat())) return new NotQualified(me);
      back = Swap.Piece.of(theirs);
    }
    var piece = Swap.Piece.of(mine);
    var swap = new Swap(id, piece, me.id(), to, back, Swap.State.OFFERED, null, clock.now());
    if (!swaps.insert(coalition, swap))
      return swaps.byId(coalition, id).isPresent() ? new Offered() : new OnOfferAlready();
    audit.record(acting, "swap.offered", "swap", id, null, told(seat, piece, me, other));
    tell(acting, seat, swap);
    return new Offered();
  }

  /** By the clock alone, whosever the shift is: that is no secret, and says what is the matter. */
  boolean hasBegun(Shift.Key key) {
    return !key.start().isAfter(clock.now());
  }

  private static boolean mayServe(DutyPerson person, SeatId seat) {
    return person.serves() && person.seats().contains(seat);
  }

  /** The shift, if it is theirs. */
  @Nullable Shift find(Acting acting, Shift.Key key, DutyPersonId whose) {
    var day = clock.day(key.start());
    return shifts.between(acting.coalitionId(), day.minusDays(1), day.plusDays(1)).stream()
        .filter(shift -> shift.is(key) && whose.equals(shift.person()))
        .findFirst()
        .orElse(null);
  }

  private void tell(Acting acting, Seat seat, Swap swap) {
    List<DutyPerson> asked =
        people.all(acting.coalitionId()).values().stream()
            .filter(one -> swap.allows(Swap.Act.ACCEPT, one))
            .toList();
    tell.tell(
        acting.coalition(),
        asked,
        person ->
            new Notice(
                acting.coalition(),
                person,
                Topic.ROSTER,
                "roster-swap",
                List.of(Argument.typed(seat.name()), Argument.moment(swap.shift().start())),
                "/roster/swaps/" + swap.id(),
                SwapByTap.offer(swap),
                SwapByTap.matter(swap.id())));
  }

  static Map<String, Object> told(
      Seat seat, Swap.Piece piece, DutyPerson by, @Nullable DutyPerson other) {
    var told = new LinkedHashMap<String, Object>();
    told.put("name", seat.name());
    told.put("from", piece.start());
    told.put("until", piece.end());
    told.put("offeredBy", by.name());
    if (other != null) told.put("onDuty", other.name());
    return told;
  }
}
