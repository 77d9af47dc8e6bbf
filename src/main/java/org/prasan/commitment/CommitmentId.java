package org.prasan.commitment;

import java.util.UUID;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.Reference;

/** A promise of an organization. */
public record CommitmentId(UUID value) {
  public static CommitmentId of(String text) {
    return new CommitmentId(UUID.fromString(text));
  }

  public static CommitmentId fresh() {
    return new CommitmentId(FreshId.next());
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
