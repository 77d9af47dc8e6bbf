package org.prasan.directory;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.prasan.language.Digits;
import org.prasan.language.Words;
import org.prasan.web.QueryString;

/**
 * What somebody looks for, as it stands in the address of the page. It says nothing of a person but
 * what decides which services fit.
 *
 * @param near the district to which distances are measured
 * @param from how many results came before, on the pages before
 */
record Wish(
    @Nullable String q,
    @Nullable String need,
    @Nullable String near,
    @Nullable String language,
    @Nullable Sex sex,
    @Nullable Integer age,
    @Nullable LegalStatus status,
    boolean open,
    boolean room,
    int from) {
  static final Wish ANYTHING = new Wish(null, null, null, null, null, null, null, false, false, 0);
  private static final int LONGEST_QUERY = 200;
  private static final int MOST_TERMS = 6;

  Wish {
    q = plain(q);
    if (q != null && q.length() > LONGEST_QUERY) q = q.substring(0, LONGEST_QUERY);
    need = plain(need);
    near = plain(near);
    language = plain(language);
    if (age != null && (age < 0 || age > 130)) age = null;
    from = Math.clamp(from, 0, 10_000);
  }

  /** From the words of a form, which may hold anything. */
  static Wish typed(Map<String, String> typed) {
    return new Wish(
        typed.get("q"),
        typed.get("need"),
        typed.get("near"),
        typed.get("language"),
        word(Sex.values(), typed.get("sex")),
        number(typed.get("age")),
        word(LegalStatus.values(), typed.get("status")),
        "true".equals(typed.get("open")),
        "true".equals(typed.get("room")),
        Objects.requireNonNullElse(number(typed.get("from")), 0));
  }

  private static <E extends Enum<E>> @Nullable E word(E[] words, @Nullable String typed) {
    return Arrays.stream(words).filter(word -> word.name().equals(typed)).findFirst().orElse(null);
  }

  private static @Nullable Integer number(@Nullable String typed) {
    var digits = typed == null ? "" : Digits.toAscii(typed).strip();
    return digits.matches("\\d{1,5}") ? Integer.valueOf(digits) : null;
  }

  private static @Nullable String plain(@Nullable String typed) {
    return typed == null || typed.isBlank() ? null : typed.strip();
  }

  /** What stands between blanks, in the spelling that is searched. */
  List<String> terms() {
    if (q == null) return List.of();
    return Arrays.stream(Words.normalize(q).split("\\s+"))
        .filter(term -> !term.isBlank())
        .limit(MOST_TERMS)
        .toList();
  }

  public boolean narrows() {
    return !parts().isEmpty();
  }

  Wish asking(@Nullable String other) {
    return new Wish(other, need, near, language, sex, age, status, open, room, 0);
  }

  /** Of somebody who says nothing of a person, not even how old. */
  Wish publicly() {
    return new Wish(q, need, near, language, null, null, null, open, false, from);
  }

  Wish near(String district) {
    return new Wish(q, need, district, language, sex, age, status, open, room, from);
  }

  Wish after(int results) {
    return new Wish(q, need, near, language, sex, age, status, open, room, results);
  }

  public Map<String, String> parts() {
    var parts = new LinkedHashMap<String, String>();
    put(parts, "q", q);
    put(parts, "need", need);
    put(parts, "near", near);
    put(parts, "language", language);
    put(parts, "sex", sex);
    put(parts, "age", age);
    put(parts, "status", status);
    if (open) parts.put("open", "true");
    if (room) parts.put("room", "true");
    return parts;
  }

  /** Begins with a question mark; empty if nothing is asked. */
  public String query() {
    var parts = parts();
    if (from > 0) parts.put("from", Integer.toString(from));
    return QueryString.of(parts);
  }

  private static void put(Map<String, String> parts, String name, @Nullable Object value) {
    if (value != null) parts.put(name, value.toString());
  }
}
