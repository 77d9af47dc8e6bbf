package org.prasan.language;

import static java.util.regex.Pattern.compile;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads until when something is to be done, as people say it: "ศุกร์หน้า", "สิ้นเดือน", "อีก 3
 * วัน", "15 ธ.ค. 69", "next Friday". Weeks begin on Monday, and work that is due in a week is due
 * on its Friday.
 */
public final class DuePhrases {
  /** What lies farther ahead is a slip of the finger, mostly in the era. */
  public static final int FARTHEST_YEARS = 10;

  private static final int LONGEST = 80;
  private static final Map<String, Integer> NUMBERS = numbers();
  private static final String NUMBER =
      "(\\d{1,3}|"
          + String.join("|", NUMBERS.keySet().stream().sorted(longestFirst()).toList())
          + ")";
  private static final Pattern BEGINNING =
      compile("^(?:ภายใน|ไม่เกิน|กำหนด|ในช่วง|by|on|until|till|due|no later than)\\s*(?=\\S)");
  private static final Pattern ISO_LIKE = compile("\\d{4}-\\d{1,2}-\\d{1,2}");
  private static final Pattern LED_BY_WEEKDAY =
      compile("^(?:วัน)?(" + Weekdays.ANY + ")\\.?,?\\s*(?:ที่)?\\s*(?=\\d)(.+)$");
  private static final Pattern DAY_OF_MONTH =
      compile("^(?:วันที่|ที่|the)?\\s*(\\d{1,2})(?:st|nd|rd|th)?$");
  private static final Pattern DAY_AND_MONTH =
      compile(
          "^(?:วันที่|ที่)?\\s*(\\d{1,2})(?:st|nd|rd|th)?\\s*(?:/|-|\\.|\\s|of|เดือน)*\\s*"
              + "(\\d{1,2}|[\\p{L}\\p{M}.]+)$");
  private static final Pattern MONTH_AND_DAY =
      compile("^([a-z]+)\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?$");

  /** Of what is compared without blanks and points. */
  private static final Map<Pattern, BiFunction<Matcher, LocalDate, DueReading>> RULES =
      new LinkedHashMap<>();

  static {
    days();
    weekdays();
    weeks();
    years();
    months();
    spans();
    holidays();
  }

  private DuePhrases() {}

  public static DueReading read(String typed, LocalDate today) {
    if (typed.length() > LONGEST) return new DueReading.NotUnderstood();
    var text = Words.normalize(typed).replaceAll("\\s+", " ").strip();
    var plain = BEGINNING.matcher(text).replaceFirst("").strip();
    var reading = plain(plain, today);
    // "ภายใน 3 วัน" is a span, and "ที่" may belong to a date.
    return reading instanceof DueReading.NotUnderstood && !plain.equals(text)
        ? plain(text, today)
        : reading;
  }

  private static DueReading plain(String text, LocalDate today) {
    var phrase = text.replaceAll("[\\s.,]+", "");
    for (var rule : RULES.entrySet()) {
      var match = rule.getKey().matcher(phrase);
      if (match.matches()) return rule.getValue().apply(match, today);
    }
    return date(text, today);
  }

  // ── phrases ──

  private static void days() {
    rule("วันนี้|today|tonight", (_, today) -> found(today));
    rule("พรุ่งนี้|วันพรุ่งนี้|tomorrow", (_, today) -> found(today.plusDays(1)));
    rule("(?:วัน)?มะรืน(?:นี้)?|(?:the)?dayaftertomorrow", (_, today) -> found(today.plusDays(2)));
    rule("(?:วัน)?เมื่อวาน(?:นี้)?|yesterday", (_, today) -> found(today.minusDays(1), today));
    rule(
        "(?:วัน)?เมื่อวานซืน(?:นี้)?|(?:the)?daybeforeyesterday",
        (_, today) -> found(today.minusDays(2), today));
  }

