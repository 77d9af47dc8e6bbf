package org.prasan.admission;

import java.util.Map;
import java.util.Set;
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
  private final Story story;
  private final Ties ties;
  private final Moves moves;
  private final Today today;

  EndorseApplication(
      Applications applications,
      Endorsements endorsements,
      Voters voters,
      Story story,
      Ties ties,
      Moves moves,
      Today today) {
    this.applications = applications;
    this.endorsements = endorsements;
    this.voters = voters;
    this.story = story;
    this.ties = ties;
    this.moves = moves;
    this.today = today;
  }

  @Transactional
  Outcome answer(Acting acting, ApplicationId id, Answer answer, String reason) {
    if (!Party.of(acting, voters.isVoter(acting)).contains(Party.ENDORSER))
      throw new NotPermitted(Action.ENDORSE_APPLICATION);
    var application = applications.lock(acting.coalitionId(), id).orElse(null);
    var organization = acting.organization();
    if (application == null || application.state() == State.DRAFT) return new Outcome.NotFound();
    if (ties.bind(acting, application))
      return Outcome.Refused.because("admission.refused.own-endorsement");
    if (Course.after(application.state(), Step.ANSWER, Set.of(Party.ENDORSER)).isEmpty()
        || !application.endorsementOpenOn(today.day()))
      return new Outcome.NotNow(application.state());
    var asked = endorsements.by(acting.coalitionId(), id, organization).orElse(null);
    if (asked == null || organization == null)
      return Outcome.Refused.because("admission.refused.not-asked");
    if (answer == Answer.OBJECT && reason.isEmpty())
      return Outcome.Refused.because("admission.refused.object-reason");
    if (answer == asked.answer() && reason.equals(asked.reason())) return new Outcome.Done(id);
    endorsements.answer(acting, id, organization, answer, reason);
    count(acting, id);
    story.tell(acting, id, Story.Kind.valueOf(answer.name()), reason, "", null);
    moves.note(acting, application, "answered", Map.of("answer", answer.name()));
    return new Outcome.Done(id);
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
