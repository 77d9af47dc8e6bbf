package org.prasan.meeting;

import java.util.UUID;
import org.prasan.tenancy.FreshId;

/** Meetings that come back under the same name. */
public record SeriesId(UUID value) {
  public static SeriesId of(String text) {
    return new SeriesId(UUID.fromString(text));
  }

  public static SeriesId fresh() {
    return new SeriesId(FreshId.next());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
