package org.prasan.identity;

import java.time.Clock;
import java.util.List;
import org.prasan.language.Dates;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.Waiting;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whoever is alone in a coalition that has just come here has yet to bring the others in. */
@Component
class FirstColleagues implements Waiting {
  private final MandateHolders holders;
  private final Dates dates;
  private final Clock clock;

  FirstColleagues(MandateHolders holders, Dates dates, Clock clock) {
    this.holders = holders;
    this.dates = dates;
    this.clock = clock;
  }

  @Override
  public boolean confidential() {
    return false;
  }

  @Override
  @Transactional(readOnly = true)
  public List<Card> waitingFor(Acting acting) {
    if (!acting.may(Action.INVITE_TO_ANY_ORGANIZATION) || !isAlone(acting)) return List.of();
    return List.of(
        new Card(
            "identity.step.colleagues",
            List.of(),
            "users",
            "/" + acting.coalition().slug() + "/people/invite",
            null,
            65));
  }

  private boolean isAlone(Acting acting) {
    return holders.people(acting.coalitionId(), dates.day(clock.instant())).size() <= 1;
  }
}
