package org.prasan.meeting;

import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * As people name a meeting of a series or a decision: ครั้งที่ 3/2569, มติที่ 12/2569.
 *
 * @param number counted from 1 within its year
 * @param year of the Buddhist Era
 */
record Ordinal(int number, int year) {
  private static final Pattern NAMED = Pattern.compile("\\d+/(\\d{4})");

  boolean before(Ordinal other) {
    return year == other.year ? number < other.number : year < other.year;
  }

  /** Beside days of the Common Era the year of the other era would be doubted: 12/2569 (2026). */
  static String in(String named, Locale locale) {
    var found = NAMED.matcher(named);
    return found.matches() ? named + commonEra(Integer.parseInt(found.group(1)), locale) : named;
  }

  /** The year alone, as it is chosen from a list. */
  static String year(int year, Locale locale) {
    return year + commonEra(year, locale);
  }

  private static String commonEra(int year, Locale locale) {
    return locale.getLanguage().equals("en") ? " (" + (year - PlanMeeting.ERA) + ")" : "";
  }

  String in(Locale locale) {
    return in(toString(), locale);
  }

  public String shown() {
    return in(LocaleContextHolder.getLocale());
  }

  @Override
  public String toString() {
    return number + "/" + year;
  }
}
