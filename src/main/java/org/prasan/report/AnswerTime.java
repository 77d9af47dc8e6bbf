package org.prasan.report;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How long it took until somebody answered, as exactly as it is counted. */
enum AnswerTime {
  WITHIN_4_HOURS(Duration.ofHours(4)),
  WITHIN_24_HOURS(Duration.ofDays(1)),
  WITHIN_72_HOURS(Duration.ofDays(3)),
  WITHIN_2_WEEKS(Duration.ofDays(14)),
  LATER(null),
  NEVER(null);

  private final @Nullable Duration most;

  AnswerTime(@Nullable Duration most) {
    this.most = most;
  }

  static AnswerTime of(@Nullable Duration untilAnswer) {
    if (untilAnswer == null) return NEVER;
    for (var time : values())
      if (time.most != null && untilAnswer.compareTo(time.most) <= 0) return time;
    return LATER;
  }

  /** The last one that keeps what the clock of an urgency allows. */
  static AnswerTime allowed(String urgency) {
    return switch (urgency) {
      case "EMERGENCY" -> WITHIN_24_HOURS;
      case "URGENT" -> WITHIN_72_HOURS;
      default -> WITHIN_2_WEEKS;
    };
  }

  public String key() {
    return "report.time." + name();
  }
}
