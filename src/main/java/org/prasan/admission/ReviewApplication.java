package org.prasan.admission;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A reviewer declares a conflict of interest or none, and then scores each criterion. */
@Service
class ReviewApplication {
  private final Applications applications;
  private final ApplicantLinks links;
  private final Reviews reviews;
  private final Story story;
  private final Ties ties;
  private final Moves moves;

  ReviewApplication(
      Applications applications,
      ApplicantLinks links,
      Reviews reviews,
      Story story,
      Ties ties,
      Moves moves) {
    this.applications = applications;
    this.links = links;
    this.reviews = reviews;
    this.story = story;
    this.ties = ties;
    this.moves = moves;
  }

  /** What a reviewer hands in. */
  record Judgement(
      List<Review.Score> scores, Review.Recommendation recommendation, String comment) {}

  /** Declared once: what was declared stays on record. */
  @Transactional
  Outcome declare(Acting acting, ApplicationId id, boolean conflict, String note) {
    acting.require(Action.REVIEW_APPLICATION);
    var application = applications.lock(acting.coalitionId(), id).orElse(null);
    if (application == null) return new Outcome.NotFound();
    if (ties.bind(acting, application)) return Outcome.Refused.because("admission.refused.own");
    if (closed(application)) return new Outcome.NotNow(application.state());
    if (conflict && note.isEmpty())
      return Outcome.Refused.because("admission.refused.conflict-note");
    var known = reviews.by(acting.coalitionId(), id, acting.person());
    if (known.isPresent())
      return known.get().conflict() == conflict
          ? new Outcome.Done(id)
          : Outcome.Refused.because("admission.refused.declared");
    reviews.declare(acting, id, conflict, note);
    if (conflict) story.tell(acting, id, Story.Kind.CONFLICT, note, "", null);
    moves.note(acting, application, conflict ? "conflict-declared" : "no-conflict-declared");
    return new Outcome.Done(id);
  }

  /** Handed in once: nobody changes a score after having seen those of others. */
  @Transactional
  Outcome score(Acting acting, ApplicationId id, Judgement judgement) {
    acting.require(Action.REVIEW_APPLICATION);
    var application = applications.lock(acting.coalitionId(), id).orElse(null);
    if (application == null) return new Outcome.NotFound();
    if (ties.bind(acting, application)) return Outcome.Refused.because("admission.refused.own");
    var declared = reviews.by(acting.coalitionId(), id, acting.person()).orElse(null);
    if (declared != null && declared.complete()) return new Outcome.Done(id);
    if (closed(application)) return new Outcome.NotNow(application.state());
    if (declared == null) return Outcome.Refused.because("admission.refused.undeclared");
    if (declared.conflict()) return Outcome.Refused.because("admission.refused.conflict");
    if (judgement.scores().size() != application.criteria().size())
      return Outcome.Refused.because("admission.refused.scores");
    reviews.complete(acting.coalitionId(), id, completed(declared, judgement));
    story.tell(acting, id, Story.Kind.REVIEWED);
    moves.note(acting, application, "reviewed");
    screenOnceEnough(acting, application);
    return new Outcome.Done(id);
  }

  private static boolean closed(Application application) {
    return Course.after(application.state(), Step.REVIEW, Set.of(Party.REVIEWER)).isEmpty();
  }

  private static Review completed(Review declared, Judgement judgement) {
    return new Review(
        declared.person(),
        declared.organization(),
        false,
        "",
        judgement.scores(),
        Objects.requireNonNull(judgement.recommendation()),
        judgement.comment());
  }

  private void screenOnceEnough(Acting acting, Application application) {
    var complete =
        reviews.of(acting.coalitionId(), application.id()).stream()
            .filter(Review::complete)
            .count();
    if (complete < application.reviewersNeeded()) return;
    var to = Course.after(application.state(), Step.SCREEN, Set.of(Party.PRODUCT)).orElseThrow();
    moves.to(acting, application, to, Admissions.OPEN_DAYS);
    story.tell(acting, application.id(), Story.Kind.SCREENED, "", Long.toString(complete), null);
    moves.note(acting, application, "screened");
    links.mailNews(acting.coalition(), application);
  }
}
