package org.prasan.meeting;

import java.util.UUID;
import org.prasan.tenancy.FreshId;

/** Something a coalition has decided. */
public record DecisionId(UUID value) {
  public static DecisionId of(String text) {
    return new DecisionId(UUID.fromString(text));
  }

  public static DecisionId fresh() {
    return new DecisionId(FreshId.next());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
