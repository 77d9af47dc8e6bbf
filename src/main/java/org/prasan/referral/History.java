package org.prasan.referral;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** What has happened with a referral, the oldest first: all that its clocks need to know. */
record History(Urgency urgency, List<Happened> happened) {
  History {
    // Stable, so that what happened in one moment keeps its order.
    happened = happened.stream().sorted(Comparator.comparing(Happened::at)).toList();
  }

  /** Something, and when. */
  record Happened(Happening what, Instant at) {}

  History until(Instant now) {
    return new History(urgency, happened.stream().filter(one -> !one.at().isAfter(now)).toList());
  }
}
