package org.prasan.admission;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.IdTaken;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The secretary lets a draft in outside the intake window, or replaces a lost link. */
@Service
class HelpApplicant {
  private final Applications applications;
  private final ApplicantLinks links;
  private final Impartiality impartiality;
  private final Story story;
  private final Moves moves;

  HelpApplicant(
      Applications applications,
      ApplicantLinks links,
      Impartiality impartiality,
      Story story,
      Moves moves) {
    this.applications = applications;
    this.links = links;
    this.impartiality = impartiality;
    this.story = story;
    this.moves = moves;
  }

  @Transactional
  Outcome openLate(Acting acting, ApplicationId id, String reason) {
    acting.require(Action.HANDLE_APPLICATION);
    var application = applications.lock(acting.coalitionId(), id).orElse(null);
    if (application == null) return new Outcome.NotFound();
    var partial = impartiality.refusal(acting, application);
    if (partial != null) return partial;
    if (Course.after(application.state(), Step.OPEN_LATE, Set.of(Party.HANDLER)).isEmpty())
      return new Outcome.NotNow(application.state());
    if (reason.equals(application.late())) return new Outcome.Done(id);
    applications.openLate(acting.coalitionId(), id, reason, acting.person());
    story.tell(acting, id, Story.Kind.LATE_OPENED, reason, "", null);
    links.mailNews(acting.coalition(), application);
    moves.note(acting, application, "late-opened", Map.of("reason", reason));
    return new Outcome.Done(id);
  }

  /**
   * Every link made before opens nothing any more.
   *
   * @param token made with the form: sent again, it is made once
   * @param before how often one was made when the form was shown; null where no form tells
   */
  @Transactional
  Outcome renewLink(Acting acting, ApplicationId id, LinkToken token, @Nullable Long before) {
    acting.require(Action.HANDLE_APPLICATION);
    var application = applications.lock(acting.coalitionId(), id).orElse(null);
    if (application == null) return new Outcome.NotFound();
    var partial = impartiality.refusal(acting, application);
    if (partial != null) return partial;
    if (Course.after(application.state(), Step.RENEW_LINK, Set.of(Party.HANDLER)).isEmpty())
      return new Outcome.NotNow(application.state());
    var opened = links.opens(acting.coalitionId(), token);
    if (opened.isPresent() && !opened.get().equals(id)) throw new IdTaken();
    if (opened.isPresent()) return new Outcome.Done(id);
    // Or an old page would open again what was closed since.
    if (before != null && before != Story.links(story.whole(acting.coalitionId(), id)))
      return Outcome.Refused.because("admission.refused.link-since");
    links.revokeAll(acting.coalitionId(), id);
    links.add(acting.coalitionId(), id, token);
    links.mail(acting.coalition(), application, "application-link", token);
    story.tell(acting, id, Story.Kind.LINK);
    moves.note(acting, application, "link-renewed");
    return new Outcome.Done(id);
  }
}