  private static void weekdays() {
    // Without "วัน" it is as well the word for "week".
    rule("อาทิตย์หน้า", (_, today) -> choice(friday(today, 1), sunday(today, 1)));
    rule("อาทิตย์นี้", (_, today) -> choice(endOfThisWeek(today), sunday(today, 0)));
    rule("(?:วัน)?(" + Weekdays.ANY + ")", DuePhrases::weekday);
    rule("(?:วัน)?(" + Weekdays.ANY + ")นี้", DuePhrases::thisWeekday);
    rule("(?:this|coming|thiscoming)(" + Weekdays.ANY + ")", DuePhrases::thisWeekday);
    rule("(?:วัน)?(" + Weekdays.ANY + ")หน้า", DuePhrases::nextWeekday);
    rule("next(" + Weekdays.ANY + ")", DuePhrases::nextWeekday);
    rule("(" + Weekdays.ANY + ")week", DuePhrases::weekAfter);
    var ofNext = "(?:สัปดาห์|อาทิตย์)หน้า";
    rule("(?:วัน)?(" + Weekdays.ANY + ")(?:ของ)?(?:" + ofNext + "|(?:of)?nextweek)", inWeek(1));
    rule(
        "(?:วัน)?(" + Weekdays.ANY + ")(?:ของ)?(?:(?:สัปดาห์|อาทิตย์)นี้|(?:of)?thisweek)",
        inWeek(0));
  }

  private static void weeks() {
    rule(
        "(?:สิ้น|ปลาย|ใน)?สัปดาห์(?:นี้)?|(?:endof(?:the|this)?)week|thisweek",
        (_, today) -> found(endOfThisWeek(today)));
    rule(
        "(?:สิ้น|ปลาย|ใน)?สัปดาห์หน้า|(?:สิ้น|ปลาย)อาทิตย์หน้า|(?:endof)?nextweek",
        (_, today) -> found(friday(today, 1)));
    rule("ต้นสัปดาห์หน้า|ต้นอาทิตย์หน้า", (_, today) -> found(friday(today, 1).minusDays(4)));
  }

  private static void months() {
    rule(
        "(?:ภายใน)?(?:สิ้น|ปลาย|ใน)เดือน(?:นี้)?|endof(?:the|this)?month|thismonth|เดือนนี้",
        (_, today) -> found(YearMonth.from(today).atEndOfMonth()));
    rule(
        "(?:สิ้น|ปลาย|ใน)?เดือนหน้า|(?:endof)?nextmonth",
        (_, today) -> found(YearMonth.from(today).plusMonths(1).atEndOfMonth()));
    rule(
        "กลางเดือนนี้|(?:the)?middleofthismonth",
        (_, today) -> found(today.withDayOfMonth(15), today));
    rule("กลางเดือน|(?:the)?middleofthemonth|mid-?month", (_, today) -> midMonth(today));
    rule(
        "กลางเดือนหน้า|(?:the)?middleofnextmonth",
        (_, today) -> found(YearMonth.from(today).plusMonths(1).atDay(15)));
    rule("ต้นเดือนหน้า|(?:beginning|start)ofnextmonth", DuePhrases::earlyNextMonth);
    rule("(?:สิ้น|ปลาย)(?:เดือน)?([\\p{L}\\p{M}]+)", DuePhrases::endOfMonthNamed);
    rule("(?:the)?endof([a-z]+)", DuePhrases::endOfMonthNamed);
  }

  private static void years() {
    rule("(?:สิ้น|ปลาย)ปี(?:นี้)?|endof(?:the|this)?year", (_, today) -> found(lastDay(today, 0)));
    rule("(?:สิ้น|ปลาย)ปีหน้า|endofnextyear", (_, today) -> found(lastDay(today, 1)));
    rule(
        "สิ้นปีงบ(?:ประมาณ)?|endof(?:the)?fiscalyear", (_, today) -> found(endOfFiscalYear(today)));
    rule("สิ้นไตรมาส(?:นี้)?|endof(?:the|this)?quarter", (_, today) -> found(endOfQuarter(today)));
  }

