package org.prasan.meeting;

import java.util.UUID;
import org.prasan.tenancy.FreshId;

/** A meeting on one day. */
public record MeetingId(UUID value) {
  public static MeetingId of(String text) {
    return new MeetingId(UUID.fromString(text));
  }

  public static MeetingId fresh() {
    return new MeetingId(FreshId.next());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
