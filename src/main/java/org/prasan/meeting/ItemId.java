package org.prasan.meeting;

import java.util.UUID;
import org.prasan.tenancy.FreshId;

/** Something to be talked about at a meeting. */
public record ItemId(UUID value) {
  public static ItemId of(String text) {
    return new ItemId(UUID.fromString(text));
  }

  public static ItemId fresh() {
    return new ItemId(FreshId.next());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
