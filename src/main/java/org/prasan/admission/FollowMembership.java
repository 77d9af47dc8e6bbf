package org.prasan.admission;

import java.util.Set;
import org.prasan.agreement.AgreementKind;
import org.prasan.agreement.AgreementSigned;
import org.prasan.standing.MembershipStarted;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.OrganizationId;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** An admitted organization signs the agreement, and its membership begins. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class FollowMembership {
  private final Applications applications;
  private final ApplicantLinks links;
  private final Story story;
  private final Moves moves;

  FollowMembership(Applications applications, ApplicantLinks links, Story story, Moves moves) {
    this.applications = applications;
    this.links = links;
    this.story = story;
    this.moves = moves;
  }

  /** Before the membership that begins with it. */
  @EventListener
  @Order(Ordered.HIGHEST_PRECEDENCE)
  void on(AgreementSigned event) {
    if (event.kind() == AgreementKind.MEMBERSHIP)
      take(event.by(), event.organization(), Step.SIGN, Story.Kind.SIGNED, "signed");
  }

  @EventListener
  void on(MembershipStarted event) {
    take(event.by(), event.organization(), Step.START, Story.Kind.ACTIVE, "active");
  }

  private void take(
      Acting acting, OrganizationId organization, Step step, Story.Kind kind, String deed) {
    var application = applications.admitted(acting.coalitionId(), organization).orElse(null);
    if (application == null) return;
    var to = Course.after(application.state(), step, Set.of(Party.PRODUCT)).orElse(null);
    if (to == null) return;
    moves.to(acting, application, to, 0);
    story.tell(acting, application.id(), kind);
    moves.note(acting, application, deed);
    links.mailNews(acting.coalition(), application);
  }
}
