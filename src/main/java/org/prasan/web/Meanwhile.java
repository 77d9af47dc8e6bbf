package org.prasan.web;

import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;

/**
 * What somebody else saved while this person was typing: the page shows it at each field that
 * differs, beside what was typed, and the next press of the button chooses between the two.
 */
public final class Meanwhile {
  /** Somebody else saved it. */
  public static final String WRONG = "web.meanwhile.wrong";

  /** Sent along and not asked for, or asked anew each time. */
  private static final List<String> HIDDEN = List.of("id", "version", "basis", "asked", "sure");

  private final Map<String, Object> saved = new TreeMap<>();

  private Meanwhile(Record now, Record typed) {
    compare("", now, typed);
  }

  private void compare(String of, @Nullable Record now, @Nullable Record typed) {
    var form = now == null ? typed : now;
    if (form == null) return;
    for (var part : form.getClass().getRecordComponents()) {
      var name = part.getName();
      if (HIDDEN.contains(name)) continue;
      var there = now == null ? null : value(now, name);
      var here = typed == null ? null : value(typed, name);
      if (isLines(there) || isLines(here)) compareLines(of + name, there, here);
      else if (!plain(there).equals(plain(here))) saved.put(of + name, plain(there));
    }
  }

  private static boolean isLines(@Nullable Object value) {
    return value instanceof List<?> several && several.stream().anyMatch(Record.class::isInstance);
  }

  /** Each line by its place, as the page numbers its fields. */
  private void compareLines(String name, @Nullable Object there, @Nullable Object here) {
    var now = lines(there);
    var typed = lines(here);
    for (int at = 0; at < Math.max(now.size(), typed.size()); at++)
      compare(name + "[" + at + "].", line(now, at), line(typed, at));
  }

  private static List<?> lines(@Nullable Object value) {
    return value instanceof List<?> several ? several : List.of();
  }

  private static @Nullable Record line(List<?> lines, int at) {
    return at < lines.size() && lines.get(at) instanceof Record line ? line : null;
  }

  /**
   * Says so on the page of a form, and lets it stand on what is saved now.
   *
   * @param now the form as it would be opened now
   * @param typed the form as it was sent
   * @param basis which version is saved now
   */
  public static void show(
      Model model, BindingResult errors, Record now, Record typed, Object basis) {
    show(model, errors, WRONG, now, typed, basis);
  }

  /**
   * The same where it came otherwise that something else is saved.
   *
   * @param why the key of the sentence that says so
   */
  public static void show(
      Model model, BindingResult errors, String why, Record now, Record typed, Object basis) {
    errors.reject(why, why);
    model.addAttribute("meanwhile", new Meanwhile(now, typed));
    model.addAttribute("newBasis", basis);
  }

  public boolean differs(String field) {
    return saved.containsKey(field);
  }

  /** As it would stand in the field, or the words of what is chosen there; empty if nothing is. */
  public String in(String field, @Nullable Map<?, ?> options) {
    var there = Objects.requireNonNull(saved.get(field));
    if (!(there instanceof Collection<?> chosen)) return words(there, options);
    return String.join(", ", chosen.stream().map(one -> words(one, options)).toList());
  }

  /** Whether the box of a yes-or-no is ticked. */
  public boolean ticked(String field) {
    return "true".equals(saved.get(field));
  }

  private static String words(Object value, @Nullable Map<?, ?> options) {
    if (options != null)
      for (var option : options.entrySet())
        if (value.toString().equals(String.valueOf(option.getKey())))
          return String.valueOf(option.getValue());
    return value.toString();
  }

  /** As a browser sends it: what is not there is empty, and no box is unticked. */
  private static Object plain(@Nullable Object value) {
    if (value == null || Boolean.FALSE.equals(value)) return "";
    if (value instanceof Collection<?> several)
      return several.isEmpty() ? "" : several.stream().map(String::valueOf).sorted().toList();
    if (value instanceof Object[] several) return plain(Arrays.asList(several));
    return value.toString().replace("\r\n", "\n").strip();
  }

  private static @Nullable Object value(Record form, String name) {
    try {
      var read = form.getClass().getDeclaredMethod(name);
      read.setAccessible(true);
      return read.invoke(form);
    } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("A form tells its fields", e);
    }
  }
}
