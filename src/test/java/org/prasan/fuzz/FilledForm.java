package org.prasan.fuzz;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.prasan.fuzz.Offered.Field;
import org.prasan.fuzz.Offered.Form;
import org.springframework.web.util.HtmlUtils;

/**
 * A form filled in with hostile words by somebody who gives way to what it says is wrong: field by
 * field shorter words, then what it names as an example, then what others might want.
 */
final class FilledForm {
  private static final Set<String> CHOSEN = Set.of("radio", "checkbox", "select", "file");
  private static final Set<String> FIXED = Set.of("hidden", "button", "submit");

  /** What dates, times, numbers, codes and addresses are made of, where the form has no example. */
  private static final List<String> FITTING =
      List.of(
          "",
          "1 ธันวาคม 2569",
          "1 พฤศจิกายน 2569",
          "1 มกราคม 2570",
          "10:30",
          "3",
          "1",
          "081 234 5678",
          "somebody@fuzz.example",
          "https://fuzz.example/",
          "fuzz");

  /** What must fit to something else than to the field. */
  private static final Map<String, String> GIVEN =
      Map.of("latitude", "19.9072", "longitude", "99.8325", "weight", "");

  private static final Pattern SUMMARY = Pattern.compile("(?s)<div[^>]*\\bdata-errors\\b.*?</div>");
  private static final Pattern SAID = Pattern.compile("(?s)<li>(?:<a href=\"#([^\"]+)\">)?(.*?)<");
  private static final Pattern WRONG =
      Pattern.compile("<(?:input|textarea|select)\\b[^>]*\\baria-invalid=\"true\"[^>]*>");
  private static final Pattern MOST = Pattern.compile("เกิน ([\\d,]+) ตัวอักษร");
  private static final Pattern EXAMPLE =
      Pattern.compile("(?:เช่น|แบบ|ตั้งแต่) ?(.+?)(?: หรือ| ถึง| ขึ้นต้น| และ|$)");
  private static final Pattern PLACE = Pattern.compile("\\{\\d}");

  private final Form form;
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  /**
   * Filled in with the most that may be chosen, or with the least, since what is chosen may make
   * that count for nothing which is written beside it.
   *
   * @param number of a field, by its name
   */
  FilledForm(Form form, boolean most, ToIntFunction<String> number) {
    this.form = form;
    var named = new LinkedHashMap<String, List<Field>>();
    boolean pressed = false;
    for (var field : form.fields()) {
      boolean button = field.type().equals("button") || field.type().equals("submit");
      if (field.name().equals("_csrf") || (button && pressed)) continue;
      pressed |= button;
      named.computeIfAbsent(field.name(), _ -> new ArrayList<>()).add(field);
    }
    named.forEach((name, fields) -> entries.put(name, Entry.of(fields, most, number)));
  }

  Form form() {
    return form;
  }

  /** What is sent, by the name of the field. */
  Map<String, List<String>> sent() {
    var sent = new LinkedHashMap<String, List<String>>();
    entries.forEach(
        (name, entry) -> {
          if (!entry.file()) sent.put(name, entry.now);
        });
    return sent;
  }

  /** The names of the files that are sent, by the name of the field. */
  Map<String, String> files() {
    var files = new LinkedHashMap<String, String>();
    entries.forEach(
        (name, entry) -> {
          if (entry.file()) entry.now.forEach(file -> files.put(name, file));
        });
    return files;
  }

  /** Whether anybody may write into it. */
  boolean takesWords() {
    return entries.values().stream().anyMatch(entry -> entry.words() || entry.file());
  }

  /** The fields that hold hostile words now. */
  Set<String> hostile() {
    var hostile = new TreeSet<String>();
    entries.forEach(
        (name, entry) -> {
          if (entry.hostile()) hostile.add(name);
        });
    return hostile;
  }

  /** What the form said of hostile words in the fields that hold something else now. */
  Map<String, String> refused() {
    var refused = new TreeMap<String, String>();
    entries.forEach(
        (name, entry) -> {
          if (!entry.said.isEmpty() && !entry.hostile()) refused.put(name, entry.said);
        });
    return refused;
  }

  /** Changes what the page says is wrong; false if nothing else can be tried. */
  boolean givesWay(String page) {
    var said = said(page);
    boolean named = false;
    boolean changed = false;
    for (var entry : entries.entrySet()) {
      var wrong = said.get(entry.getKey());
      if (wrong == null) continue;
      named = true;
      changed |= entry.getValue().giveWay(wrong);
    }
    return named ? changed : guesses(String.join(" ", said.values()));
  }

  /** Another choice, if there is one; else fewer words. */
  private boolean guesses(String wrong) {
    for (var entry : entries.values())
      if (CHOSEN.contains(entry.type) && entry.giveWay(wrong)) return true;
    boolean changed = false;
    for (var entry : entries.values()) changed |= entry.words() && entry.giveWay(wrong);
    return changed;
  }