  private static void spans() {
    var in = "(?:อีก|ใน|ภายใน|in|within)?";
    rule(in + NUMBER + "(?:วัน|days?)(?:ข้างหน้า|fromnow)?", span(LocalDate::plusDays));
    rule(
        in + NUMBER + "(?:สัปดาห์|อาทิตย์|weeks?)(?:ข้างหน้า|fromnow)?",
        span(LocalDate::plusWeeks));
    rule(in + NUMBER + "(?:เดือน|months?)(?:ข้างหน้า|fromnow)?", span(LocalDate::plusMonths));
    rule(in + NUMBER + "(?:ปี|years?)(?:ข้างหน้า|fromnow)?", span(LocalDate::plusYears));
    rule("อีก(?:สัปดาห์|อาทิตย์)(?:หนึ่ง|เดียว)?", (_, today) -> found(today.plusWeeks(1)));
    rule("อีกเดือน(?:หนึ่ง|เดียว)?", (_, today) -> found(today.plusMonths(1)));
    rule("อีกครึ่งเดือน", (_, today) -> found(today.plusDays(15)));
  }

  /** Before a holiday is its eve, after it the first working week: which day, one chooses. */
  private static void holidays() {
    rule(
        "ก่อน(?:วัน)?ปีใหม่|before(?:the)?newyear'?s?",
        (_, today) -> before(today, MonthDay.of(1, 1)));
    rule(
        "หลัง(?:วัน)?ปีใหม่|after(?:the)?newyear'?s?",
        (_, today) -> after(today, MonthDay.of(1, 1)));
    rule("ก่อน(?:วัน)?สงกรานต์|beforesongkran", (_, today) -> before(today, MonthDay.of(4, 13)));
    rule("หลัง(?:วัน)?สงกรานต์|aftersongkran", (_, today) -> after(today, MonthDay.of(4, 15)));
  }

  private static DueReading before(LocalDate today, MonthDay holiday) {
    var eve = next(today.plusDays(1), holiday).minusDays(1);
    var friday = eve.with(TemporalAdjusters.previousOrSame(DayOfWeek.FRIDAY));
    return friday.isBefore(today) ? found(eve) : choice(eve, friday);
  }

  private static DueReading after(LocalDate today, MonthDay holiday) {
    var morrow = next(today, holiday).plusDays(1);
    var monday = coming(morrow, DayOfWeek.MONDAY);
    return choice(morrow, monday, monday.plusDays(4));
  }

  private static LocalDate next(LocalDate from, MonthDay day) {
    var here = day.atYear(from.getYear());
    return here.isBefore(from) ? here.plusYears(1) : here;
  }

  private static void rule(String pattern, BiFunction<Matcher, LocalDate, DueReading> reading) {
    RULES.put(compile(pattern), reading);
  }

  private interface Ahead {
    LocalDate from(LocalDate today, long many);
  }

  private static BiFunction<Matcher, LocalDate, DueReading> span(Ahead ahead) {
    return (match, today) -> {
      var word = match.group(1);
      var known = NUMBERS.get(word);
      return found(ahead.from(today, known == null ? Integer.parseInt(word) : known), today);
    };
  }

  private static DueReading weekday(Matcher match, LocalDate today) {
    var day = Weekdays.read(match.group(1));
    return today.getDayOfWeek() == day
        ? choice(today, today.plusWeeks(1))
        : found(coming(today, day));
  }

  private static DueReading thisWeekday(Matcher match, LocalDate today) {
    return found(coming(today, Weekdays.read(match.group(1))));
  }

  /** Before the day of this week has come, some mean that one, and some the one after. */
  private static DueReading nextWeekday(Matcher match, LocalDate today) {
    var day = Weekdays.read(match.group(1));
    var coming = today.with(TemporalAdjusters.next(day));
    var nextWeek = monday(today, 1).with(TemporalAdjusters.nextOrSame(day));
    return coming.equals(nextWeek) ? found(coming) : choice(nextWeek, coming);
  }

