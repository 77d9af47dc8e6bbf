package org.prasan.standing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.Waiting;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What waits: the renewal of one's own membership, and for the office those that have not. */
@Component
class StandingDuties implements Waiting {
  private final Facts facts;

  StandingDuties(Facts facts) {
    this.facts = facts;
  }

  @Override
  public boolean confidential() {
    return false;
  }

  @Override
  @Transactional(readOnly = true)
  public List<Card> waitingFor(Acting acting) {
    var cards = new ArrayList<Card>();
    if (acting.organization() != null && acting.may(Action.RENEW_MEMBERSHIP)) own(acting, cards);
    if (acting.may(Action.RECORD_MEMBERSHIP)) office(acting, cards);
    return cards;
  }

  private void own(Acting acting, List<Card> cards) {
    var organization = Objects.requireNonNull(acting.organization());
    var today = facts.today();
    var course = facts.course(acting.coalitionId(), organization);
    var standing = course.on(today).filter(Move.RENEW::fits).orElse(null);
    var end = course.term(today).map(Term::end).orElse(null);
    if (standing == null || end == null || course.resignsLater(today).isPresent()) return;
    var by = course.renewBy(today).orElse(end);
    cards.add(
        new Card(
            "standing.duty.renew." + standing,
            List.of(),
            "refresh",
            "/"
                + acting.coalition().slug()
                + "/organizations/"
                + organization
                + "/membership/renew",
            by,
            5));
  }

  private void office(Acting acting, List<Card> cards) {
    var today = facts.today();
    Map<Standing, Integer> many = new EnumMap<>(Standing.class);
    LocalDate first = LocalDate.MAX;
    for (var course : facts.courses(acting.coalitionId()).values()) {
      var standing = course.on(today).orElse(null);
      if (standing != Standing.RENEWAL_DUE && standing != Standing.GRACE) continue;
      if (course.resignsLater(today).isPresent()) continue;
      many.merge(standing, 1, Integer::sum);
      var by = course.renewBy(today).orElse(LocalDate.MAX);
      if (by.isBefore(first)) first = by;
    }
    if (many.isEmpty()) return;
    cards.add(
        new Card(
            "standing.duty.office",
            List.of(
                many.getOrDefault(Standing.RENEWAL_DUE, 0), many.getOrDefault(Standing.GRACE, 0)),
            "refresh",
            "/" + acting.coalition().slug() + "/membership/renewals",
            first.equals(LocalDate.MAX) ? null : first,
            15));
  }
}
