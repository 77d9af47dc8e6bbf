package org.prasan.referral;

import java.time.Instant;
import java.util.List;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Coalition;
import org.prasan.tenancy.Tenancy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Calls those whose turn it is, then those who stand in, then the secretary; and where nobody
 * answered in time, lets a referral expire, or raises the alarm where it is an emergency.
 */
@Component
class WatchClocks {
  private static final Logger LOG = LoggerFactory.getLogger(WatchClocks.class);
  private static final String FIRST_ANSWER = "referral.clock.answer";
  private static final int AT_ONCE = 500;

  private final Referrals referrals;
  private final Addresses addresses;
  private final Course course;
  private final Calls calls;
  private final TakeStep take;
  private final Steps steps;
  private final ReferralNotices notices;
  private final ReferralClock clock;
  private final TransactionTemplate transaction;

  WatchClocks(
      Referrals referrals,
      Addresses addresses,
      Course course,
      Calls calls,
      TakeStep take,
      Steps steps,
      ReferralNotices notices,
      ReferralClock clock,
      TransactionTemplate transaction) {
    this.referrals = referrals;
    this.addresses = addresses;
    this.course = course;
    this.calls = calls;
    this.take = take;
    this.steps = steps;
    this.notices = notices;
    this.clock = clock;
    this.transaction = transaction;
  }

  /** Answers for how many referrals the time had come. */
  int watch(Coalition coalition) {
    return Tenancy.asProduct(coalition.id(), () -> each(coalition));
  }

  /** One referral per transaction: what goes wrong with one keeps nobody of the others waiting. */
  private int each(Coalition coalition) {
    var now = clock.now();
    int watched = 0;
    for (var id : transaction.execute(status -> referrals.called(coalition.id(), now, AT_ONCE)))
      try {
        if (transaction.execute(status -> one(coalition, id, now))) watched++;
      } catch (RuntimeException e) {
        LOG.error("The clocks of referral {} could not be watched", id, e);
      }
    return watched;
  }

  private boolean one(Coalition coalition, ReferralId id, Instant now) {
    var referral = referrals.lockCalled(coalition.id(), id, now).orElse(null);
    if (referral == null) return false;
    var entries = course.of(coalition.id(), id);
    var running = clock.of(coalition.id()).running(Course.history(referral, entries), now);
    for (var run : running) call(coalition, referral, run, now);
    recall(coalition, referral, entries, now);
    if (running.stream().anyMatch(run -> unanswered(run, now))) giveUp(coalition, referral);
    steps.setClocks(coalition.id(), referral);
    return true;
  }

  /** Seats it has left are called as well, until they have destroyed their copies. */
  private void recall(Coalition coalition, Referral referral, List<Entry> entries, Instant now) {
    var left = Course.recalledBefore(referral, entries);
    if (left.isEmpty()) return;
    for (var seat : addresses.of(coalition.id(), referral.id()))
      if (left.contains(seat.epoch()))
        for (var run :
            clock.of(coalition.id()).running(Course.recall(referral, entries, seat.epoch()), now))
          call(coalition, referral.at(seat), run, now);
  }

  private void call(Coalition coalition, Referral referral, Run run, Instant now) {
    for (var call : run.calls()) {
      if (call.at().isAfter(now)) continue;
      if (calls.claim(coalition.id(), referral, run, call.who(), now)) {
        int people = tell(coalition, referral, run.clock().turn(), call.who());
        calls.told(coalition.id(), referral, run, call.who(), people);
      }
    }
  }

  private int tell(Coalition coalition, Referral referral, Party turn, Rung rung) {
    return switch (rung) {
      case NONE -> 0;
      case HOLDER ->
          turn.sends()
              ? notices.sender(coalition, referral)
              : turn.receives()
                  ? notices.receiver(coalition, referral)
                  : notices.secretary(coalition);
      case DEPUTY ->
          turn.sends()
              ? notices.supervisors(coalition, referral.sender(), referral)
              : turn.receives()
                  ? notices.supervisors(coalition, referral.address().receiver(), referral)
                  : notices.secretary(coalition);
      case SECRETARY -> notices.secretary(coalition);
    };
  }

  private static boolean unanswered(Run run, Instant now) {
    return run.clock().name().equals(FIRST_ANSWER) && run.breached(now);
  }

  /** An emergency that nobody answered does not just expire, unless nothing may be shared. */
  private void giveUp(Coalition coalition, Referral referral) {
    var product = Acting.system(coalition, ReferralJobs.WATCH_CLOCKS);
    boolean alarmed =
        referral.urgency() == Urgency.EMERGENCY
            && take.byClock(product, referral, Step.ESCALATE) instanceof Outcome.Done;
    if (!alarmed) take.byClock(product, referral, Step.EXPIRE);
  }
}
