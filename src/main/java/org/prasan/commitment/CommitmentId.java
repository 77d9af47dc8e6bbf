package org.prasan.commitment;

import java.util.UUID;
import org.prasan.tenancy.FreshId;

/** A promise of an organization. */
public record CommitmentId(UUID value) {
  public static CommitmentId of(String text) {
    return new CommitmentId(UUID.fromString(text));
  }

  public static CommitmentId fresh() {
    return new CommitmentId(FreshId.next());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
