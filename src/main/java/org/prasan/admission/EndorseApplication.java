package org.prasan.admission;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.prasan.audit.Refusals;
import org.prasan.identity.Voters;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.NotPermitted;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A member endorses an application, objects, abstains or steps aside, until the ballot closes. */
@Service
class EndorseApplication {
  private final Applications applications;
  private final Endorsements endorsements;
  private final Voters voters;
  private final Impartiality impartiality;
  private final Story story;
  private final Ties ties;
  private final Moves moves;
  private final Today today;

  EndorseApplication(
      Applications applications,
      Endorsements endorsements,
      Voters voters,
      Impartiality impartiality,
      Story story,
      Ties ties,
      Moves moves,
      Today today) {
    this.applications = applications;
    this.endorsements = endorsements;
    this.voters = voters;
    this.impartiality = impartiality;
    this.story = story;
    this.ties = ties;
    this.moves = moves;
    this.today = today;
  }

  /** What is refused is noted in the audit log, even for whom it is not permitted. */
  @Transactional(noRollbackFor = NotPermitted.class)
  Outcome answer(Acting acting, ApplicationId id, UUID entry, Answer answer, String reason) {
    var votes = voters.isVoter(acting);
    var permitted = Party.of(acting, votes).contains(Party.ENDORSER);
    var application = applications.lock(acting.coalitionId(), id).orElse(null);
    if (application != null && application.draft()) application = null;
    if (!permitted) {
      if (application != null) refused(acting, application, answer);
      throw new NotPermitted(Action.ENDORSE_APPLICATION);
    }
    if (application == null) return new Outcome.NotFound();
    if (answer == Answer.OBJECT && reason.isEmpty())
      return Outcome.Refused.because("admission.refused.object-reason");
    var outcome = given(acting, application, entry, answer, reason, votes);
    if (!(outcome instanceof Outcome.Done)) refused(acting, application, answer);
    return outcome;
  }

  private void refused(Acting acting, Application application, Answer answer) {
    Refusals.noted();
    moves.note(acting, application, "answer-refused", Map.of("answer", answer.name()));
  }

  private Outcome given(
      Acting acting,
      Application application,
      UUID entry,
      Answer answer,
      String reason,
      boolean votes) {
    var id = application.id();
    if (story.tells(acting.coalitionId(), id, entry)) return new Outcome.Done(id);
    var organization = acting.organization();
    if (ties.bind(acting, application))
      return Outcome.Refused.because("admission.refused.own-endorsement");
    if (impartiality.conflicted(acting, application))
      return Outcome.Refused.because("admission.refused.conflict");
    if (Course.after(application.state(), Step.ANSWER, Set.of(Party.ENDORSER)).isEmpty()
        || !application.endorsementOpenOn(today.day()))
      return new Outcome.NotNow(application.state());
    var asked = endorsements.by(acting.coalitionId(), id, organization).orElse(null);
    if (asked == null || organization == null)
      return Outcome.Refused.because("admission.refused.not-asked");
    if (!votes
        && asked.by() != null
        && voters.isVoter(acting.coalitionId(), asked.by(), organization))
      return Outcome.Refused.because("admission.refused.voter-answered");
    if (answer == asked.answer() && reason.equals(asked.reason())) return new Outcome.Done(id);
    var why = given(asked, answer, reason);
    endorsements.answer(acting, id, organization, answer, why);
    count(acting, id);
    story.said(acting, id, entry, Story.Kind.valueOf(answer.name()), false, why);
    moves.note(acting, application, "answered", Map.of("answer", answer.name()));
    return new Outcome.Done(id);
  }

  /** The reason of the answer before, left standing in the form, says nothing of another answer. */
  private static String given(Endorsement before, Answer answer, String reason) {
    var left = answer != before.answer() && reason.equals(before.reason());
    return left && answer != Answer.OBJECT ? "" : reason;
  }

  private void count(Acting acting, ApplicationId id) {
    var answers = endorsements.of(acting.coalitionId(), id);
    applications.counted(
        acting.coalitionId(),
        id,
        (int) answers.stream().filter(one -> one.answer() != null).count(),
        (int) answers.stream().filter(one -> one.answer() == Answer.ENDORSE).count());
  }
}
