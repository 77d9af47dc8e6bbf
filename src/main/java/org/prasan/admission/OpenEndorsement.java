package org.prasan.admission;

import java.util.Map;
import java.util.Set;
import org.prasan.standing.Memberships;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The secretary asks all members of that day whether they endorse an application. */
@Service
class OpenEndorsement {
  private final Applications applications;
  private final ApplicantLinks links;
  private final Endorsements endorsements;
  private final Memberships memberships;
  private final Admissions admissions;
  private final Story story;
  private final Ties ties;
  private final Moves moves;
  private final Today today;

  OpenEndorsement(
      Applications applications,
      ApplicantLinks links,
      Endorsements endorsements,
      Memberships memberships,
      Admissions admissions,
      Story story,
      Ties ties,
      Moves moves,
      Today today) {
    this.applications = applications;
    this.links = links;
    this.endorsements = endorsements;
    this.memberships = memberships;
    this.admissions = admissions;
    this.story = story;
    this.ties = ties;
    this.moves = moves;
    this.today = today;
  }

  /** Opening it twice opens it once; whom it asks stays as it was on that day. */
  @Transactional
  Outcome open(Acting acting, ApplicationId id) {
    acting.require(Action.HANDLE_APPLICATION);
    var application = applications.lock(acting.coalitionId(), id).orElse(null);
    if (application == null) return new Outcome.NotFound();
    if (ties.bind(acting, application)) return Outcome.Refused.because("admission.refused.own");
    if (Course.after(application.state(), Step.OPEN_ENDORSEMENT, Set.of(Party.HANDLER)).isEmpty())
      return new Outcome.NotNow(application.state());
    if (application.ballot() != null) return new Outcome.Done(id);
    var day = today.day();
    var members =
        memberships.membersOn(acting.coalitionId(), day).stream()
            .filter(member -> !member.equals(application.organization()))
            .toList();
    if (members.isEmpty()) return Outcome.Refused.because("admission.refused.no-members");
    var ballot =
        new Ballot(
            members.size(),
            0,
            0,
            admissions.endorsements(acting.coalitionId(), day, members.size()),
            day,
            admissions.endorsementClosesOn(acting.coalitionId(), day));
    endorsements.ask(acting.coalitionId(), id, members);
    applications.opened(acting.coalitionId(), id, ballot);
    story.tell(
        acting, id, Story.Kind.OPENED, "", Integer.toString(ballot.asked()), ballot.closesOn());
    moves.note(
        acting,
        application,
        "endorsement-opened",
        Map.of("asked", ballot.asked(), "needed", ballot.needed(), "to", ballot.closesOn()));
    links.mailNews(acting.coalition(), application);
    return new Outcome.Done(id);
  }
}
