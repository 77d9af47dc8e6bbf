package org.prasan.meeting;

import java.util.List;

/**
 * How meetings of a kind go in a coalition: how long, and under which headings.
 *
 * @param version 0 while it is as the product brings it
 */
record Template(MeetingKind kind, int minutes, List<Heading> headings, int version) {
  Template {
    headings = List.copyOf(headings);
  }

  static Template of(MeetingKind kind) {
    return new Template(kind, kind.minutes(), kind.headings(), 0);
  }
}
