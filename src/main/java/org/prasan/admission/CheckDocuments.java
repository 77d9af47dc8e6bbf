package org.prasan.admission;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.NotPermitted;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Officers or the secretary find an application complete, or ask for what is missing. */
@Service
class CheckDocuments {
  private final Applications applications;
  private final ApplicantLinks links;
  private final Story story;
  private final Ties ties;
  private final Moves moves;
  private final Today today;

  CheckDocuments(
      Applications applications,
      ApplicantLinks links,
      Story story,
      Ties ties,
      Moves moves,
      Today today) {
    this.applications = applications;
    this.links = links;
    this.story = story;
    this.ties = ties;
    this.moves = moves;
    this.today = today;
  }

  /**
   * @param by when the answer is wanted; null for the usual time
   */
  @Transactional
  Outcome ask(Acting acting, ApplicationId id, String reason, @Nullable LocalDate by) {
    var due = by == null ? today.day().plusDays(Admissions.ANSWER_DAYS) : by;
    return step(
        acting,
        id,
        Step.ASK,
        (application, to) -> {
          moves.to(acting, application, to, due);
          story.tell(acting, id, Story.Kind.ASKED, reason, "", due);
          moves.note(acting, application, "asked", Map.of("reason", reason));
        });
  }

  @Transactional
  Outcome complete(Acting acting, ApplicationId id) {
    return step(
        acting,
        id,
        Step.COMPLETE,
        (application, to) -> {
          moves.to(acting, application, to, Admissions.REVIEW_DAYS);
          story.tell(acting, id, Story.Kind.COMPLETE);
          moves.note(acting, application, "documents-complete");
        });
  }

  /** What a step does once it is found that it may be taken. */
  private interface Taken {
    void take(Application application, State to);
  }

  private Outcome step(Acting acting, ApplicationId id, Step step, Taken taken) {
    var parties = Party.of(acting, false);
    if (!parties.contains(Party.REVIEWER) && !parties.contains(Party.HANDLER))
      throw new NotPermitted(Action.REVIEW_APPLICATION);
    var application = applications.lock(acting.coalitionId(), id).orElse(null);
    if (application == null) return new Outcome.NotFound();
    if (ties.bind(acting, application)) return Outcome.Refused.because("admission.refused.own");
    var to = Course.after(application.state(), step, parties).orElse(null);
    if (to == null) return new Outcome.NotNow(application.state());
    taken.take(application, to);
    links.mailNews(acting.coalition(), application);
    return new Outcome.Done(id);
  }
}
