package org.prasan.identity;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.OrganizationNames;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Organizations by name, for lists and for choosing one. */
@Component
class OrganizationChoices {
  private final ObjectProvider<OrganizationNames> organizations;

  OrganizationChoices(ObjectProvider<OrganizationNames> organizations) {
    this.organizations = organizations;
  }

  Map<String, String> all(CoalitionId coalition, Locale locale) {
    var choices = new LinkedHashMap<String, String>();
    organizations.forEach(
        names ->
            names
                .all(coalition)
                .forEach(named -> choices.put(named.id().toString(), named.name().in(locale))));
    return choices;
  }

  /** Those for which somebody may appoint people. */
  Map<String, String> forAppointing(Acting acting, Locale locale) {
    var all = all(acting.coalitionId(), locale);
    if (acting.may(Action.INVITE_TO_ANY_ORGANIZATION)) return all;
    var own = String.valueOf(acting.organization());
    return Map.of(own, all.getOrDefault(own, acting.organizationName().in(locale)));
  }

  Map<OrganizationId, String> names(
      CoalitionId coalition, Collection<PersonMandates.Mandate> mandates, Locale locale) {
    var ids =
        mandates.stream()
            .map(PersonMandates.Mandate::organization)
            .filter(Objects::nonNull)
            .collect(Collectors.toUnmodifiableSet());
    var known = new LinkedHashMap<OrganizationId, String>();
    organizations.forEach(
        names -> names.named(coalition, ids).forEach((id, name) -> known.put(id, name.in(locale))));
    return known;
  }

  String name(CoalitionId coalition, @Nullable OrganizationId id, Locale locale) {
    var names = organizations.getIfAvailable();
    if (id == null || names == null) return "";
    var name = names.named(coalition, java.util.List.of(id)).get(id);
    return name == null ? "" : name.in(locale);
  }
}
