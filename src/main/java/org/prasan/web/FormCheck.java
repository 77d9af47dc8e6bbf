package org.prasan.web;

import java.time.LocalDate;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.prasan.language.ApproximateDate;
import org.prasan.language.DateReading;
import org.prasan.language.Digits;
import org.prasan.language.LocalizedText;
import org.prasan.language.PartialDate;
import org.prasan.language.ThaiDates;
import org.prasan.language.Visible;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.validation.BindingResult;

/** Reads what was typed into a form, and says beside the field what cannot be understood. */
public final class FormCheck {
  public static final int NAME = 300;
  public static final int TEXT = 4000;
  private static final Pattern YEAR = Pattern.compile("(?:พ\\.?ศ\\.?|ค\\.?ศ\\.?)?\\s*(\\d{4})");

  private final BindingResult errors;

  public FormCheck(BindingResult errors) {
    this.errors = errors;
  }

  public boolean refused() {
    return errors.hasErrors();
  }

  public void wrong(String field, String key, Object... arguments) {
    errors.rejectValue(field, key, arguments, key);
  }

  /** Once beside a field is enough. */
  public void wrongUnlessSaid(String field, String key) {
    if (!errors.hasFieldErrors(field)) wrong(field, key);
  }

  public static String plain(@Nullable String typed) {
    return typed == null ? "" : Visible.text(typed).strip();
  }

  /** Empty if there was nothing, or too much. */
  public String words(String field, @Nullable String typed, int most) {
    var words = limited(field, typed, most);
    if (words.isEmpty() && !errors.hasFieldErrors(field)) wrong(field, "web.wrong.empty");
    return words;
  }

  /** The same of something that is one line, as a name is. */
  public String line(String field, @Nullable String typed, int most) {
    return words(field, typed == null ? null : Visible.line(typed), most);
  }

  public String lineIfAny(String field, @Nullable String typed, int most) {
    return limited(field, typed == null ? null : Visible.line(typed), most);
  }

  public String limited(String field, @Nullable String typed, int most) {
    var words = plain(typed);
    if (words.length() > most) {
      wrong(field, "web.wrong.long", most, words.length());
      return "";
    }
    return words;
  }

  /** In Thai, and in English if somebody wrote it. */
  public LocalizedText both(
      String field, @Nullable String th, String fieldEn, @Nullable String en, int most) {
    return LocalizedText.of(words(field, th, most), limited(fieldEn, en, most));
  }

  /** The same of a name. */
  public LocalizedText bothLines(
      String field, @Nullable String th, String fieldEn, @Nullable String en, int most) {
    return LocalizedText.of(line(field, th, most), lineIfAny(fieldEn, en, most));
  }

  /** English alone would leave Thai readers with nothing. */
  public @Nullable LocalizedText bothIfAny(
      String field, @Nullable String th, String fieldEn, @Nullable String en, int most) {
    if (plain(th).isEmpty() && plain(en).isEmpty()) return null;
    return both(field, th, fieldEn, en, most);
  }

  public @Nullable Integer number(String field, @Nullable String typed, int least, int most) {
    var digits = Digits.toAscii(plain(typed)).replace(",", "");
    if (digits.isEmpty()) {
      wrong(field, "web.wrong.empty");
      return null;
    }
    if (!digits.matches("\\d{1,9}")) {
      wrong(field, "web.wrong.number", least, most);
      return null;
    }
    int number = Integer.parseInt(digits);
    if (number < least || number > most) {
      wrong(field, "web.wrong.range", least, most);
      return null;
    }
    return number;
  }

  public @Nullable LocalDate day(String field, @Nullable String typed) {
    if (plain(typed).isEmpty()) {
      wrong(field, "web.wrong.empty");
      return null;
    }
    return switch (ThaiDates.read(plain(typed))) {
      case DateReading.Read(var day) -> day;
      case DateReading.Ambiguous ambiguous -> {
        ask(field, ambiguous);
        yield null;
      }
      case DateReading.OutOfRange _ -> {
        wrong(field, "web.date.out-of-range");
        yield null;
      }
      case DateReading.Unreadable(var _, var noSuchDay) -> {
        wrong(field, noSuchDay ? "web.date.no-such-day" : "web.wrong.date");
        yield null;
      }
    };
  }

  public @Nullable LocalDate dayIfAny(String field, @Nullable String typed) {
    return plain(typed).isEmpty() ? null : day(field, typed);
  }

  private void ask(String field, DateReading.Ambiguous ambiguous) {
    var locale = LocaleContextHolder.getLocale();
    wrong(
        field,
        "web.wrong.era",
        ambiguous.candidates().stream()
            .limit(2)
            .map(day -> ThaiDates.withEra(day, locale))
            .collect(Collectors.joining(" / ")));
  }

  /** A day, a month with its year, or a year. */
  public @Nullable PartialDate partial(String field, @Nullable String typed) {
    var text = Digits.toAscii(plain(typed));
    if (text.isEmpty()) {
      wrong(field, "web.wrong.empty");
      return null;
    }
    var year = YEAR.matcher(text);
    if (year.matches()) return yearOnly(field, text, Integer.parseInt(year.group(1)));
    if (ThaiDates.read(text) instanceof DateReading.Read(var day)) return PartialDate.of(day);
    // A month with its year is a date that lacks its day only.
    if (ThaiDates.read("1 " + text) instanceof DateReading.Read(var day)
        && text.chars().noneMatch(c -> c == '/'))
      return new PartialDate(day.getYear(), day.getMonth(), null);
    if (ThaiDates.read(text) instanceof DateReading.Ambiguous ambiguous) ask(field, ambiguous);
    else wrong(field, "web.wrong.partial");
    return null;
  }

  private @Nullable PartialDate yearOnly(String field, String text, int typed) {
    int year = typed >= 2400 && !text.startsWith("ค") ? typed - 543 : typed;
    if (year >= 1900 && year <= 2100) return new PartialDate(year, null, null);
    wrong(field, "web.wrong.partial");
    return null;
  }

  /**
   * From one time to another, or the first alone.
   *
   * @param atLatest it is only known that it was then or earlier
   */
  public @Nullable ApproximateDate time(
      String field,
      @Nullable String typed,
      String untilField,
      @Nullable String until,
      boolean atLatest) {
    var from = partial(field, typed);
    var to = plain(until).isEmpty() ? null : partial(untilField, until);
    if (from == null || errors.hasFieldErrors(untilField)) return null;
    if (atLatest) return ApproximateDate.onOrBefore(from);
    if (to == null) return ApproximateDate.in(from);
    if (to.latest().isBefore(from.earliest())) {
      wrong(untilField, "web.wrong.ends-before");
      return null;
    }
    return new ApproximateDate(from, to);
  }

  /** What a check that was passed has read. */
  public static <T> T read(@Nullable T value) {
    return Objects.requireNonNull(value, "Read although the form was refused");
  }
}
