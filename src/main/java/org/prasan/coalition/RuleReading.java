package org.prasan.coalition;

import java.time.Month;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.prasan.language.Digits;
import org.prasan.language.LocalizedText;
import org.prasan.web.FormCheck;

/** Reads the value of a rule out of a form. */
final class RuleReading {
  private static final Pattern BETWEEN_NUMBERS = Pattern.compile("[^0-9]+");

  private final RuleForm form;
  private final FormCheck check;

  RuleReading(RuleForm form, FormCheck check) {
    this.form = form;
    this.check = check;
  }

  /** Nothing if the form was refused. */
  @Nullable RuleValue value(RuleType type) {
    return switch (type) {
      case COUNT -> amount(0, 200);
      case PERCENT -> amount(1, 100);
      case DAYS -> amount(0, 3650);
      case MONTHS -> amount(1, 120);
      case DAY_LIST -> days();
      case MONTH -> {
        var month = check.number("month", form.month(), 1, 12);
        yield month == null ? null : new RuleValue.InMonth(Month.of(month));
      }
      case WINDOW -> window();
      case LIST, WEIGHTED_LIST -> points(type == RuleType.WEIGHTED_LIST);
    };
  }

  private @Nullable RuleValue amount(int least, int most) {
    var number = check.number("number", form.number(), least, most);
    return number == null ? null : new RuleValue.Amount(number);
  }

  /** Typed as people write it: 60, 30 และ 7, with digits of either kind. */
  private @Nullable RuleValue days() {
    var numbers =
        Arrays.stream(BETWEEN_NUMBERS.split(Digits.toAscii(FormCheck.plain(form.number()))))
            .filter(word -> !word.isEmpty())
            .toList();
    try {
      return new RuleValue.Days(numbers.stream().map(Integer::valueOf).toList());
    } catch (IllegalArgumentException e) {
      check.wrong("number", "coalition.error.day-list");
      return null;
    }
  }

  private @Nullable RuleValue window() {
    var from = dayOfTheYear("fromDay", form.fromDay(), "fromMonth", form.fromMonth());
    var to = dayOfTheYear("toDay", form.toDay(), "toMonth", form.toMonth());
    return from == null || to == null ? null : new RuleValue.Window(from, to);
  }

  private @Nullable MonthDay dayOfTheYear(
      String dayField, @Nullable String typedDay, String monthField, @Nullable String typedMonth) {
    var day = check.number(dayField, typedDay, 1, 31);
    var month = check.number(monthField, typedMonth, 1, 12);
    if (day == null || month == null) return null;
    if (day <= Month.of(month).maxLength()) return MonthDay.of(month, day);
    check.wrong(dayField, "coalition.error.no-such-day");
    return null;
  }

  private @Nullable RuleValue points(boolean weighed) {
    var lines = Objects.requireNonNullElse(form.points(), List.<RuleForm.PointForm>of());
    var read = new ArrayList<Line>();
    for (int i = 0; i < lines.size(); i++)
      if (!lines.get(i).isEmpty()) read.add(line(lines.get(i), "points[" + i + "].", weighed));
    if (read.isEmpty()) check.wrong("points", "coalition.error.no-points");
    else if (read.size() > 40) check.wrong("points", "coalition.error.many-points");
    else if (!weightsFit(read)) check.wrong("points", "coalition.error.weights");
    if (check.refused()) return null;
    return new RuleValue.Points(
        read.stream().map(line -> new RuleValue.Point(line.text(), line.weight())).toList());
  }

  /** A weighed line without a weight has one that could not be read. */
  private record Line(LocalizedText text, boolean weighed, @Nullable Integer weight) {}

  private Line line(RuleForm.PointForm typed, String field, boolean weighing) {
    var text = check.both(field + "th", typed.th(), field + "en", typed.en(), FormCheck.NAME);
    if (!weighing || FormCheck.plain(typed.weight()).isEmpty()) return new Line(text, false, null);
    return new Line(text, true, check.number(field + "weight", typed.weight(), 1, 100));
  }

  private static boolean weightsFit(List<Line> lines) {
    if (lines.stream().noneMatch(Line::weighed)) return true;
    if (!lines.stream().allMatch(Line::weighed)) return false;
    var weights = lines.stream().map(Line::weight).filter(Objects::nonNull).toList();
    return weights.size() < lines.size()
        || weights.stream().mapToInt(Integer::intValue).sum() == 100;
  }
}
