package org.prasan.roster;

import java.util.UUID;
import org.prasan.tenancy.FreshId;

/** The roster of one month, as a draft or as a published version. */
public record EditionId(UUID value) {
  public static EditionId of(String text) {
    return new EditionId(UUID.fromString(text));
  }

  public static EditionId fresh() {
    return new EditionId(FreshId.next());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
