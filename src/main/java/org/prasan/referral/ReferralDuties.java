package org.prasan.referral;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.Waiting;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What referrals wait for: an answer of one's seat, copies to destroy, one's next step, a review.
 */
@Component
class ReferralDuties implements Waiting {
  private static final String EMERGENCY = "referral.duty.emergency";
  private static final String ALARM = "referral.duty.alarm";

  /** Of these somebody may be in danger. */
  private static final Set<String> FIRST = Set.of(EMERGENCY, ALARM);

  private final ListReferrals list;
  private final ReferralClock clock;
  private final ReviewEmergency emergencies;
  private final OverByLaw overByLaw;

  ReferralDuties(
      ListReferrals list, ReferralClock clock, ReviewEmergency emergencies, OverByLaw overByLaw) {
    this.list = list;
    this.clock = clock;
    this.emergencies = emergencies;
    this.overByLaw = overByLaw;
  }

  @Override
  @Transactional(readOnly = true)
  public List<Card> waitingFor(Acting acting) {
    var cards = new ArrayList<Card>();
    if (acting.may(Action.SEE_REFERRALS) && acting.organization() != null) {
      var seats = list.atSeats(acting);
      add(cards, acting, EMERGENCY, seats.emergencies(), "?shown=WAITING");
      add(cards, acting, "referral.duty.answer", seats.waiting(), "?shown=WAITING");
      add(cards, acting, "referral.duty.destroy", seats.recalled(), "?shown=OUR_SEAT");
      if (acting.may(Action.REFER_CLIENTS)) {
        add(cards, acting, "referral.duty.serve", seats.takenOn(), "?shown=RUNNING");
        add(cards, acting, "referral.duty.ours", list.ours(acting), "/sent?shown=OURS");
        for (var over : overByLaw.of(acting)) cards.add(law(acting, over));
      }
    }
    if (acting.may(Action.REVIEW_REFERRALS)) review(cards, acting);
    return cards;
  }

  /** Each by its code: their times are not those of the list. */
  private Card law(Acting acting, OverByLaw.Over over) {
    return new Card(
        "referral.duty.law",
        List.of(over.referral().code()),
        "clock-exclamation",
        ReferralPages.base(acting) + "/" + over.referral().id(),
        clock.lastDay(over.due()),
        0);
  }

  /** Alarms, and apart from them what was reported otherwise or opened in an emergency. */
  private void review(List<Card> cards, Acting acting) {
    var lines =
        list.toReview(acting).stream()
            .collect(Collectors.partitioningBy(line -> line.state() == State.ESCALATED));
    var opened = emergencies.waiting(acting).stream().filter(ReviewEmergency.Case::may).toList();
    var alarms = lines.getOrDefault(true, List.of());
    var others = lines.getOrDefault(false, List.of());
    add(cards, acting, ALARM, pile(alarms, List.of()), "/review");
    add(cards, acting, "referral.duty.review", pile(others, opened), "/review");
  }

  private static Pile pile(List<ListReferrals.Line> lines, List<ReviewEmergency.Case> opened) {
    var due =
        Stream.concat(
                lines.stream().map(ListReferrals.Line::due),
                opened.stream().flatMap(one -> one.running().stream()).map(Run::due))
            .filter(Objects::nonNull)
            .min(Comparator.naturalOrder())
            .orElse(null);
    return new Pile(lines.size() + opened.size(), due);
  }

  /** It is due when the first of its referrals is, as their own pages say. */
  private void add(List<Card> cards, Acting acting, String key, Pile pile, String path) {
    if (pile.many() == 0) return;
    var due = pile.due() == null ? null : clock.lastDay(pile.due());
    var url = ReferralPages.base(acting) + path;
    int weight = FIRST.contains(key) ? Card.FIRST : 0;
    cards.add(new Card(key, List.of(pile.many()), "send", url, due, weight).gathering(pile.many()));
  }
}
