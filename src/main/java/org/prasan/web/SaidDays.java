package org.prasan.web;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.prasan.language.DateReading;
import org.prasan.language.DuePhrases;
import org.prasan.language.DueReading;
import org.prasan.language.ThaiDates;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.ui.Model;

/**
 * Days typed as people say them: 4 ธ.ค. 69, ศุกร์หน้า, สิ้นเดือน. Where several may be meant, the
 * page shows them to choose from; what was typed stays. The field is the fragment {@code day}, and
 * what is chosen comes under the name of the field with "Choice".
 *
 * @param model of the page that is shown again
 */
public record SaidDays(FormCheck check, LocalDate today, Model model) {
  private static final String CHOICES = "dayChoices";

  /** A day that may be meant. */
  public record Choice(LocalDate day, String words, boolean chosen) {}

  /** Whether day, month and year were written, so that nobody needs to see what they mean. */
  public static boolean spelledOut(@Nullable String typed) {
    return ThaiDates.read(FormCheck.plain(typed)) instanceof DateReading.Read;
  }

  /** Any day, also one that is over. */
  public @Nullable LocalDate any(String field, @Nullable String typed, @Nullable String chosen) {
    return read(field, typed, chosen, true);
  }

  /** A day that is not over; where another year may have been meant, that is offered. */
  public @Nullable LocalDate ahead(String field, @Nullable String typed, @Nullable String chosen) {
    return read(field, typed, chosen, false);
  }

  private @Nullable LocalDate read(
      String field, @Nullable String typed, @Nullable String chosen, boolean over) {
    var text = FormCheck.plain(typed);
    if (text.isEmpty()) {
      check.wrong(field, "web.wrong.empty");
      return null;
    }
    return switch (DuePhrases.read(text, today)) {
      case DueReading.Found(var day) -> day;
      case DueReading.Ambiguous(var days) -> oneOf(days, field, chosen, "web.wrong.which-day");
      case DueReading.Past(var day) -> over ? day : past(day, text, field, chosen);
      case DueReading.TooFar() -> {
        check.wrong(field, "web.wrong.day-too-far", DuePhrases.FARTHEST_YEARS);
        yield null;
      }
      case DueReading.NotUnderstood() -> {
        check.wrong(field, nowhere(text) ? "web.date.no-such-day" : "web.wrong.said-day");
        yield null;
      }
    };
  }

  private @Nullable LocalDate past(
      LocalDate day, String text, String field, @Nullable String chosen) {
    var next = day.plusYears(1);
    // A date may be meant of another year; "yesterday" is that very day.
    boolean dated = text.chars().anyMatch(Character::isDigit);
    var words = ThaiDates.withEra(day, LocaleContextHolder.getLocale());
    if (dated && !next.isBefore(today))
      return oneOf(List.of(next), field, chosen, "web.wrong.day-over", words);
    check.wrong(field, "web.wrong.day-over", words);
    return null;
  }

  /** Shown also once one is chosen: the form may be refused for something else. */
  private @Nullable LocalDate oneOf(
      List<LocalDate> days, String field, @Nullable String chosen, String key, Object... words) {
    var found = days.stream().filter(day -> day.toString().equals(chosen)).findFirst();
    offer(field, days, found.orElse(null));
    if (found.isEmpty()) check.wrong(field, key, words);
    return found.orElse(null);
  }

  private void offer(String field, List<LocalDate> days, @Nullable LocalDate chosen) {
    var locale = LocaleContextHolder.getLocale();
    var offered =
        days.stream()
            .map(day -> new Choice(day, ThaiDates.withWeekday(day, locale), day.equals(chosen)))
            .toList();
    Map<String, Object> choices = new LinkedHashMap<>();
    if (model.getAttribute(CHOICES) instanceof Map<?, ?> others)
      others.forEach((name, all) -> choices.put(name.toString(), all));
    choices.put(field, offered);
    model.addAttribute(CHOICES, choices);
  }

  private static boolean nowhere(String text) {
    return ThaiDates.read(text) instanceof DateReading.Unreadable(var _, var noSuchDay)
        && noSuchDay;
  }
}
