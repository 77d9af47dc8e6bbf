package org.prasan.client;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.membership.OrganizationRegistry;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.OrganizationNames;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.PersonNames;
import org.prasan.web.HomePart;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** On a client's page: whether somebody else may know the client, as far as one may know that. */
@Component
class KnownElsewherePart implements ClientPart {
  private final AskElsewhere ask;
  private final OrganizationNames organizations;
  private final OrganizationRegistry registry;
  private final PersonNames people;
  private final ClientPages pages;

  KnownElsewherePart(
      AskElsewhere ask,
      OrganizationNames organizations,
      OrganizationRegistry registry,
      PersonNames people,
      ClientPages pages) {
    this.ask = ask;
    this.organizations = organizations;
    this.registry = registry;
    this.people = people;
    this.pages = pages;
  }

  /** What the part shows. */
  record Shown(
      String url,
      String questions,
      UUID form,
      String asked,
      boolean may,
      boolean comparable,
      boolean questioned,
      List<Contact> contacts) {}

  /**
   * Whom to talk to, and how.
   *
   * @param url of the organization's page, if the registry has it
   * @param phone by which the organization says that it is reached
   */
  record Contact(
      String organization, @Nullable String url, String person, @Nullable String phone) {}

  @Override
  public Optional<HomePart.Part> of(Acting acting, Clients.Card client) {
    if (!acting.may(Action.EDIT_CLIENTS) || client.erased()) return Optional.empty();
    var standing = ask.of(acting, client.id());
    boolean anything =
        standing.asked() != null
            || !standing.contacts().isEmpty()
            || !standing.questions().isEmpty();
    if (!client.open() && !anything) return Optional.empty();
    var base = ClientPages.base(acting);
    return Optional.of(
        new HomePart.Part(
            "client/elsewhere :: part",
            new Shown(
                base + "/" + client.id() + "/elsewhere",
                base + "/questions",
                FreshId.next(),
                standing.asked() == null ? "" : pages.dates().full(standing.asked()),
                client.open() && standing.may(),
                standing.comparable(),
                !standing.questions().isEmpty(),
                contacts(acting, standing.contacts()))));
  }

  private List<Contact> contacts(Acting acting, List<KnownElsewhere.Contact> contacts) {
    if (contacts.isEmpty()) return List.of();
    var coalition = acting.coalitionId();
    var locale = LocaleContextHolder.getLocale();
    var houses = new HashSet<OrganizationId>();
    var persons = new HashSet<PersonId>();
    for (var one : contacts) {
      houses.add(one.other());
      persons.add(one.person());
    }
    var organizationsByName = organizations.named(coalition, houses);
    var peopleByName = people.named(coalition, persons);
    return contacts.stream()
        .map(
            one -> {
              var house = organizationsByName.get(one.other());
              var person = peopleByName.get(one.person());
              return new Contact(
                  house == null ? "" : house.in(locale),
                  house == null
                      ? null
                      : "/" + acting.coalition().slug() + "/organizations/" + one.other(),
                  person == null ? "" : person.in(locale),
                  registry.phone(coalition, one.other()).orElse(null));
            })
        .toList();
  }
}
