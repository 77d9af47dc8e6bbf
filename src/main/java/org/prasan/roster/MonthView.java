package org.prasan.roster;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A month of duty as a table: a row for each day, a column for each seat.
 *
 * @param edition the version that stands for the month, if one was published
 */
record MonthView(YearMonth month, List<Column> columns, List<Row> rows, @Nullable Edition edition) {

  /** A seat. */
  record Column(SeatId seat, String name, boolean bothDayAndNight) {}

  /** A day. */
  record Row(
      LocalDate day,
      String weekday,
      boolean free,
      @Nullable String holiday,
      boolean today,
      List<Cell> cells) {}

  /** A seat on a day. */
  record Cell(SeatId seat, List<Entry> entries) {}

  /**
   * A shift, or a piece of one.
   *
   * @param part word for day or night, where the seat has both; with the times where it is a piece
   * @param name who; empty if nobody is
   * @param changed somebody else than planned
   */
  record Entry(
      Instant start,
      boolean night,
      String part,
      String name,
      boolean missing,
      boolean onLeave,
      boolean changed,
      boolean open) {}

  public boolean isEmpty() {
    return columns.isEmpty();
  }

  public YearMonth before() {
    return month.minusMonths(1);
  }

  public YearMonth after() {
    return month.plusMonths(1);
  }
}
