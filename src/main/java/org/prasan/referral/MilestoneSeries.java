package org.prasan.referral;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the law counts from belongs together in this order: begun, perhaps prolonged, ended. */
enum MilestoneSeries {
  PROTECTION(
      Milestone.PROTECTION_STARTED, Milestone.PROTECTION_EXTENDED, Milestone.PROTECTION_ENDED),
  RECOVERY(Milestone.RECOVERY_STARTED, null, Milestone.IDENTIFICATION_INTERVIEW),
  DATA_REQUEST(Milestone.DATA_REQUESTED, null, Milestone.DATA_REQUEST_ANSWERED),
  BREACH(Milestone.BREACH_KNOWN, null, Milestone.BREACH_NOTIFIED);

  private final Milestone begin;
  private final @Nullable Milestone prolong;
  private final Milestone end;

  MilestoneSeries(Milestone begin, @Nullable Milestone prolong, Milestone end) {
    this.begin = begin;
    this.prolong = prolong;
    this.end = end;
  }

  /** What may be recorded next. */
  static Set<Milestone> open(List<Entry> entries) {
    var open = EnumSet.noneOf(Milestone.class);
    for (var series : values()) open.addAll(series.next(entries));
    return open;
  }

  /** When the last of what this belongs to happened: it cannot have been before. */
  static Optional<Instant> lastBefore(Milestone what, List<Entry> entries) {
    for (var series : values())
      if (series.contains(what)) return series.last(entries).map(Entry::at);
    return Optional.empty();
  }

  /** A second request, or a second breach, begins anew when the first has ended. */
  private Set<Milestone> next(List<Entry> entries) {
    var last = last(entries).map(Entry::what).orElse(end);
    if (last == end) return EnumSet.of(begin);
    return last == begin && prolong != null ? EnumSet.of(prolong, end) : EnumSet.of(end);
  }

  private Optional<Entry> last(List<Entry> entries) {
    return entries.stream().filter(entry -> contains(entry.what())).reduce((_, later) -> later);
  }

  private boolean contains(Happening what) {
    return what == begin || what == prolong || what == end;
  }
}
