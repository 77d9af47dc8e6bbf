package org.prasan.report;

import java.time.YearMonth;

/** Whole months, both ends included: days would let two answers differ by one case. */
public record Months(YearMonth first, YearMonth last) {
  public Months {
    if (last.isBefore(first)) throw new IllegalArgumentException("The last month comes first");
  }

  public boolean include(YearMonth month) {
    return !month.isBefore(first) && !month.isAfter(last);
  }
}
