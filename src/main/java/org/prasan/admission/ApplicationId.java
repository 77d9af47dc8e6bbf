package org.prasan.admission;

import java.util.UUID;
import org.prasan.tenancy.FreshId;

/** An application of an organization for membership. */
public record ApplicationId(UUID value) {
  public static ApplicationId of(String text) {
    return new ApplicationId(UUID.fromString(text));
  }

  static ApplicationId fresh() {
    return new ApplicationId(FreshId.next());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
