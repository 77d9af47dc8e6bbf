package org.prasan.client;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * How long a closed file is kept, as far as it was decided for this file alone.
 *
 * @param prolonged the last day somebody chose, once
 * @param held why it is kept without an end
 * @param announced the last day as it was told to those who work with the file: it is never erased
 *     before
 */
record Keeping(
    @Nullable LocalDate prolonged, @Nullable KeepReason held, @Nullable LocalDate announced) {
  static final Keeping BY_RULE = new Keeping(null, null, null);

  /** Nobody's file is erased without having been told so many days ahead. */
  static final int NOTICE_DAYS = 30;

  /**
   * The last day it is kept; empty where somebody holds it or nobody decided how long.
   *
   * @param months for which files are kept
   */
  Optional<LocalDate> until(LocalDate closed, OptionalInt months, LocalDate today) {
    if (held != null || months.isEmpty()) return Optional.empty();
    var due = due(closed, months.getAsInt());
    if (announced != null && !announced.isBefore(due)) return Optional.of(announced);
    var earliest = today.plusDays(NOTICE_DAYS);
    return Optional.of(due.isBefore(earliest) ? earliest : due);
  }

  private LocalDate due(LocalDate closed, int months) {
    var due = closed.plusMonths(months);
    return prolonged != null && prolonged.isAfter(due) ? prolonged : due;
  }

  /** Whether those who work with it are to be told now. */
  boolean toAnnounce(LocalDate closed, OptionalInt months, LocalDate today) {
    return announced == null
        && held == null
        && months.isPresent()
        && !due(closed, months.getAsInt()).isAfter(today.plusDays(NOTICE_DAYS));
  }

  /** Whether it was announced for a day that is no longer the last one. */
  boolean outdated(LocalDate closed, OptionalInt months) {
    return announced != null
        && (months.isEmpty() || announced.isBefore(due(closed, months.getAsInt())));
  }

  boolean over(LocalDate closed, OptionalInt months, LocalDate today) {
    return held == null
        && announced != null
        && today.isAfter(announced)
        && !outdated(closed, months);
  }
}
