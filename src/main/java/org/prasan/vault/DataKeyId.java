package org.prasan.vault;

import java.util.UUID;
import org.prasan.tenancy.FreshId;

/** Names the data key of one client, under which everything told about that client is sealed. */
public record DataKeyId(UUID value) {
  public static DataKeyId fresh() {
    return new DataKeyId(FreshId.next());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
