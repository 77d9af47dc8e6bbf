package org.prasan.tenancy;

import java.util.UUID;

/** An organization, the same in every coalition it belongs to. */
public record OrganizationId(UUID value) {
  public static OrganizationId of(String text) {
    return new OrganizationId(UUID.fromString(text));
  }

  public static OrganizationId fresh() {
    return new OrganizationId(FreshId.next());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
