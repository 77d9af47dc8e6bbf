package org.prasan.admission;

import java.util.Set;
import org.prasan.tenancy.Acting;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The applicant takes the application back. */
@Service
class WithdrawApplication {
  private final Applications applications;
  private final Story story;
  private final Moves moves;

  WithdrawApplication(Applications applications, Story story, Moves moves) {
    this.applications = applications;
    this.story = story;
    this.moves = moves;
  }

  @Transactional
  Outcome withdraw(Acting acting, ApplicationId id) {
    var application = applications.lock(acting.coalitionId(), id).orElse(null);
    if (application == null) return new Outcome.NotFound();
    if (application.state() == State.WITHDRAWN) return new Outcome.Done(id);
    var to = Course.after(application.state(), Step.WITHDRAW, Set.of(Party.APPLICANT)).orElse(null);
    if (to == null) return new Outcome.NotNow(application.state());
    moves.to(acting, application, to, 0);
    story.tellByApplicant(acting, id, Story.Kind.WITHDRAWN, "");
    moves.note(acting, application, "withdrawn");
    return new Outcome.Done(id);
  }
}
