package org.prasan.language;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The words for an approximate date; what both ends share is said once. */
final class PeriodText {
  private PeriodText() {}

  static String of(ApproximateDate date, Locale locale) {
    var from = date.from();
    var to = date.to();
    if (from == null) return onOrBefore(Objects.requireNonNull(to), locale);
    if (to == null) return onOrAfter(from, locale);
    return from.equals(to) ? from.text(locale) : between(from, to, locale);
  }

  private static String onOrBefore(PartialDate to, Locale locale) {
    if (!LocalizedText.isEnglish(locale)) return to.text(locale) + " หรือก่อนหน้านั้น";
    return (to.day() == null ? "in or before " : "on or before ") + to.text(locale);
  }

  private static String onOrAfter(PartialDate from, Locale locale) {
    return (LocalizedText.isEnglish(locale) ? "since " : "ตั้งแต่ ") + from.text(locale);
  }

  private static String between(PartialDate from, PartialDate to, Locale locale) {
    if (from.year() != to.year()) return ofTwoYears(from, to, locale);
    if (!alike(from.month(), to.month()) || !alike(from.day(), to.day()))
      return from.text(locale) + " – " + to.text(locale);
    if (from.day() != null && from.month() == to.month()) return from.day() + "–" + to.text(locale);
    return from.textWithoutYear(locale) + (from.day() == null ? "–" : " – ") + to.text(locale);
  }

  private static String ofTwoYears(PartialDate from, PartialDate to, Locale locale) {
    if (from.month() != null || to.month() != null)
      return from.text(locale) + " – " + to.text(locale);
    return from.text(locale) + "–" + ThaiDates.year(to.year(), locale);
  }

  /** Both ends say it, or neither. */
  private static boolean alike(@Nullable Object one, @Nullable Object other) {
    return (one == null) == (other == null);
  }
}
