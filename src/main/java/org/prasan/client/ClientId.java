package org.prasan.client;

import java.util.UUID;
import org.prasan.tenancy.FreshId;

/** Names the file of one client. */
public record ClientId(UUID value) {
  public static ClientId of(String text) {
    return new ClientId(UUID.fromString(text));
  }

  public static ClientId fresh() {
    return new ClientId(FreshId.next());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
