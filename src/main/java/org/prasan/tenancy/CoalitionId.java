package org.prasan.tenancy;

import java.util.UUID;

/** A coalition, the tenant of the installation. */
public record CoalitionId(UUID value) {
  public static CoalitionId of(String text) {
    return new CoalitionId(UUID.fromString(text));
  }

  public static CoalitionId fresh() {
    return new CoalitionId(FreshId.next());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
