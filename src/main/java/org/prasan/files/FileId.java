package org.prasan.files;

import java.util.UUID;
import org.prasan.tenancy.FreshId;

/** A file that somebody attached to something. */
public record FileId(UUID value) {
  public static FileId of(String text) {
    return new FileId(UUID.fromString(text));
  }

  public static FileId fresh() {
    return new FileId(FreshId.next());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
