package org.prasan.meeting;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long something has gone on, and for how long it was planned.
 *
 * @param planned in minutes; 0 if nobody planned how long
 */
record Timer(Instant since, Instant now, int planned) {

  static @Nullable Timer of(@Nullable Instant since, Instant now, int planned) {
    return since == null ? null : new Timer(since, now, planned);
  }

  /** Whole minutes. */
  public long passed() {
    return Math.max(0, Duration.between(since, now).toMinutes());
  }

  /** By how many minutes it is longer than planned; 0 if it is not. */
  public long over() {
    return planned == 0 ? 0 : Math.max(0, passed() - planned);
  }

  public String key() {
    if (planned == 0) return "meeting.wall.open";
    return over() > 0 ? "meeting.wall.over" : "meeting.wall.used";
  }
}
