package org.prasan.commitment;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;
import org.springframework.stereotype.Component;

/** To whom something can be handed over: people of the same organization, and organizations. */
@Component
class Takers {
  private static final String PERSON = "person:";
  private static final String ORGANIZATION = "organization:";

  private final CommitmentWords words;

  Takers(CommitmentWords words) {
    this.words = words;
  }

  /** An organization, and who there if somebody is named. */
  record Taker(OrganizationId organization, @Nullable PersonId person) {}

  /**
   * @param owner whose people are offered by name; null where several are handed over at once
   */
  Map<String, String> choices(Acting acting, @Nullable OrganizationId owner, Locale locale) {
    var choices = new LinkedHashMap<String, String>();
    var organizations = words.organizations(acting, locale);
    if (owner != null) {
      var house = organizations.getOrDefault(owner.toString(), "");
      words
          .people(acting, owner, locale)
          .forEach(
              (id, name) ->
                  choices.put(PERSON + id, words.say("commitment.person-of", locale, name, house)));
    }
    organizations.forEach(
        (id, name) ->
            choices.put(
                ORGANIZATION + id, words.say("commitment.taker.organization", locale, name)));
    return choices;
  }

  @Nullable Taker read(
      Acting acting, @Nullable OrganizationId owner, @Nullable String typed, Locale locale) {
    if (typed == null || !choices(acting, owner, locale).containsKey(typed)) return null;
    if (typed.startsWith(ORGANIZATION))
      return new Taker(OrganizationId.of(typed.substring(ORGANIZATION.length())), null);
    return owner == null ? null : new Taker(owner, PersonId.of(typed.substring(PERSON.length())));
  }
}
