package org.prasan.directory;

import java.util.UUID;
import org.prasan.tenancy.FreshId;

/** A service in the directory. */
public record ServiceId(UUID value) {
  public static ServiceId of(String text) {
    return new ServiceId(UUID.fromString(text));
  }

  public static ServiceId fresh() {
    return new ServiceId(FreshId.next());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
