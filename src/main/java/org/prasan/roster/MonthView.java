package org.prasan.roster;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.prasan.language.Lines;

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
      boolean open) {

    /** The words of the name; nothing stands for nobody. */
    public List<Word> words(int most) {
      return Arrays.stream((name.isEmpty() ? "–" : name).split(" ", -1))
          .map(word -> new Word(word, Lines.width(word) <= most))
          .toList();
    }
  }

  /**
   * A part of a name.
   *
   * @param whole it fits on one line
   */
  record Word(String text, boolean whole) {}

  int longestWord() {
    return rows.stream()
        .flatMap(row -> row.cells().stream())
        .flatMap(cell -> cell.entries().stream())
        .flatMap(entry -> entry.words(0).stream())
        .mapToInt(word -> Lines.width(word.text()))
        .max()
        .orElse(0);
  }

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
