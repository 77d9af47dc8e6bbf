package org.prasan.roster;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.Audit;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.FreshId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The other agrees or does not, or the offer is taken back. */
@Service
class AnswerSwap {
  private final Seats seats;
  private final DutyPeople people;
  private final Swaps swaps;
  private final ReplaceOnDuty replace;
  private final TellOfRoster tell;
  private final RosterClock clock;
  private final Audit audit;

  AnswerSwap(
      Seats seats,
      DutyPeople people,
      Swaps swaps,
      ReplaceOnDuty replace,
      TellOfRoster tell,
      RosterClock clock,
      Audit audit) {
    this.seats = seats;
    this.people = people;
    this.swaps = swaps;
    this.replace = replace;
    this.tell = tell;
    this.clock = clock;
    this.audit = audit;
  }

  sealed interface Outcome {}

  record Done() implements Outcome {}

  record NotFound() implements Outcome {}

  /** One cannot swap with oneself, nor take back what another offered. */
  record NotYours(Swap.Act act) implements Outcome {}

  /** It was answered or taken back, or the shift has begun. */
  record NotNow(Swap.State state) implements Outcome {}

  /** Somebody else is on duty by now. */
  record DutyChanged() implements Outcome {}

  /** What it would break for one of the two. */
  record WouldBreak(List<DutyRules.Broken> broken) implements Outcome {}

  @Transactional
  Outcome answer(Acting acting, UUID id, Swap.Act act) {
    acting.require(Action.SERVE_DUTY);
    var coalition = acting.coalitionId();
    var me = people.of(coalition, acting.person()).orElse(null);
    var swap = swaps.lock(coalition, id).orElse(null);
    if (me == null || swap == null || !swap.concerns(me)) return new NotFound();
    if (!swap.allows(act, me)) return new NotYours(act);
    var state = swap.stateAt(clock.now());
    // The same answer sent again is given.
    if (swap.wasDone(act, me)) return new Done();
    if (state != Swap.State.OFFERED) return new NotNow(state);
    return switch (act) {
      case ACCEPT -> accept(acting, swap, me);
      case DECLINE -> end(acting, swap, Swap.State.DECLINED, "swap.declined");
      case WITHDRAW -> end(acting, swap, Swap.State.WITHDRAWN, "swap.withdrawn");
    };
  }

  private Outcome accept(Acting acting, Swap swap, DutyPerson me) {
    var coalition = acting.coalitionId();
    // Always in the same order, so that two swaps never wait crosswise.
    var places = new TreeSet<SeatId>();
    places.add(swap.shift().seat());
    if (swap.inReturn() != null) places.add(swap.inReturn().seat());
    places.forEach(seat -> seats.lock(coalition, seat));
    if (!holds(acting, swap.shift(), swap.by()) || !returns(acting, swap, me))
      return new DutyChanged();
    var broken = wouldBreak(acting, swap, me);
    if (!broken.isEmpty()) return new WouldBreak(broken);
    var first = people.byId(coalition, swap.by()).orElseThrow();
    put(acting, swap.shift(), me);
    if (swap.inReturn() != null) put(acting, swap.inReturn(), first);
    swaps.answer(coalition, swap.id(), Swap.State.ACCEPTED, me.id(), clock.now());
    tell.done(acting.coalition(), SwapByTap.matter(swap.id()));
    var seat = seats.byId(coalition, swap.shift().seat()).orElseThrow();
    audit.record(
        acting,
        "swap.accepted",
        "swap",
        swap.id(),
        null,
        OfferSwap.told(seat, swap.shift(), first, me));
    return new Done();
  }

  private void put(Acting acting, Swap.Piece piece, DutyPerson person) {
    var seat = seats.byId(acting.coalitionId(), piece.seat()).orElseThrow();
    replace.put(acting, FreshId.next(), seat, piece, person, Replacement.Reason.SWAP, null);
  }

  private boolean returns(Acting acting, Swap swap, DutyPerson me) {
    return swap.inReturn() == null || holds(acting, swap.inReturn(), me.id());
  }

  private boolean holds(Acting acting, Swap.Piece piece, DutyPersonId person) {
    return replace.around(acting, piece).stream()
        .anyMatch(shift -> piece.is(shift) && person.equals(shift.person()));
  }

  private List<DutyRules.Broken> wouldBreak(Acting acting, Swap swap, DutyPerson me) {
    var broken = new ArrayList<DutyRules.Broken>();
    for (var piece : swap.inReturn() == null ? List.of(swap.shift()) : pieces(swap)) {
      var before = replace.around(acting, piece);
      var after = before.stream().map(shift -> after(shift, swap, me)).toList();
      for (var one : replace.rules(acting, piece).newlyBroken(before, after))
        if (!broken.contains(one)) broken.add(one);
    }
    return broken;
  }

  private static List<Swap.Piece> pieces(Swap swap) {
    return List.of(swap.shift(), Objects.requireNonNull(swap.inReturn()));
  }

  private static Shift after(Shift shift, Swap swap, DutyPerson me) {
    if (swap.shift().is(shift)) return by(shift, me.id());
    return swap.inReturn() != null && swap.inReturn().is(shift) ? by(shift, swap.by()) : shift;
  }

  static Shift by(Shift shift, @Nullable DutyPersonId person) {
    return new Shift(
        shift.seat(),
        shift.day(),
        shift.start(),
        shift.end(),
        shift.night(),
        person,
        Shift.Source.OVERRIDE);
  }

  private Outcome end(Acting acting, Swap swap, Swap.State state, String deed) {
    swaps.answer(acting.coalitionId(), swap.id(), state, null, clock.now());
    tell.done(acting.coalition(), SwapByTap.matter(swap.id()));
    var seat = seats.byId(acting.coalitionId(), swap.shift().seat()).orElseThrow();
    var by = people.byId(acting.coalitionId(), swap.by()).orElseThrow();
    audit.record(
        acting, deed, "swap", swap.id(), OfferSwap.told(seat, swap.shift(), by, null), null);
    return new Done();
  }
}
