package org.prasan.coalition;

import java.time.Month;
import java.time.MonthDay;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.prasan.coalition.RuleValue.Amount;
import org.prasan.coalition.RuleValue.Days;
import org.prasan.coalition.RuleValue.InMonth;
import org.prasan.coalition.RuleValue.Points;
import org.prasan.coalition.RuleValue.Window;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** How values of rules are kept: 12, 60,30,7, 09, --01-15/--02-28, or a JSON list of points. */
@Component
class RuleText {
  private final JsonMapper json;

  RuleText(JsonMapper json) {
    this.json = json;
  }

  String of(RuleValue value) {
    return switch (value) {
      case Amount amount -> Integer.toString(amount.number());
      case Days days ->
          days.numbers().stream().map(String::valueOf).collect(Collectors.joining(","));
      case InMonth month -> "%02d".formatted(month.month().getValue());
      case Window window -> window.from() + "/" + window.to();
      case Points points -> json.writeValueAsString(points.points());
    };
  }

  RuleValue read(RuleType type, String text) {
    return switch (type) {
      case COUNT, PERCENT, DAYS, MONTHS -> new Amount(Integer.parseInt(text));
      case DAY_LIST -> new Days(Arrays.stream(text.split(",")).map(Integer::valueOf).toList());
      case MONTH -> new InMonth(Month.of(Integer.parseInt(text)));
      case WINDOW -> {
        var days = text.split("/", 2);
        yield new Window(MonthDay.parse(days[0]), MonthDay.parse(days[1]));
      }
      case LIST, WEIGHTED_LIST ->
          new Points(json.readValue(text, new TypeReference<List<RuleValue.Point>>() {}));
    };
  }
}
