package org.prasan.referral;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.prasan.identity.MandateHolders;
import org.prasan.roster.Seat;
import org.prasan.roster.SeatHolders;
import org.prasan.roster.SeatId;
import org.prasan.roster.Seats;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.Role;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** How somebody stands to referrals: by organization, role, and the seats held. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Standing {
  private static final Set<Role> SUPERVISORS = EnumSet.of(Role.DIRECTOR, Role.FOCAL_POINT);

  private final SeatHolders holders;
  private final Seats seats;
  private final Addresses addresses;
  private final MandateHolders mandates;
  private final ReferralClock clock;

  Standing(
      SeatHolders holders,
      Seats seats,
      Addresses addresses,
      MandateHolders mandates,
      ReferralClock clock) {
    this.holders = holders;
    this.seats = seats;
    this.addresses = addresses;
    this.mandates = mandates;
    this.clock = clock;
  }

  /** Empty for whoever has nothing to do with it, as it stands. */
  Set<Party> of(Acting acting, Referral referral) {
    var parties = EnumSet.noneOf(Party.class);
    if (acting.program()) return program(acting, referral);
    if (acting.actsFor(referral.sender())) {
      if (acting.may(Action.REFER_CLIENTS)) parties.add(Party.SENDER);
      if (supervises(acting)) parties.add(Party.SENDER_SUPERVISOR);
    }
    if (acting.actsFor(referral.address().receiver())) {
      if (acting.may(Action.REFER_CLIENTS) && held(acting).contains(referral.address().seat()))
        parties.add(Party.RECEIVER);
      if (supervises(acting)) parties.add(Party.RECEIVER_SUPERVISOR);
    }
    if (parties.isEmpty() && acting.may(Action.REVIEW_REFERRALS) && impartial(acting, referral))
      parties.add(Party.REVIEWER);
    parties.removeIf(party -> party.when(referral.offered()) == Party.NOBODY);
    return parties;
  }

  /**
   * A program sits at no seat: it stands as all who work with clients there, or, where it may only
   * read, as whoever supervises them.
   */
  private static Set<Party> program(Acting acting, Referral referral) {
    var parties = EnumSet.noneOf(Party.class);
    boolean works = acting.may(Action.REFER_CLIENTS);
    if (acting.actsFor(referral.sender()))
      parties.add(works ? Party.SENDER : Party.SENDER_SUPERVISOR);
    if (acting.actsFor(referral.address().receiver()))
      parties.add(works ? Party.RECEIVER : Party.RECEIVER_SUPERVISOR);
    parties.removeIf(party -> party.when(referral.offered()) == Party.NOBODY);
    return parties;
  }

  /**
   * Nobody judges what an organization of theirs sent, has, or had and gave up, for whichever of
   * them they act now.
   */
  boolean impartial(Acting acting, Referral referral) {
    var coalition = acting.coalitionId();
    var person = Objects.requireNonNull(acting.person());
    var own = new HashSet<>(mandates.organizationsOf(coalition, person, clock.today()));
    if (acting.organization() != null) own.add(acting.organization());
    return !own.contains(referral.sender())
        && addresses.of(coalition, referral.id()).stream()
            .noneMatch(one -> own.contains(one.receiver()));
  }

  /** The seats of the acting organization whose referrals this person sees. */
  Set<SeatId> seats(Acting acting) {
    var own =
        seats.list(acting.coalitionId()).stream()
            .filter(seat -> seat.organization() != null && acting.actsFor(seat.organization()))
            .map(Seat::id)
            .collect(Collectors.toSet());
    if (!own.isEmpty() && !acting.program() && !supervises(acting))
      own.retainAll(acting.may(Action.REFER_CLIENTS) ? held(acting) : Set.of());
    return own;
  }

  private Set<SeatId> held(Acting acting) {
    return acting.person() == null
        ? Set.of()
        : holders.heldBy(acting.coalitionId(), acting.person(), clock.now());
  }

  private static boolean supervises(Acting acting) {
    return acting.may(Action.SEE_REFERRALS) && acting.trustedAs(SUPERVISORS);
  }
}