  /** "Monday week": a week after the Monday that comes. */
  private static DueReading weekAfter(Matcher match, LocalDate today) {
    var day = Weekdays.read(match.group(1));
    return found(today.with(TemporalAdjusters.next(day)).plusWeeks(1));
  }

  private static BiFunction<Matcher, LocalDate, DueReading> inWeek(int ahead) {
    return (match, today) ->
        found(
            monday(today, ahead).with(TemporalAdjusters.nextOrSame(Weekdays.read(match.group(1)))),
            today);
  }

  /** Once it is over the next may be meant: then ask. */
  private static DueReading midMonth(LocalDate today) {
    var here = today.withDayOfMonth(15);
    return here.isBefore(today)
        ? new DueReading.Ambiguous(List.of(here.plusMonths(1)))
        : found(here);
  }

  private static DueReading earlyNextMonth(Matcher match, LocalDate today) {
    var month = YearMonth.from(today).plusMonths(1);
    return choice(month.atDay(1), month.atDay(5), month.atDay(10));
  }

  private static DueReading endOfMonthNamed(Matcher match, LocalDate today) {
    var month = Months.read(match.group(1)).orElse(null);
    if (month == null) return new DueReading.NotUnderstood();
    var here = YearMonth.of(today.getYear(), month).atEndOfMonth();
    return found(
        here.isBefore(today) ? YearMonth.of(today.getYear() + 1, month).atEndOfMonth() : here);
  }

  // ── dates, with or without a year ──

  private static DueReading date(String text, LocalDate today) {
    var led = LED_BY_WEEKDAY.matcher(text);
    if (led.matches()) return agreeing(led.group(1), dated(led.group(2), today), today);
    return dated(text, today);
  }

  /** The weekday and the date that were typed do not always fit: then one of them is a slip. */
  private static DueReading agreeing(String weekday, DueReading reading, LocalDate today) {
    if (!(reading instanceof DueReading.Found(var date))) return reading;
    var wanted = Weekdays.read(weekday);
    if (date.getDayOfWeek() == wanted) return reading;
    var before = date.with(TemporalAdjusters.previous(wanted));
    var after = date.with(TemporalAdjusters.next(wanted));
    var nearest = date.toEpochDay() - before.toEpochDay() <= 3 ? before : after;
    return new DueReading.Ambiguous(
        Stream.of(date, nearest).filter(day -> !day.isBefore(today)).toList());
  }

  private static DueReading dated(String text, LocalDate today) {
    var day = DAY_OF_MONTH.matcher(text);
    if (day.matches()) return dayOfMonth(Integer.parseInt(day.group(1)), today);
    var both = DAY_AND_MONTH.matcher(text);
    if (both.matches() && !ISO_LIKE.matcher(text).matches()) {
      var month = month(both.group(2));
      if (month != null) return withoutYear(month, Integer.parseInt(both.group(1)), today);
    }
    var english = MONTH_AND_DAY.matcher(text);
    if (english.matches()) {
      var month = month(english.group(1));
      if (month != null) return withoutYear(month, Integer.parseInt(english.group(2)), today);
    }
    return switch (ThaiDates.read(text)) {
      case DateReading.Read(var date) -> found(date, today);
      case DateReading.Ambiguous(var candidates) -> nearest(candidates, today);
      case DateReading.OutOfRange _, DateReading.Unreadable _ -> new DueReading.NotUnderstood();
    };
  }

  private static @Nullable Month month(String typed) {
    if (typed.chars().allMatch(Character::isDigit)) {
      int number = Integer.parseInt(typed);
      return number >= 1 && number <= 12 ? Month.of(number) : null;
    }
    return Months.read(typed.replace(".", "")).orElse(null);
  }

  /** The next day of that number, whatever month has one. */
  private static DueReading dayOfMonth(int day, LocalDate today) {
    if (day < 1 || day > 31) return new DueReading.NotUnderstood();
    var month = YearMonth.from(today);
    while (!month.isValidDay(day) || month.atDay(day).isBefore(today)) month = month.plusMonths(1);
    return found(month.atDay(day));
  }

