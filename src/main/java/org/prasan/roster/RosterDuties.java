package org.prasan.roster;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.prasan.language.Dates;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.Waiting;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What waits: offers to answer, and for the office the shifts at which somebody is missing. */
@Component
class RosterDuties implements Waiting {
  private final DutyPeople people;
  private final Swaps swaps;
  private final Seats seats;
  private final Gaps gaps;
  private final RosterClock clock;
  private final Dates dates;

  RosterDuties(
      DutyPeople people, Swaps swaps, Seats seats, Gaps gaps, RosterClock clock, Dates dates) {
    this.people = people;
    this.swaps = swaps;
    this.seats = seats;
    this.gaps = gaps;
    this.clock = clock;
    this.dates = dates;
  }

  @Override
  public boolean confidential() {
    return false;
  }

  @Override
  @Transactional(readOnly = true)
  public List<Card> waitingFor(Acting acting) {
    if (!acting.may(Action.SEE_ROSTER)) return List.of();
    var cards = new ArrayList<Card>();
    people.of(acting.coalitionId(), acting.person()).ifPresent(me -> offers(acting, me, cards));
    if (acting.may(Action.MANAGE_ROSTER)) missing(acting, cards);
    return cards;
  }

  private void offers(Acting acting, DutyPerson me, List<Card> cards) {
    var now = clock.now();
    for (var swap : swaps.since(acting.coalitionId(), now)) {
      if (swap.stateAt(now) != Swap.State.OFFERED || !swap.allows(Swap.Act.ACCEPT, me)) continue;
      cards.add(
          new Card(
              "roster.duty.swap",
              List.of(seat(acting, swap.shift().seat()), moment(swap.shift().start())),
              "arrows-exchange",
              base(acting) + "/swaps/" + swap.id(),
              clock.day(swap.shift().start()),
              10));
    }
  }

  private void missing(Acting acting, List<Card> cards) {
    var ahead = gaps.ahead(acting.coalitionId());
    if (ahead.isEmpty()) return;
    cards.add(
        new Card(
                "roster.duty.gaps",
                List.of(ahead.size(), Gaps.DAYS_AHEAD),
                "alert-triangle",
                base(acting) + "#gaps",
                ahead.stream().map(gap -> gap.shift().day()).min(LocalDate::compareTo).get(),
                5)
            .gathering(ahead.size()));
  }

  private String seat(Acting acting, SeatId id) {
    return seats
        .byId(acting.coalitionId(), id)
        .map(seat -> seat.name().in(LocaleContextHolder.getLocale()))
        .orElse("");
  }

  private String moment(Instant moment) {
    return dates.moment(moment);
  }

  private static String base(Acting acting) {
    return "/" + acting.coalition().slug() + "/roster";
  }
}
