package org.prasan.meeting;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.prasan.language.DuePhrases;
import org.prasan.language.DueReading;
import org.prasan.language.ThaiDates;
import org.prasan.web.FormCheck;
import org.springframework.context.i18n.LocaleContextHolder;

/** Days as people say them: 4 ธ.ค. 69, ศุกร์หน้า, สิ้นเดือน. */
final class TypedDays {
  private TypedDays() {}

  /** Until when somebody promises something: a day that is not over. */
  static @Nullable LocalDate due(
      FormCheck check, String field, @Nullable String typed, LocalDate today) {
    var text = FormCheck.plain(typed);
    if (text.isEmpty()) {
      check.wrong(field, "web.wrong.empty");
      return null;
    }
    return switch (DuePhrases.read(text, today)) {
      case DueReading.Found(var day) -> day;
      case DueReading.Ambiguous(var days) -> which(check, field, days);
      case DueReading.Past(var day) -> {
        check.wrong(
            field, "meeting.wrong.due-past", ThaiDates.full(day, LocaleContextHolder.getLocale()));
        yield null;
      }
      case DueReading.NotUnderstood() -> {
        check.wrong(field, "meeting.wrong.due");
        yield null;
      }
    };
  }

  /** The day of a meeting; whether it may be over is not asked here. */
  static @Nullable LocalDate read(
      FormCheck check, String field, @Nullable String typed, LocalDate today) {
    return switch (DuePhrases.read(FormCheck.plain(typed), today)) {
      case DueReading.Found(var day) -> day;
      case DueReading.Past(var day) -> day;
      case DueReading.Ambiguous(var days) -> which(check, field, days);
      case DueReading.NotUnderstood() -> check.day(field, typed);
    };
  }

  private static @Nullable LocalDate which(FormCheck check, String field, List<LocalDate> days) {
    var locale = LocaleContextHolder.getLocale();
    check.wrong(
        field,
        "meeting.wrong.due-which",
        days.stream().map(day -> ThaiDates.full(day, locale)).collect(Collectors.joining(" / ")));
    return null;
  }
}
