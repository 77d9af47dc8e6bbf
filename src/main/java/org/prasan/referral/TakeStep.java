package org.prasan.referral;

import java.util.Set;
import org.prasan.roster.Seat;
import org.prasan.roster.SeatId;
import org.prasan.roster.Seats;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.Tenancy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Somebody takes a step of a referral: answers, serves, reports, withdraws, raises an alarm. */
@Service
class TakeStep {
  private final Referrals referrals;
  private final Consents consents;
  private final Course course;
  private final Standing standing;
  private final Steps steps;
  private final AskedBefore before;
  private final Seats seats;
  private final ReferralClock clock;

  TakeStep(
      Referrals referrals,
      Consents consents,
      Course course,
      Standing standing,
      Steps steps,
      AskedBefore before,
      Seats seats,
      ReferralClock clock) {
    this.referrals = referrals;
    this.consents = consents;
    this.course = course;
    this.standing = standing;
    this.steps = steps;
    this.before = before;
    this.seats = seats;
    this.clock = clock;
  }

  @Transactional
  Outcome take(Acting acting, ReferralId id, Steps.Wanted wanted) {
    acting.require(Action.SEE_REFERRALS);
    return taken(acting, id, wanted);
  }

  /** A reviewer is on neither side, so row-level security shows the referral to the product. */
  @Transactional
  Outcome review(Acting acting, ReferralId id, Steps.Wanted wanted) {
    acting.require(Action.REVIEW_REFERRALS);
    return Tenancy.asProduct(acting.coalitionId(), () -> taken(acting, id, wanted));
  }

  private Outcome taken(Acting acting, ReferralId id, Steps.Wanted wanted) {
    var referral = referrals.lock(acting.coalitionId(), id).orElse(null);
    if (referral == null) return new Outcome.NotThere();
    return taken(
        acting, referral, standing.of(acting, referral), asMeant(acting, referral, wanted));
  }

  /**
   * The client's no holds whatever was done since the page was opened, unless another seat is asked
   * by now: that one the client may want.
   */
  private Steps.Wanted asMeant(Acting acting, Referral referral, Steps.Wanted wanted) {
    var version = wanted.version();
    return wanted.step() == Step.WITHDRAW_CONSENT
            && version != null
            && version >= firstVersion(acting.coalitionId(), referral)
        ? wanted.whateverCame()
        : wanted;
  }

  /** With which the seat it is addressed to now was chosen: each step before made one. */
  private long firstVersion(CoalitionId coalition, Referral referral) {
    return Tenancy.asProduct(coalition, () -> course.of(coalition, referral.id())).stream()
        .filter(entry -> entry.epoch() < referral.epoch() && entry.what() instanceof Step)
        .count();
  }

  /** When time has run out, in the transaction of whoever watches the clocks. */
  @Transactional(propagation = Propagation.MANDATORY)
  Outcome byClock(Acting product, Referral referral, Step step) {
    return taken(product, referral, Set.of(Party.CLOCK), Steps.Wanted.plain(step, null));
  }

  private Outcome taken(Acting acting, Referral referral, Set<Party> parties, Steps.Wanted wanted) {
    var refused = steps.refused(acting, referral, parties, wanted);
    if (refused.isPresent())
      return refused.get() instanceof Outcome.Done && before.another(acting, referral, wanted)
          ? new Outcome.NotOpen("words", "referral.wrong.sent-before")
          : refused.get();
    if (wanted.suggested() != null && !suggestible(acting, referral, wanted.suggested()))
      return new Outcome.NotOpen("suggested", "referral.wrong.suggested");
    if (saysMore(referral, wanted.step()))
      return new Outcome.Refused(Refusal.NOT_IN_THIS_STATE, referral.state());
    if (needsConsent(wanted.step()) && !agreed(acting, referral)) return new Outcome.NoConsent();
    return steps.take(acting, referral, parties, wanted);
  }

  /** Another open seat to which the sender may refer, and not the one that gives it up. */
  private boolean suggestible(Acting acting, Referral referral, SeatId suggested) {
    return !suggested.equals(referral.address().seat())
        && seats.list(acting.coalitionId()).stream()
            .filter(one -> one.id().equals(suggested))
            .map(Seat::organization)
            .anyMatch(whose -> whose != null && !whose.equals(referral.sender()));
  }

  /** Steps that say more than that they are taken; other use cases take them. */
  private static boolean saysMore(Referral referral, Step step) {
    return switch (step) {
      case SAVE, REOFFER, WRITE -> true;
      case OFFER -> referral.state() == State.CONSENT_PENDING;
      default -> false;
    };
  }

  /** What opens the details, or keeps them open. */
  private static boolean needsConsent(Step step) {
    return switch (step) {
      case OFFER, ACCEPT, START_SERVICE, WAITLIST, ESCALATE, REOPEN -> true;
      default -> false;
    };
  }

  private boolean agreed(Acting acting, Referral referral) {
    return consents
        .of(acting.coalitionId(), referral)
        .filter(consent -> consent.inForce(clock.today()))
        .isPresent();
  }
}
