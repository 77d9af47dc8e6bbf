package org.prasan.admission;

import java.util.Set;
import java.util.function.UnaryOperator;
import org.prasan.tenancy.Acting;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The applicant writes or corrects a part of the application. */
@Service
class TellApplication {
  private final Applications applications;
  private final Moves moves;

  TellApplication(Applications applications, Moves moves) {
    this.applications = applications;
    this.moves = moves;
  }

  @Transactional
  Outcome tell(Acting acting, ApplicationId id, UnaryOperator<Told> change) {
    var application = applications.lock(acting.coalitionId(), id).orElse(null);
    if (application == null) return new Outcome.NotFound();
    if (Course.after(application.state(), Step.TELL, Set.of(Party.APPLICANT)).isEmpty())
      return new Outcome.NotNow(application.state());
    var told = change.apply(application.told());
    if (told.equals(application.told())) return new Outcome.Done(id);
    // A draft may bear any name; what was handed in is known by its own.
    if (application.state() != State.DRAFT
        && applications.anotherUnderWay(acting.coalitionId(), id, told.nameTh()))
      return Outcome.Refused.because("admission.refused.twice");
    applications.tell(acting.coalitionId(), id, told);
    moves.note(acting, application, "told");
    return new Outcome.Done(id);
  }
}
