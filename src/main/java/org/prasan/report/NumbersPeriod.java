package org.prasan.report;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A year, or one of its quarters: few enough that their answers do not use up what may be told.
 *
 * @param quarter from 1; null for all of the year
 */
record NumbersPeriod(int year, @Nullable Integer quarter) {
  private static final int YEARS = 3;
  private static final int ERA = 543;
  private static final Pattern WORD = Pattern.compile("(25\\d\\d|26\\d\\d)(?:-([1-4]))?");

  /** As in "2569-3", in the Buddhist Era. */
  static Optional<NumbersPeriod> of(@Nullable String word) {
    var read = WORD.matcher(word == null ? "" : word);
    if (!read.matches()) return Optional.empty();
    var quarter = read.group(2);
    return Optional.of(
        new NumbersPeriod(
            Integer.parseInt(read.group(1)) - ERA,
            quarter == null ? null : Integer.valueOf(quarter)));
  }

  public String word() {
    return (year + ERA) + (quarter == null ? "" : "-" + quarter);
  }

  Months months() {
    return quarter == null
        ? new Months(YearMonth.of(year, 1), YearMonth.of(year, 12))
        : new Months(YearMonth.of(year, quarter * 3 - 2), YearMonth.of(year, quarter * 3));
  }

  /**
   * Those that can be asked about, the latest first. Whether there are cases does not matter, or
   * the choice would tell.
   */
  static List<NumbersPeriod> before(YearMonth open) {
    var periods = new ArrayList<NumbersPeriod>();
    for (int year = open.getYear(); year > open.getYear() - YEARS; year--) {
      add(periods, new NumbersPeriod(year, null), open);
      for (int quarter = 4; quarter >= 1; quarter--)
        add(periods, new NumbersPeriod(year, quarter), open);
    }
    return List.copyOf(periods);
  }

  private static void add(List<NumbersPeriod> periods, NumbersPeriod period, YearMonth open) {
    if (period.months().last().isBefore(open)) periods.add(period);
  }

  static NumbersPeriod latest(YearMonth open) {
    return before(open).stream()
        .filter(period -> period.quarter() != null)
        .findFirst()
        .orElseThrow();
  }
}
