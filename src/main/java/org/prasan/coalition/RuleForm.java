package org.prasan.coalition;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.prasan.web.FormCheck;

/** What is typed to change a rule; which of the value's fields count depends on the rule. */
record RuleForm(
    @Nullable String number,
    @Nullable String month,
    @Nullable String fromDay,
    @Nullable String fromMonth,
    @Nullable String toDay,
    @Nullable String toMonth,
    @Nullable List<PointForm> points,
    @Nullable String from,
    @Nullable String decidedBy,
    @Nullable String reason) {

  /** One line of a list. */
  record PointForm(@Nullable String th, @Nullable String en, @Nullable String weight) {
    boolean isEmpty() {
      return FormCheck.plain(th).isEmpty()
          && FormCheck.plain(en).isEmpty()
          && FormCheck.plain(weight).isEmpty();
    }
  }

  private static final int SPARE_LINES = 3;

  /** Begins with what is in force now. */
  static RuleForm of(@Nullable RuleValue value) {
    return switch (value) {
      case null -> filled("", "", "", "", "", "", List.of());
      case RuleValue.Amount amount ->
          filled(Integer.toString(amount.number()), "", "", "", "", "", List.of());
      case RuleValue.Days days ->
          filled(
              days.numbers().stream().map(RuleForm::text).collect(Collectors.joining(", ")),
              "",
              "",
              "",
              "",
              "",
              List.of());
      case RuleValue.InMonth month ->
          filled("", text(month.month().getValue()), "", "", "", "", List.of());
      case RuleValue.Window window ->
          filled(
              "",
              "",
              text(window.from().getDayOfMonth()),
              text(window.from().getMonthValue()),
              text(window.to().getDayOfMonth()),
              text(window.to().getMonthValue()),
              List.of());
      case RuleValue.Points points ->
          filled("", "", "", "", "", "", points.points().stream().map(RuleForm::line).toList());
    };
  }

  private static PointForm line(RuleValue.Point point) {
    return new PointForm(
        point.text().th(),
        point.text().en(),
        point.weight() == null ? "" : Integer.toString(point.weight()));
  }

  private static RuleForm filled(
      String number,
      String month,
      String fromDay,
      String fromMonth,
      String toDay,
      String toMonth,
      List<PointForm> points) {
    return new RuleForm(number, month, fromDay, fromMonth, toDay, toMonth, points, "", "", "");
  }

  private static String text(int number) {
    return Integer.toString(number);
  }

  /** What was typed, with some empty lines to go on. */
  RuleForm withSpareLines() {
    var lines = new ArrayList<PointForm>();
    if (points != null) points.stream().filter(line -> !line.isEmpty()).forEach(lines::add);
    for (int i = 0; i < SPARE_LINES; i++) lines.add(new PointForm("", "", ""));
    return new RuleForm(
        number, month, fromDay, fromMonth, toDay, toMonth, lines, from, decidedBy, reason);
  }
}
