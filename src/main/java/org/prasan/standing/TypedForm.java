package org.prasan.standing;

import java.time.LocalDate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.prasan.language.DateReading;
import org.prasan.language.ThaiDates;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.validation.BindingResult;

/** Reads what was typed into a form, and says beside the field what cannot be understood. */
final class TypedForm {
  private static final int DECISION = 300;
  private static final int REASON = 1000;

  private final BindingResult errors;

  TypedForm(BindingResult errors) {
    this.errors = errors;
  }

  boolean refused() {
    return errors.hasErrors();
  }

  void wrong(String field, String key, Object... arguments) {
    errors.rejectValue(field, key, arguments, key);
  }

  String decision(@Nullable String typed) {
    return required("decision", typed, DECISION);
  }

  String reason(@Nullable String typed) {
    return required("reason", typed, REASON);
  }

  String reasonIfAny(@Nullable String typed) {
    return limited("reason", typed, REASON);
  }

  private String required(String field, @Nullable String typed, int most) {
    var words = limited(field, typed, most);
    if (words.isEmpty() && !errors.hasFieldErrors(field)) wrong(field, "standing.wrong.empty");
    return words;
  }

  private String limited(String field, @Nullable String typed, int most) {
    var words = plain(typed);
    if (words.length() <= most) return words;
    wrong(field, "standing.wrong.long", most, words.length());
    return "";
  }

  @Nullable LocalDate day(String field, @Nullable String typed) {
    if (!plain(typed).isEmpty()) return dayIfAny(field, typed);
    wrong(field, "standing.wrong.empty");
    return null;
  }

  @Nullable LocalDate dayIfAny(String field, @Nullable String typed) {
    if (plain(typed).isEmpty()) return null;
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
        wrong(field, noSuchDay ? "web.date.no-such-day" : "standing.wrong.date");
        yield null;
      }
    };
  }

  private void ask(String field, DateReading.Ambiguous ambiguous) {
    var locale = LocaleContextHolder.getLocale();
    wrong(
        field,
        "standing.wrong.era",
        ambiguous.candidates().stream()
            .limit(2)
            .map(day -> ThaiDates.withEra(day, locale))
            .collect(Collectors.joining(" / ")));
  }

  private static String plain(@Nullable String typed) {
    return typed == null ? "" : typed.replace("\r\n", "\n").strip();
  }
}
