package org.prasan.meeting;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;

/**
 * Somebody who was at a meeting.
 *
 * @param organization for which that person came; null for a guest
 * @param position what that person is, or where a guest comes from
 * @param insteadOf for whom a substitute came
 */
record Attendance(
    UUID id,
    @Nullable OrganizationId organization,
    @Nullable PersonId person,
    String name,
    String position,
    Kind kind,
    String insteadOf,
    Way way,
    Instant arrived) {

  /** As what somebody came. */
  enum Kind {
    MEMBER,
    SUBSTITUTE,
    GUEST;

    public String key() {
      return "meeting.attendance." + name();
    }
  }

  /** How it became known. */
  enum Way {
    /** Ticked by whoever keeps the list. */
    LIST,
    /** Scanned at the door. */
    DOOR,
    /** Said so on the page of the meeting. */
    SELF
  }
}
