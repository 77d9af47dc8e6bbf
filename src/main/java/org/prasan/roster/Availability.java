package org.prasan.roster;

import java.time.LocalDate;
import java.util.UUID;

/** When somebody is away, or would rather or rather not be on duty; both days included. */
record Availability(UUID id, DutyPersonId person, Kind kind, LocalDate first, LocalDate last) {

  /** What is said of these days. */
  enum Kind {
    LEAVE,
    RATHER_NOT,
    GLADLY;

    public String key() {
      return "roster.availability." + name();
    }
  }

  DutyRules.Days days() {
    return new DutyRules.Days(first, last);
  }
}
