package org.prasan.directory;

import java.util.UUID;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.Reference;

/** A service in the directory. */
public record ServiceId(UUID value) {
  public static ServiceId of(String text) {
    return new ServiceId(UUID.fromString(text));
  }

  public static ServiceId fresh() {
    return new ServiceId(FreshId.next());
  }

  /** As it is said on the telephone. */
  public String reference() {
    return Reference.of(value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
