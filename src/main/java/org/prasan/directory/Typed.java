package org.prasan.directory;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.prasan.language.LocalizedText;
import org.prasan.web.FormCheck;

/** What was typed, with nothing for what was left empty. */
final class Typed {
  static final int LINE = 300;
  static final int TEXT = 4000;

  private Typed() {}

  static @Nullable String line(FormCheck check, String field, @Nullable String typed) {
    var words = check.limited(field, typed, LINE);
    return words.isEmpty() ? null : words;
  }

  static @Nullable String text(FormCheck check, String field, @Nullable String typed) {
    var words = check.limited(field, typed, TEXT);
    return words.isEmpty() ? null : words;
  }

  static List<String> lines(FormCheck check, String field, @Nullable String typed) {
    return check
        .limited(field, typed, TEXT)
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .toList();
  }

  static @Nullable Integer number(FormCheck check, String field, @Nullable String typed, int most) {
    return FormCheck.plain(typed).isEmpty() ? null : check.number(field, typed, 0, most);
  }

  static <E extends Enum<E>> List<E> chosen(@Nullable List<String> typed, E[] words) {
    if (typed == null) return List.of();
    return Arrays.stream(words).filter(word -> typed.contains(word.name())).toList();
  }

  static List<String> list(@Nullable List<String> typed) {
    return typed == null ? List.of() : typed.stream().distinct().toList();
  }

  static @Nullable String th(@Nullable LocalizedText text) {
    return text == null ? null : text.th();
  }

  static @Nullable String en(@Nullable LocalizedText text) {
    return text == null ? null : text.en();
  }
}
