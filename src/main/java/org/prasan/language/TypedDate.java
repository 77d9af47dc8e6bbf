package org.prasan.language;

import static java.util.regex.Pattern.compile;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.prasan.language.DateReading.Ambiguous;
import org.prasan.language.DateReading.OutOfRange;
import org.prasan.language.DateReading.Read;
import org.prasan.language.DateReading.Unreadable;

/** A date somebody typed, taken apart. */
final class TypedDate {
  private static final Pattern INVISIBLE = compile("[\\u200b-\\u200d\\u2060\\ufeff]");
  private static final Pattern BUDDHIST =
      compile("พ\\.?\\s?ศ\\.?|พุทธศักราช|(?<![a-z])b\\.?e(?:\\.|(?![a-z]))");
  private static final Pattern COMMON =
      compile(
          "ค\\.?\\s?ศ\\.?|คริสต์ศักราช|คริสตศักราช|(?<![a-z])(?:c\\.?e|a\\.?d)(?:\\.|(?![a-z]))");
  private static final Pattern WEEKDAY =
      compile("^(?:วันที่|วัน\\S+?ที่|ที่|(?:mon|tues|wednes|thurs|fri|satur|sun)day,?)\\s*");
  private static final Pattern ISO = compile("(?<y>\\d{4})-(?<m>\\d{1,2})-(?<d>\\d{1,2})");
  // Day before month: in Thailand nobody writes the month first.
  private static final Pattern NUMBERS =
      compile("(?<d>\\d{1,2})\\s*[/.\\- ]\\s*(?<m>\\d{1,2})\\s*[/.\\- ]\\s*(?<y>\\d{4}|\\d{2})");
  private static final Pattern SEPARATORS = compile("[.,\\s/\\-]+");
  private static final Pattern NAMED_MONTH =
      compile("(?<d>\\d{1,2})(?:st|nd|rd|th)?(?<m>[\\p{L}\\p{M}]+)(?<y>\\d{4}|\\d{2})");
  private static final Pattern AMERICAN =
      compile("(?<m>[a-z]+)\\s+(?<d>\\d{1,2})(?:st|nd|rd|th)?\\s*,?\\s+(?<y>\\d{4})");

  private final String typed;
  private final String text;
  private final boolean saysBuddhist;
  private final boolean saysCommon;

  TypedDate(String typed) {
    this.typed = typed;
    var plain = Normalizer.normalize(Digits.toAscii(typed), Normalizer.Form.NFC);
    plain = INVISIBLE.matcher(plain).replaceAll("").toLowerCase(Locale.ROOT).strip();
    var withoutBuddhist = BUDDHIST.matcher(plain).replaceAll(" ");
    var withoutEra = COMMON.matcher(withoutBuddhist).replaceAll(" ");
    saysBuddhist = !withoutBuddhist.equals(plain);
    saysCommon = !withoutEra.equals(withoutBuddhist);
    text = WEEKDAY.matcher(withoutEra.strip()).replaceFirst("").strip();
  }

  DateReading reading() {
    // No date is longer; and no pattern has to look at a whole page.
    if (typed.length() > 80 || (saysBuddhist && saysCommon)) return new Unreadable(typed, false);
    for (var pattern : List.of(ISO, NUMBERS, AMERICAN)) {
      var parts = pattern.matcher(text);
      if (parts.matches()) return reading(parts);
    }
    var named = NAMED_MONTH.matcher(SEPARATORS.matcher(text).replaceAll(""));
    return named.matches() ? reading(named) : new Unreadable(typed, false);
  }

  private DateReading reading(Matcher parts) {
    var month = month(parts.group("m"));
    var day = Integer.parseInt(parts.group("d"));
    var year = parts.group("y");
    var dates = years(year).stream().flatMap(y -> day(y, month, day).stream()).toList();
    if (dates.isEmpty())
      // Some leap year, so that only the year is at fault.
      return years(year).isEmpty() && day(2000, month, day).isPresent()
          ? new OutOfRange(typed)
          : new Unreadable(typed, month >= 1 && month <= 12);
    return year.length() == 4 || saysBuddhist ? new Read(dates.getFirst()) : new Ambiguous(dates);
  }

  /** Only after the conversion: 29 February exists in 2563 (2020), but 2563 is no leap year. */
  private static Optional<LocalDate> day(int year, int month, int day) {
    try {
      return Optional.of(LocalDate.of(year, month, day));
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }

  private List<Integer> years(String digits) {
    var year = Integer.parseInt(digits);
    if (digits.length() == 2) return yearsOfTwoDigits(year);
    if (saysBuddhist) return plausible(ThaiDates.commonEra(year));
    if (saysCommon) return plausible(year);
    return plausible(year >= 2400 ? ThaiDates.commonEra(year) : year);
  }

  private List<Integer> yearsOfTwoDigits(int year) {
    var buddhist = ThaiDates.commonEra(2500 + year);
    if (saysBuddhist) return List.of(buddhist);
    return saysCommon
        ? List.of(2000 + year, 1900 + year)
        : List.of(buddhist, 2000 + year, 1900 + year);
  }

  private static List<Integer> plausible(int year) {
    return year >= 1850 && year <= 2156 ? List.of(year) : List.of();
  }

  private static int month(String nameOrNumber) {
    return Character.isDigit(nameOrNumber.charAt(0))
        ? Integer.parseInt(nameOrNumber)
        : Months.read(nameOrNumber).map(Month::getValue).orElse(0);
  }
}
