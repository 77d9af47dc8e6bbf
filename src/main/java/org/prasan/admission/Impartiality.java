package org.prasan.admission;

import org.jspecify.annotations.Nullable;
import org.prasan.audit.Refusals;
import org.prasan.tenancy.Acting;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps those from judging an application who are too close to the applicant. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Impartiality {
  private final Reviews reviews;
  private final ApplicantInRegistry registry;
  private final Ties ties;
  private final Moves moves;

  Impartiality(Reviews reviews, ApplicantInRegistry registry, Ties ties, Moves moves) {
    this.reviews = reviews;
    this.registry = registry;
    this.ties = ties;
    this.moves = moves;
  }

  /**
   * Why this person takes no step with the application, noted in the audit log; null if free to.
   */
  @Nullable Outcome refusal(Acting acting, Application application) {
    var refusal =
        isOwn(acting, application)
            ? "admission.refused.own"
            : conflicted(acting, application) ? "admission.refused.conflict" : null;
    if (refusal == null) return null;
    Refusals.noted();
    moves.note(acting, application, "judging-refused");
    return Outcome.Refused.because(refusal);
  }

  /** Once declared, a conflict of interest stays one. */
  boolean conflicted(Acting acting, Application application) {
    return reviews
        .by(acting.coalitionId(), application.id(), acting.person())
        .filter(Review::conflict)
        .isPresent();
  }

  /** A draft is bound to no organization of the registry yet, but tells a name. */
  private boolean isOwn(Acting acting, Application application) {
    return ties.bind(acting, application)
        || registry
            .of(acting.coalitionId(), application.told())
            .filter(known -> ties.bind(acting, known.id()))
            .isPresent();
  }
}
