package org.prasan;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A month from now, as it is typed and read in Thailand: until then a consent holds, or a token.
 */
public final class LastDay {
  private LastDay() {}

  public static String typed() {
    return as("d/M/");
  }

  public static String said() {
    return as("d MMMM ");
  }

  private static String as(String dayAndMonth) {
    var day = LocalDate.now(ZoneId.of("Asia/Bangkok")).plusDays(30);
    return DateTimeFormatter.ofPattern(dayAndMonth, Locale.of("th")).format(day)
        + (day.getYear() + 543);
  }
}
