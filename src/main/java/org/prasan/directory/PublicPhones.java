package org.prasan.directory;

import java.util.List;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Telephones that an organization has told everybody of, and that ring in no house where people
 * hide: the only ones that may lie about on paper.
 */
@Component
public class PublicPhones {
  private final Services services;

  PublicPhones(Services services) {
    this.services = services;
  }

  /** Those of its services that can be had now. */
  @Transactional(readOnly = true)
  public List<String> of(CoalitionId coalition, OrganizationId organization) {
    return services.ofOrganization(coalition, organization).stream()
        .filter(service -> service.basics().status() == Service.Status.ACTIVE)
        .filter(service -> !Shelters.isShelter(service))
        .flatMap(service -> Redaction.of(service, Reader.VISITOR).stream())
        .flatMap(seen -> seen.service().reach().phones().stream())
        .map(Service.Phone::number)
        .distinct()
        .toList();
  }
}