  /** What is over for less than three months is over; what is over for longer comes again. */
  private static DueReading withoutYear(Month month, int day, LocalDate today) {
    if (day < 1 || day > month.maxLength()) return new DueReading.NotUnderstood();
    for (int year = today.getYear() - 1; year <= today.getYear() + FARTHEST_YEARS; year++) {
      var of = YearMonth.of(year, month);
      if (!of.isValidDay(day)) continue;
      var date = of.atDay(day);
      if (!date.isBefore(today)) return found(date);
      if (date.isAfter(today.minusMonths(3))) return new DueReading.Past(date);
    }
    return new DueReading.NotUnderstood();
  }

  private static DueReading nearest(List<LocalDate> candidates, LocalDate today) {
    var possible = new ArrayList<LocalDate>();
    for (var date : candidates)
      if (!date.isBefore(today) && !date.isAfter(today.plusYears(FARTHEST_YEARS)))
        possible.add(date);
    if (possible.isEmpty())
      return candidates.stream()
          .filter(date -> date.isBefore(today))
          .max(LocalDate::compareTo)
          .<DueReading>map(DueReading.Past::new)
          .orElseGet(DueReading.TooFar::new);
    return possible.size() == 1 ? found(possible.getFirst()) : new DueReading.Ambiguous(possible);
  }

  // ── days of the calendar ──

  private static DueReading found(LocalDate date) {
    return new DueReading.Found(date);
  }

  private static DueReading found(LocalDate date, LocalDate today) {
    if (date.isBefore(today)) return new DueReading.Past(date);
    return date.isAfter(today.plusYears(FARTHEST_YEARS)) ? new DueReading.TooFar() : found(date);
  }

  private static DueReading choice(LocalDate... dates) {
    var distinct = Stream.of(dates).distinct().toList();
    return distinct.size() == 1 ? found(distinct.getFirst()) : new DueReading.Ambiguous(distinct);
  }

  private static LocalDate coming(LocalDate today, DayOfWeek day) {
    return today.with(TemporalAdjusters.nextOrSame(day));
  }

  private static LocalDate monday(LocalDate today, int weeksAhead) {
    return today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).plusWeeks(weeksAhead);
  }

  private static LocalDate friday(LocalDate today, int weeksAhead) {
    return monday(today, weeksAhead).plusDays(4);
  }

  private static LocalDate sunday(LocalDate today, int weeksAhead) {
    return monday(today, weeksAhead).plusDays(6);
  }

  /** On a Saturday the week has a Sunday left. */
  private static LocalDate endOfThisWeek(LocalDate today) {
    var friday = friday(today, 0);
    return friday.isBefore(today) ? sunday(today, 0) : friday;
  }

  private static LocalDate lastDay(LocalDate today, int yearsAhead) {
    return LocalDate.of(today.getYear() + yearsAhead, Month.DECEMBER, 31);
  }

  /** The Thai government's year ends in September. */
  private static LocalDate endOfFiscalYear(LocalDate today) {
    var here = LocalDate.of(today.getYear(), Month.SEPTEMBER, 30);
    return here.isBefore(today) ? here.plusYears(1) : here;
  }

  private static LocalDate endOfQuarter(LocalDate today) {
    int last = (today.getMonthValue() - 1) / 3 * 3 + 3;
    return YearMonth.of(today.getYear(), last).atEndOfMonth();
  }

  private static Comparator<String> longestFirst() {
    return Comparator.comparingInt(String::length).reversed();
  }

  private static Map<String, Integer> numbers() {
    var thai = List.of("หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า", "สิบ");
    var english =
        List.of("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");
    var numbers = new LinkedHashMap<String, Integer>();
    for (int i = 0; i < 10; i++) {
      numbers.put(thai.get(i), i + 1);
      numbers.put(english.get(i), i + 1);
    }
    numbers.put("an", 1);
    numbers.put("a", 1);
    return numbers;
  }
}
