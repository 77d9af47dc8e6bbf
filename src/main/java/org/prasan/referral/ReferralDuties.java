package org.prasan.referral;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.Waiting;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What referrals wait for: an answer of one's seat, one's own next step, a review. */
@Component
class ReferralDuties implements Waiting {
  private final ListReferrals list;
  private final ReferralClock clock;
  private final ReviewEmergency emergencies;

  ReferralDuties(ListReferrals list, ReferralClock clock, ReviewEmergency emergencies) {
    this.list = list;
    this.clock = clock;
    this.emergencies = emergencies;
  }

  @Override
  @Transactional(readOnly = true)
  public List<Card> waitingFor(Acting acting) {
    var cards = new ArrayList<Card>();
    if (acting.may(Action.SEE_REFERRALS) && acting.organization() != null) {
      var seats = list.atSeats(acting);
      if (seats.waiting() > 0)
        cards.add(card("referral.duty.answer", seats.waiting(), acting, "?shown=WAITING", today()));
      if (seats.takenOn() > 0 && acting.may(Action.REFER_CLIENTS))
        cards.add(card("referral.duty.serve", seats.takenOn(), acting, "?shown=RUNNING", null));
      int ours = list.countSent(acting, ListReferrals.Shown.OURS.states());
      if (ours > 0 && acting.may(Action.REFER_CLIENTS))
        cards.add(card("referral.duty.ours", ours, acting, "/sent?shown=OURS", today()));
    }
    if (acting.may(Action.REVIEW_REFERRALS)) {
      int review = list.toReview(acting).size() + emergencies.count(acting);
      if (review > 0) cards.add(card("referral.duty.review", review, acting, "/review", today()));
    }
    return cards;
  }

  private LocalDate today() {
    return clock.today();
  }

  /** Somebody waits: it is due today, however long its clock still runs. */
  private static Card card(
      String key, int many, Acting acting, String path, @Nullable LocalDate due) {
    return new Card(key, List.of(many), "send", ReferralPages.base(acting) + path, due, 0);
  }
}
