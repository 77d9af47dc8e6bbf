package org.prasan.tenancy;

import java.util.UUID;

/** A person, the same in every coalition that person works in. */
public record PersonId(UUID value) {
  public static PersonId of(String text) {
    return new PersonId(UUID.fromString(text));
  }

  public static PersonId fresh() {
    return new PersonId(FreshId.next());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