  /** What is wrong, by the name of the field. */
  Map<String, String> said(String page) {
    var said = new TreeMap<String, String>();
    var summary = SUMMARY.matcher(page);
    if (summary.find()) {
      var line = SAID.matcher(summary.group());
      while (line.find())
        said.put(named(line.group(1)), HtmlUtils.htmlUnescape(line.group(2)).strip());
    }
    var wrong = WRONG.matcher(page);
    while (wrong.find()) {
      var name = Offered.attribute(wrong.group(), "name", "");
      var id = Offered.attribute(wrong.group(), "id", "");
      var beside =
          Pattern.compile("(?s) id=\"" + Pattern.quote(id) + "-error\".*?</span>(.*?)</p>")
              .matcher(page);
      said.put(
          name,
          beside.find()
              ? HtmlUtils.htmlUnescape(beside.group(1).replaceAll("<[^>]*>", "")).strip()
              : said.getOrDefault(name, ""));
    }
    return said;
  }

  private String named(@Nullable String id) {
    if (id == null) return "";
    return form.fields().stream()
        .filter(
            field ->
                field.id().equals(id)
                    || field.name().equals(id)
                    || field.name().replaceAll("[\\[\\]]", "").equals(id))
        .map(Field::name)
        .findFirst()
        .orElse(id);
  }

  /** What stands in the fields of one name, and what may be tried next. */
  private static final class Entry {
    private final String type;
    private final Deque<List<String>> next;
    private List<String> now = List.of();
    private final Set<String> examples = new TreeSet<>();
    private String said = "";

    private Entry(String type, Collection<List<String>> tried) {
      this.type = type;
      this.next = new ArrayDeque<>(tried);
      if (!next.isEmpty()) now = next.remove();
    }

    static Entry of(List<Field> fields, boolean most, ToIntFunction<String> number) {
      var first = fields.getFirst();
      var values = fields.stream().map(Field::value).toList();
      return new Entry(
          first.type(),
          switch (first.type()) {
            case "hidden", "button", "submit" -> List.of(values);
            case "radio" -> each(most ? values : values.reversed());
            case "checkbox" ->
                most
                    ? List.of(values.subList(0, 1), values, List.of())
                    : List.of(List.of(), values.subList(0, 1), values);
            case "select" -> each(most ? first.choices().reversed() : first.choices());
            case "file" ->
                List.of(List.of(name(first, number.applyAsInt(first.name()))), List.of());
            default -> words(first, number.applyAsInt(first.name()));
          });
    }

    private static List<List<String>> each(List<String> values) {
      return values.stream().map(List::of).toList();
    }

    private static String name(Field file, int number) {
      return HostileWords.ofFile(number, Paper.ending(file.accept()));
    }

    private static List<List<String>> words(Field field, int number) {
      var given = GIVEN.get(field.name().replaceAll(".*\\.", ""));
      if (given != null) return List.of(List.of(given));
      return Stream.of(
              HostileWords.typed(number).stream(),
              Stream.of(field.value()).filter(value -> !value.isEmpty()),
              FITTING.stream())
          .flatMap(words -> words)
          .map(List::of)
          .toList();
    }

    boolean file() {
      return type.equals("file");
    }

    boolean words() {
      return !CHOSEN.contains(type) && !FIXED.contains(type);
    }

    boolean hostile() {
      return (words() || file()) && isHostile(now);
    }

    boolean giveWay(String wrong) {
      if (hostile()) said = wrong;
      if (words()) {
        var told = asTold(wrong);
        if (told.isPresent()) {
          now = List.of(told.get());
          return true;
        }
      }
      if (next.isEmpty()) return false;
      now = next.remove();
      return true;
    }

    /** As many letters as are allowed, the places for names that must be there, the example. */
    private Optional<String> asTold(String wrong) {
      var word = now.isEmpty() ? "" : now.getFirst();
      var most = MOST.matcher(wrong);
      if (most.find()) {
        int letters = Integer.parseInt(most.group(1).replace(",", ""));
        if (word.length() > letters) return Optional.of(word.substring(0, letters));
      }
      var places =
          String.join(" ", PLACE.matcher(wrong).results().map(MatchResult::group).toList());
      if (hostile() && !word.endsWith(places)) return Optional.of(shortest() + places);
      var example = EXAMPLE.matcher(wrong);
      if (!next.isEmpty() && isHostile(next.getFirst())) return Optional.empty();
      return example.find() && examples.add(example.group(1))
          ? Optional.of(example.group(1))
          : Optional.empty();
    }

    private String shortest() {
      while (!next.isEmpty() && isHostile(next.getFirst())) now = next.remove();
      return now.getFirst();
    }

    private static boolean isHostile(List<String> words) {
      return words.stream().anyMatch(word -> word.contains("zq7"));
    }
  }
}
