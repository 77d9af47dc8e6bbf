package org.prasan.commitment;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.prasan.language.DuePhrases;
import org.prasan.language.DueReading;
import org.prasan.language.ThaiDates;
import org.prasan.web.FormCheck;
import org.springframework.ui.Model;

/**
 * The field in which a day is typed as people say it. What could be several days, and what is over,
 * is asked again with the days to choose from; what was typed stays.
 */
final class DueField {
  private static final String FIELD = "due";

  private DueField() {}

  /**
   * @param chosen one of the days that were offered; null if none were
   */
  static @Nullable LocalDate read(
      FormCheck check,
      @Nullable String typed,
      @Nullable String chosen,
      LocalDate today,
      Locale locale,
      Model model) {
    var text = FormCheck.plain(typed);
    if (text.isEmpty()) {
      check.wrong(FIELD, "web.wrong.empty");
      return null;
    }
    return switch (DuePhrases.read(text, today)) {
      case DueReading.Found(var day) -> day;
      case DueReading.Ambiguous(var days) ->
          chosen(check, "commitment.wrong.ambiguous", days, chosen, locale, model);
      case DueReading.Past(var day) ->
          dated(text) ? past(check, day, chosen, today, locale, model) : over(check, day, locale);
      case DueReading.NotUnderstood() -> {
        check.wrong(FIELD, "commitment.wrong.due");
        yield null;
      }
    };
  }

  /** A date may be meant of another year; "yesterday" is that very day. */
  private static boolean dated(String text) {
    return text.chars().anyMatch(Character::isDigit);
  }

  private static @Nullable LocalDate over(FormCheck check, LocalDate day, Locale locale) {
    check.wrong(FIELD, "commitment.wrong.past-day", ThaiDates.withEra(day, locale));
    return null;
  }

  /** The same day of the next year, if that may have been meant. */
  private static @Nullable LocalDate past(
      FormCheck check,
      LocalDate day,
      @Nullable String chosen,
      LocalDate today,
      Locale locale,
      Model model) {
    var next = day.plusYears(1);
    if (!next.isBefore(today) && next.toString().equals(chosen)) return next;
    over(check, day, locale);
    if (!next.isBefore(today)) offer(List.of(next), locale, model);
    return null;
  }

  private static @Nullable LocalDate chosen(
      FormCheck check,
      String key,
      List<LocalDate> days,
      @Nullable String chosen,
      Locale locale,
      Model model) {
    for (var day : days) if (day.toString().equals(chosen)) return day;
    check.wrong(FIELD, key);
    offer(days, locale, model);
    return null;
  }

  private static void offer(List<LocalDate> days, Locale locale, Model model) {
    Map<String, String> choices = new LinkedHashMap<>();
    for (var day : days) choices.put(day.toString(), ThaiDates.withWeekday(day, locale));
    model.addAttribute("dueChoices", choices);
  }
}
