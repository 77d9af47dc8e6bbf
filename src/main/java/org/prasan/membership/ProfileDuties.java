package org.prasan.membership;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.Waiting;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What waits for whoever looks after an organization's profile: gaps, and papers that run out. */
@Component
class ProfileDuties implements Waiting {
  private static final int EXPIRES_SOON_DAYS = 60;

  private final Organizations organizations;
  private final Clock clock;

  ProfileDuties(Organizations organizations, Clock clock) {
    this.organizations = organizations;
    this.clock = clock;
  }

  @Override
  public boolean confidential() {
    return false;
  }

  @Override
  @Transactional(readOnly = true)
  public List<Card> waitingFor(Acting acting) {
    if (acting.organization() == null || !acting.may(Action.EDIT_OWN_ORGANIZATION))
      return List.of();
    return organizations
        .find(acting.coalitionId(), acting.organization())
        .map(organization -> duties(organization, page(acting, organization)))
        .orElse(List.of());
  }

  private List<Card> duties(Organization organization, String page) {
    var cards = new ArrayList<Card>();
    var evidence = organization.evidence();
    var soon = LocalDate.now(clock).plusDays(EXPIRES_SOON_DAYS);
    if (evidence != null && evidence.expiredOn(soon))
      cards.add(
          new Card(
              "membership.duty.evidence",
              List.of(),
              "file-text",
              page + "/registration",
              evidence.expires(),
              10));
    var completeness = Completeness.of(organization);
    if (!completeness.full())
      cards.add(
          new Card(
              "membership.duty.profile",
              List.of(completeness.missing().size()),
              "pencil",
              page,
              null,
              50));
    return cards;
  }

  private static String page(Acting acting, Organization organization) {
    return "/" + acting.coalition().slug() + "/organizations/" + organization.id();
  }
}
