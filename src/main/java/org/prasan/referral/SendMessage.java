package org.prasan.referral;

import java.util.Objects;
import java.util.UUID;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.IdTaken;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** One side writes to the other about a referral. */
@Service
class SendMessage {
  private final Referrals referrals;
  private final Talk talk;
  private final Words words;
  private final Standing standing;
  private final Steps steps;
  private final ReferralNotices notices;
  private final ReferralClock clock;

  SendMessage(
      Referrals referrals,
      Talk talk,
      Words words,
      Standing standing,
      Steps steps,
      ReferralNotices notices,
      ReferralClock clock) {
    this.referrals = referrals;
    this.talk = talk;
    this.words = words;
    this.standing = standing;
    this.steps = steps;
    this.notices = notices;
    this.clock = clock;
  }

  /** Sent twice under the same id it is written once, and nothing else is taken for it. */
  @Transactional
  Outcome write(Acting acting, ReferralId id, UUID message, String text) {
    acting.require(Action.SEE_REFERRALS);
    var referral = referrals.lock(acting.coalitionId(), id).orElse(null);
    if (referral == null) return new Outcome.NotThere();
    var parties = standing.of(acting, referral);
    var wanted = new Steps.Wanted(message, null, Step.WRITE, null, "", null);
    var refused = steps.refused(acting, referral, parties, wanted);
    if (refused.isPresent()) return refused.get();
    var key = words.talk(acting.coalitionId(), referral).orElse(null);
    if (key == null) return new Outcome.NotThere();
    var said = message(acting, message, text);
    if (talk.add(acting.coalitionId(), referral, key, said))
      written(acting, referral, parties.iterator().next());
    else if (!talk.says(acting.coalitionId(), referral, key, said)) throw new IdTaken();
    return new Outcome.Done(referral.state());
  }

  private Talk.Message message(Acting acting, UUID id, String text) {
    return new Talk.Message(
        id,
        text,
        Objects.requireNonNull(acting.person()),
        Objects.requireNonNull(acting.organization()),
        clock.now());
  }

  private void written(Acting acting, Referral referral, Party by) {
    steps.record(acting, referral, "referral.message-written", java.util.Map.of());
    notices.tell(acting.coalition(), referral, by);
  }
}
