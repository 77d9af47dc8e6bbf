package org.prasan.meeting;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.prasan.notification.Argument;
import org.prasan.notification.Notice;
import org.prasan.notification.Notices;
import org.prasan.notification.TapOffer;
import org.prasan.notification.Topic;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Coalition;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tells people of meetings: that they are invited, and what has changed since. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class TellOfMeetings {
  static final String TAP = "meeting.come";
  static final String INVITED = "meeting.invited";
  static final String CHANGED = "meeting.changed";
  static final String CALLED_OFF = "meeting.called-off";
  private static final String SOON = "meeting.soon";

  private final Notices notices;
  private final Invitees invitees;
  private final MeetingWords words;
  private final MeetingClock clock;

  TellOfMeetings(Notices notices, Invitees invitees, MeetingWords words, MeetingClock clock) {
    this.notices = notices;
    this.invitees = invitees;
    this.words = words;
    this.clock = clock;
  }

  void invited(Acting acting, Dossier dossier) {
    tell(acting.coalition(), dossier, dossier.quorum().entitled(), INVITED, offer(dossier), "");
  }

  private TapOffer offer(Dossier dossier) {
    var plan = dossier.meeting().plan();
    return new TapOffer(
        TAP,
        dossier.id().value(),
        List.of("yes", "no"),
        ComeByTap.shown(dossier.meeting()),
        clock.at(plan.day(), plan.startsAt()));
  }

  /** What was asked before asks no more; who has not answered can from this e-mail. */
  void changed(Coalition coalition, Dossier dossier) {
    if (dossier.meeting().course().invited() == null) return;
    for (var one : dossier.quorum().entitled()) answered(coalition, dossier.id(), one);
    tell(
        coalition,
        dossier,
        dossier.quorum().entitled(),
        CHANGED,
        offer(dossier),
        "." + (dossier.meeting().version() + 1));
  }

  void cancelled(Coalition coalition, Dossier dossier) {
    notices.done(coalition, prefix(dossier.id()));
    if (dossier.meeting().course().invited() == null) return;
    tell(coalition, dossier, dossier.quorum().entitled(), CALLED_OFF, null, "");
  }

  /** Those whose organization has not said that it does not come. */
  void reminded(Coalition coalition, Dossier dossier) {
    var coming =
        dossier.quorum().entitled().stream()
            .filter(one -> dossier.answer(one).map(Answer::kind).orElse(null) != Answer.Kind.NO)
            .collect(Collectors.toSet());
    tell(coalition, dossier, coming, SOON, null, "." + dossier.meeting().plan().day());
  }

  /** The organization has answered, or nobody needs to any more. */
  void answered(Coalition coalition, MeetingId id, OrganizationId organization) {
    notices.done(coalition, prefix(id) + organization + "." + INVITED);
    notices.done(coalition, prefix(id) + organization + "." + CHANGED);
  }

  void begun(Coalition coalition, MeetingId id) {
    notices.done(coalition, prefix(id));
  }

  void proposalAnswered(Acting acting, Proposal proposal, PersonId person) {
    notices.tell(
        new Notice(
            acting.coalition(),
            person,
            Topic.MEETINGS,
            "meeting.proposal." + proposal.state().name().toLowerCase(Locale.ROOT),
            List.of(Argument.typed(proposal.facts().title())),
            "/proposals/" + proposal.id(),
            "meeting.proposal." + proposal.id() + "." + proposal.state()));
  }

  private void tell(
      Coalition coalition,
      Dossier dossier,
      Set<OrganizationId> organizations,
      String kind,
      @Nullable TapOffer offer,
      String again) {
    var plan = dossier.meeting().plan();
    for (var holder : invitees.all(coalition.id())) {
      if (!organizations.contains(holder.organization())) continue;
      notices.tell(
          new Notice(
              coalition,
              holder.person(),
              // Whether one is invited, and for which day, others must be able to rely on.
              kind.equals(SOON) ? Topic.MEETINGS : Topic.INVITATIONS,
              kind,
              List.of(
                  Argument.typed(dossier.title()),
                  Argument.day(plan.day()),
                  kind.equals(CALLED_OFF)
                      ? Argument.time(plan.startsAt())
                      : Argument.typed(words.hourAndPlace(plan)),
                  Argument.time(plan.startsAt())),
              "/meetings/" + dossier.id(),
              offer,
              prefix(dossier.id()) + holder.organization() + "." + kind + again));
    }
  }

  private static String prefix(MeetingId id) {
    return "meeting." + id + ".";
  }
}
