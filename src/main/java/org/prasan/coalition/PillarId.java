package org.prasan.coalition;

import java.util.UUID;
import org.prasan.tenancy.FreshId;

/** A pillar of a coalition. */
public record PillarId(UUID value) {
  public static PillarId of(String text) {
    return new PillarId(UUID.fromString(text));
  }

  public static PillarId fresh() {
    return new PillarId(FreshId.next());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
