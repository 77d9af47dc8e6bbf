package org.prasan.meeting;

import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.OrganizationId;

/**
 * Something to be talked about at a meeting.
 *
 * @param origin the item of an earlier meeting it was moved or copied from
 * @param movedTo the meeting it went on to
 */
record Item(
    ItemId id,
    MeetingId meeting,
    int heading,
    int position,
    Facts facts,
    @Nullable Origin origin,
    @Nullable MeetingId movedTo,
    Change changed,
    int version) {

  /** What is typed about it. */
  record Facts(
      String title,
      String detail,
      int minutes,
      @Nullable OrganizationId presenterOrganization,
      String presenter) {
    static Facts titled(String title) {
      return new Facts(title, "", 0, null, "");
    }
  }

  /** Where it came from. */
  record Origin(ItemId item, MeetingId meeting) {}

  public String title() {
    return facts.title();
  }

  Item with(Facts other) {
    return new Item(id, meeting, heading, position, other, origin, movedTo, changed, version);
  }

  Item at(int otherHeading, int otherPosition) {
    return new Item(
        id, meeting, otherHeading, otherPosition, facts, origin, movedTo, changed, version);
  }

  Item movedOn(MeetingId to) {
    return new Item(id, meeting, heading, position, facts, origin, to, changed, version);
  }

  Item stamped(Change change) {
    return new Item(id, meeting, heading, position, facts, origin, movedTo, change, version);
  }
}
