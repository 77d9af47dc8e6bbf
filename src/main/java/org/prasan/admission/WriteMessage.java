package org.prasan.admission;

import java.util.Set;
import java.util.UUID;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.NotPermitted;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Applicant and coalition write to each other; those who judge also write notes among themselves.
 */
@Service
class WriteMessage {
  static final int LONGEST = 4000;

  private final Applications applications;
  private final ApplicantLinks links;
  private final Story story;
  private final Ties ties;
  private final Moves moves;

  WriteMessage(
      Applications applications, ApplicantLinks links, Story story, Ties ties, Moves moves) {
    this.applications = applications;
    this.links = links;
    this.story = story;
    this.ties = ties;
    this.moves = moves;
  }

  /**
   * @param entry made with the form: sent again, it is written once
   */
  @Transactional
  Outcome fromApplicant(Acting acting, ApplicationId id, UUID entry, String words) {
    var application = applications.lock(acting.coalitionId(), id).orElse(null);
    if (application == null) return new Outcome.NotFound();
    if (story.tells(acting.coalitionId(), id, entry)) return new Outcome.Done(id);
    if (Course.after(application.state(), Step.WRITE, Set.of(Party.APPLICANT)).isEmpty())
      return new Outcome.NotNow(application.state());
    story.said(acting, id, entry, Story.Kind.MESSAGE, true, words);
    applications.waitsForAnswer(acting.coalitionId(), id, true);
    moves.note(acting, application, "message-written");
    return new Outcome.Done(id);
  }

  @Transactional
  Outcome toApplicant(Acting acting, ApplicationId id, UUID entry, String words) {
    return write(acting, id, entry, Step.WRITE, Story.Kind.MESSAGE, words);
  }

  /** The applicant never sees it. */
  @Transactional
  Outcome note(Acting acting, ApplicationId id, UUID entry, String words) {
    return write(acting, id, entry, Step.NOTE, Story.Kind.NOTE, words);
  }

  private Outcome write(
      Acting acting, ApplicationId id, UUID entry, Step step, Story.Kind kind, String words) {
    var parties = Party.of(acting, false);
    if (!parties.contains(Party.REVIEWER) && !parties.contains(Party.HANDLER))
      throw new NotPermitted(Action.REVIEW_APPLICATION);
    var application = applications.lock(acting.coalitionId(), id).orElse(null);
    if (application == null) return new Outcome.NotFound();
    if (story.tells(acting.coalitionId(), id, entry)) return new Outcome.Done(id);
    if (ties.bind(acting, application)) return Outcome.Refused.because("admission.refused.own");
    if (Course.after(application.state(), step, parties).isEmpty())
      return new Outcome.NotNow(application.state());
    story.said(acting, id, entry, kind, false, words);
    if (kind == Story.Kind.MESSAGE) {
      applications.waitsForAnswer(acting.coalitionId(), id, false);
      links.mailNews(acting.coalition(), application);
    }
    moves.note(acting, application, kind == Story.Kind.NOTE ? "note-written" : "message-written");
    return new Outcome.Done(id);
  }
}
