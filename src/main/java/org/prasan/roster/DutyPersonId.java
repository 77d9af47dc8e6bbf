package org.prasan.roster;

import java.util.UUID;
import org.prasan.tenancy.FreshId;

/** Somebody who serves seats, with or without an account. */
public record DutyPersonId(UUID value) implements Comparable<DutyPersonId> {
  public static DutyPersonId of(String text) {
    return new DutyPersonId(UUID.fromString(text));
  }

  public static DutyPersonId fresh() {
    return new DutyPersonId(FreshId.next());
  }

  @Override
  public int compareTo(DutyPersonId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
