package org.prasan.roster;

import java.util.UUID;
import org.prasan.tenancy.FreshId;

/** A seat of the multidisciplinary team, whoever is on duty there. */
public record SeatId(UUID value) implements Comparable<SeatId> {
  public static SeatId of(String text) {
    return new SeatId(UUID.fromString(text));
  }

  public static SeatId fresh() {
    return new SeatId(FreshId.next());
  }

  @Override
  public int compareTo(SeatId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
