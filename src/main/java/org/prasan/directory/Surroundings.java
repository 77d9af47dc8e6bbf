package org.prasan.directory;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.prasan.coalition.District;
import org.prasan.coalition.Territory;
import org.prasan.language.LocalizedText;
import org.prasan.membership.OrganizationRegistry;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.springframework.stereotype.Component;

/** What a service points at: organizations and districts, by what they are called. */
record Surroundings(
    Map<OrganizationId, OrganizationRegistry.Entry> organizations,
    Map<String, LocalizedText> districts) {

  Optional<OrganizationRegistry.Entry> organization(OrganizationId id) {
    return Optional.ofNullable(organizations.get(id));
  }

  @Nullable String district(@Nullable String code) {
    var name = code == null ? null : districts.get(code);
    return name == null ? null : name.th();
  }

  /** Looks around in a coalition. */
  @Component
  static class In {
    private final OrganizationRegistry registry;
    private final Territory territory;

    In(OrganizationRegistry registry, Territory territory) {
      this.registry = registry;
      this.territory = territory;
    }

    Surroundings of(CoalitionId coalition) {
      var organizations = new HashMap<OrganizationId, OrganizationRegistry.Entry>();
      registry.entries(coalition).forEach(entry -> organizations.put(entry.id(), entry));
      return new Surroundings(
          organizations,
          territory.knownDistricts().stream()
              .collect(Collectors.toMap(District::code, District::name)));
    }
  }
}
