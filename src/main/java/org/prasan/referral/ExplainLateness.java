package org.prasan.referral;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whose turn it was when a clock ran out says why: causes are learned from, not punished. */
@Service
class ExplainLateness {
  private final Referrals referrals;
  private final ReadReferral read;
  private final Course course;
  private final Latenesses latenesses;
  private final Words words;
  private final Steps steps;
  private final ReferralClock clock;

  ExplainLateness(
      Referrals referrals,
      ReadReferral read,
      Course course,
      Latenesses latenesses,
      Words words,
      Steps steps,
      ReferralClock clock) {
    this.referrals = referrals;
    this.read = read;
    this.course = course;
    this.latenesses = latenesses;
    this.words = words;
    this.steps = steps;
    this.clock = clock;
  }

  /**
   * A clock that ran out.
   *
   * @param explained by which entry, if it was
   * @param ours it was this person's side whose turn it was
   */
  record Late(Run run, Optional<UUID> explained, boolean ours) {
    boolean open() {
      return ours && explained.isEmpty();
    }
  }

  /** As far as this person may see them, the first to start first. */
  @Transactional(readOnly = true)
  List<Late> late(Acting acting, Seen seen) {
    acting.require(Action.SEE_REFERRALS);
    var now = clock.now();
    var explained = latenesses.of(acting.coalitionId(), seen.referral().id());
    var history = Course.history(seen.referral(), seen.entries());
    return clock.of(acting.coalitionId()).runs(history.until(now)).stream()
        .filter(run -> run.breached(now))
        .map(
            run ->
                new Late(
                    run,
                    Optional.ofNullable(explained.get(Latenesses.Key.of(run))),
                    ours(run.clock().turn(), seen.parties())))
        .toList();
  }

  private static boolean ours(Party turn, Set<Party> parties) {
    return parties.stream()
        .anyMatch(party -> turn.sends() ? party.sends() : turn.receives() && party.receives());
  }

  /** False if there is nothing to explain for this person. */
  @Transactional
  boolean explain(
      Acting acting,
      ReferralId id,
      Latenesses.Key which,
      UUID form,
      BreachReason why,
      String said) {
    acting.require(Action.SEE_REFERRALS);
    if (referrals.lock(acting.coalitionId(), id).isEmpty()) return false;
    var seen = read.one(acting, id).orElse(null);
    if (seen == null || seen.referral().erased()) return false;
    var late =
        late(acting, seen).stream()
            .filter(one -> one.ours() && Latenesses.Key.of(one.run()).equals(which))
            .findFirst();
    if (late.isEmpty()) return false;
    if (latenesses.add(acting.coalitionId(), seen.referral(), late.get().run(), form))
      write(acting, seen, late.get().run(), form, why, said);
    return true;
  }

  /** A seat that let the time pass has lost the key: the product seals its words for it. */
  private void write(Acting acting, Seen seen, Run run, UUID form, BreachReason why, String said) {
    var coalition = acting.coalitionId();
    var referral = seen.referral();
    var sealed =
        said.isBlank()
            ? null
            : words.sealAsProduct(coalition, referral, Course.words(form), said).orElse(null);
    var entry = entry(acting, seen, run, form, why);
    if (run.clock().ofLaw()) course.addForSender(coalition, referral, entry, sealed);
    else course.add(coalition, referral, entry, sealed);
    steps.record(acting, referral, "referral.lateness-explained", Map.of("reason", why));
  }

  private Entry entry(Acting acting, Seen seen, Run run, UUID form, BreachReason why) {
    var by =
        seen.parties().stream()
            .filter(party -> run.clock().turn().sends() ? party.sends() : party.receives())
            .findFirst()
            .orElseThrow();
    return new Entry(
        form,
        seen.referral().epoch(),
        Milestone.LATENESS_EXPLAINED,
        seen.referral().state(),
        by,
        why.name(),
        null,
        acting.person(),
        acting.organization(),
        clock.now());
  }
}
