package org.prasan.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.prasan.membership.SampleOrganizations;
import org.prasan.tenancy.OrganizationId;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The organizations a sample coalition knows: {@code organizations.yaml}. */
@Component
@Order(20)
class LoadOrganizations implements SampleStep {
  private final SampleOrganizations organizations;

  LoadOrganizations(SampleOrganizations organizations) {
    this.organizations = organizations;
  }

  @Override
  public String name() {
    return "organizations";
  }

  @Override
  public void load(SampleCoalition into) {
    try (var file = into.open("organizations.yaml")) {
      organizations.load(
          into.acting(), file, key -> new OrganizationId(into.id("organization", key)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
