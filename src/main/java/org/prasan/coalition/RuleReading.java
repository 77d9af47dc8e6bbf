package org.prasan.coalition;

import java.time.Month;
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
    var fromDay = check.number("fromDay", form.fromDay(), 1, 31);
    var fromMonth = check.number("fromMonth", form.fromMonth(), 1, 12);
    var toDay = check.number("toDay", form.toDay(), 1, 31);
    var toMonth = check.number("toMonth", form.toMonth(), 1, 12);
    if (fromDay == null || fromMonth == null || toDay == null || toMonth == null) return null;
    try {
      return RuleValue.Window.of(fromDay, fromMonth, toDay, toMonth);
    } catch (IllegalArgumentException e) {
      check.wrong("fromDay", "coalition.error.no-such-day");
      return null;
    }
  }

  private @Nullable RuleValue points(boolean weighed) {
    var lines = Objects.requireNonNullElse(form.points(), List.<RuleForm.PointForm>of());
    var points = new ArrayList<RuleValue.Point>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).isEmpty()) continue;
      var point = point(lines.get(i), "points[" + i + "].", weighed);
      if (point != null) points.add(point);
    }
    if (check.refused()) return null;
    if (points.isEmpty()) check.wrong("points", "coalition.error.no-points");
    else if (points.size() > 40) check.wrong("points", "coalition.error.many-points");
    else if (!weightsFit(points)) check.wrong("points", "coalition.error.weights");
    else return new RuleValue.Points(points);
    return null;
  }

  private RuleValue.@Nullable Point point(RuleForm.PointForm line, String field, boolean weighed) {
    var th = check.words(field + "th", line.th(), FormCheck.NAME);
    var en = check.limited(field + "en", line.en(), FormCheck.NAME);
    var weight =
        !weighed || FormCheck.plain(line.weight()).isEmpty()
            ? null
            : check.number(field + "weight", line.weight(), 1, 100);
    return th.isEmpty() ? null : new RuleValue.Point(LocalizedText.of(th, en), weight);
  }

  private static boolean weightsFit(List<RuleValue.Point> points) {
    var weights = points.stream().map(RuleValue.Point::weight).filter(Objects::nonNull).toList();
    if (weights.isEmpty()) return true;
    return weights.size() == points.size()
        && weights.stream().mapToInt(Integer::intValue).sum() == 100;
  }
}
