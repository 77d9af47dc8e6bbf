package org.prasan.identity;

import java.util.ArrayList;
import java.util.List;
import org.prasan.identity.PersonMandates.Mandate;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.Waiting;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What waits: a colleague for the organization's yes, or somebody's own sight of its files. */
@Component
class VouchDuties implements Waiting {
  private final Vouching vouching;
  private final Persons persons;

  VouchDuties(Vouching vouching, Persons persons) {
    this.vouching = vouching;
    this.persons = persons;
  }

  @Override
  @Transactional(readOnly = true)
  public List<Card> waitingFor(Acting acting) {
    var organization = acting.organization();
    if (organization == null) return List.of();
    var cards = new ArrayList<Card>();
    if (!acting.awaiting().isEmpty()) cards.add(own(acting));
    if (acting.may(Action.VOUCH_FOR_COLLEAGUE))
      vouching.awaited(acting.coalitionId(), organization).stream()
          .filter(mandate -> vouching.mayVouch(acting, mandate))
          .forEach(mandate -> cards.add(card(acting, mandate)));
    return cards;
  }

  private Card card(Acting acting, Mandate mandate) {
    var name =
        persons
            .byId(acting.coalitionId(), mandate.person())
            .map(person -> person.name().in(LocaleContextHolder.getLocale()))
            .orElse("");
    var url = PersonController.url(acting, mandate.person());
    return new Card(
        "identity.vouch.duty",
        List.of(name),
        "user-heart",
        url + "/mandates/" + mandate.id() + "/vouch",
        null,
        3);
  }

  private static Card own(Acting acting) {
    var url = "/" + acting.coalition().slug() + "/people/vouch";
    return new Card("identity.vouch.waiting", List.of(), "clock", url, null, 2);
  }
}
