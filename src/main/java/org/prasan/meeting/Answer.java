package org.prasan.meeting;

import java.time.Instant;
import org.prasan.tenancy.OrganizationId;

/** What an invited organization has answered. */
record Answer(OrganizationId organization, Kind kind, String substitute, String note, Instant at) {

  /** Whether it comes, and who. */
  enum Kind {
    YES,
    NO,
    SUBSTITUTE;

    public String key() {
      return "meeting.answer." + name();
    }
  }
}
