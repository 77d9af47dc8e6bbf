package org.prasan.coalition;

import java.time.MonthDay;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Says what a rule says, for templates: {@code ${@ruleWords.of(change)}}. */
@Component("ruleWords")
public class RuleWords {
  private final MessageSource messages;

  RuleWords(MessageSource messages) {
    this.messages = messages;
  }

  public String of(RuleChange change) {
    return of(change.key().type(), change.value());
  }

  public String of(RuleType type, RuleValue value) {
    var locale = LocaleContextHolder.getLocale();
    return switch (value) {
      case RuleValue.Amount amount -> say("coalition.rule.unit." + type, locale, amount.number());
      case RuleValue.Days days ->
          say(
              "coalition.rule.unit.DAY_LIST",
              locale,
              days.numbers().stream().map(String::valueOf).collect(Collectors.joining(", ")));
      case RuleValue.InMonth month ->
          say(
              "coalition.rule.unit.MONTH",
              locale,
              month.month().getDisplayName(TextStyle.FULL_STANDALONE, locale));
      case RuleValue.Window window ->
          say(
              "coalition.rule.unit.WINDOW",
              locale,
              day(window.from(), locale),
              day(window.to(), locale));
      case RuleValue.Points points ->
          say("coalition.rule.unit.LIST", locale, points.points().size());
    };
  }

  /** The lines of a list; none for other rules. */
  public List<RuleValue.Point> points(RuleChange change) {
    return points(change.value());
  }

  public List<RuleValue.Point> points(RuleValue value) {
    return value instanceof RuleValue.Points points ? points.points() : List.of();
  }

  private static String day(MonthDay day, Locale locale) {
    return day.getDayOfMonth()
        + " "
        + day.getMonth().getDisplayName(TextStyle.FULL_STANDALONE, locale);
  }

  private String say(String key, Locale locale, Object... arguments) {
    return messages.getMessage(key, arguments, locale);
  }
}
