package org.prasan.referral;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.prasan.tenancy.Acting;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Times of the law that have run out and were not stopped. They are the sending case worker's to
 * know alone, since they tell what the client went through.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class OverByLaw {
  private final Calls calls;
  private final Referrals referrals;
  private final Course course;
  private final ReferralClock clock;

  OverByLaw(Calls calls, Referrals referrals, Course course, ReferralClock clock) {
    this.calls = calls;
    this.referrals = referrals;
    this.course = course;
    this.clock = clock;
  }

  /** A referral, and since when. */
  record Over(Referral referral, Instant due) {}

  /** The longest over first. */
  List<Over> of(Acting acting) {
    var coalition = acting.coalitionId();
    var clocks = clock.of(coalition);
    var ofLaw = clocks.rules().clocks().stream().filter(Clock::ofLaw).map(Clock::id).toList();
    if (acting.organization() == null) return List.of();
    var ids = calls.ranOut(coalition, acting.organization(), ofLaw);
    if (ids.isEmpty()) return List.of();
    return referrals.all(coalition, ids).stream()
        .filter(referral -> acting.actsFor(referral.sender()))
        .flatMap(referral -> over(acting, clocks, referral))
        .sorted(Comparator.comparing(Over::due))
        .toList();
  }

  private Stream<Over> over(Acting acting, Clocks clocks, Referral referral) {
    var now = clock.now();
    var entries = course.of(acting.coalitionId(), referral.id());
    return clocks.running(Course.history(referral, entries), now).stream()
        .filter(run -> run.clock().ofLaw() && run.breached(now))
        .findFirst()
        .map(run -> new Over(referral, run.due()))
        .stream();
  }
}
