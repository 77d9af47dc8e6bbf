package org.prasan.admission;

import org.prasan.identity.Voters;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Decides how much of an application somebody may see. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Sights {
  private final Endorsements endorsements;
  private final Ties ties;
  private final Voters voters;
  private final Impartiality impartiality;
  private final Today today;

  Sights(
      Endorsements endorsements, Ties ties, Voters voters, Impartiality impartiality, Today today) {
    this.endorsements = endorsements;
    this.ties = ties;
    this.voters = voters;
    this.impartiality = impartiality;
    this.today = today;
  }

  Sight of(Acting acting, Application application) {
    if (!acting.may(Action.SEE_APPLICATIONS)) return Sight.NOTHING;
    if (application.draft())
      return acting.may(Action.HANDLE_APPLICATION) ? Sight.NAME : Sight.NOTHING;
    if (ties.bind(acting, application)) return Sight.NAME;
    if (acting.may(Action.REVIEW_APPLICATION) || acting.may(Action.HANDLE_APPLICATION))
      return Sight.OFFICE;
    return mayAnswer(acting, application) ? Sight.ENDORSER : Sight.NAME;
  }

  /** Endorsement is open, and this person may answer it for an organization that was asked. */
  boolean mayAnswer(Acting acting, Application application) {
    return application.endorsementOpenOn(today.day())
        && !ties.bind(acting, application)
        && !impartiality.conflicted(acting, application)
        && Party.of(acting, voters.isVoter(acting)).contains(Party.ENDORSER)
        && endorsements
            .by(acting.coalitionId(), application.id(), acting.organization())
            .isPresent();
  }
}
