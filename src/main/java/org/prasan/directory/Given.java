package org.prasan.directory;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.prasan.language.Digits;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An object of a file that somebody brought in. A property that is absent leaves what was known
 * before; one that is empty takes it away; one that cannot be read is noted as wrong.
 */
final class Given {
  private static final Pattern QUOTED = Pattern.compile("^[\"“”'‘’](.*)[\"“”'‘’]$");

  private final ObjectNode node;
  private final String path;
  private final Findings findings;

  Given(ObjectNode node, String path, Findings findings) {
    this.node = node;
    this.path = path;
    this.findings = findings;
  }

  ObjectNode node() {
    return node;
  }

  boolean has(String name) {
    return node.has(name);
  }

  /** Not there, or empty. */
  boolean absent(String name) {
    var value = node.get(name);
    return value == null || Remainder.isNothing(value);
  }

  void wrong(String name, String key, Object... arguments) {
    findings.wrong(path + name, key, arguments);
  }

  void notice(String key, Object... arguments) {
    findings.notice(key, arguments);
  }

  @Nullable String text(String name, int longest, @Nullable String before) {
    var value = node.get(name);
    if (value == null) return before;
    if (Remainder.isNothing(value)) return null;
    if (value.isContainer()) {
      wrong(name, "directory.hsds.wrong.text");
      return before;
    }
    var text = value.asString().strip();
    if (text.length() > longest) wrong(name, "directory.hsds.wrong.long", longest);
    return text.isEmpty() ? null : text;
  }

  /** Some programs hand out a number within quotation marks, so that it stays a text. */
  @Nullable String unquoted(String name, Pattern pattern, String wrongKey) {
    var text = text(name, Typed.LINE, null);
    if (text == null) return null;
    var plain = QUOTED.matcher(text).replaceFirst("$1").strip();
    if (!pattern.matcher(plain).matches()) wrong(name, wrongKey, text);
    return plain;
  }

  @Nullable String matching(
      String name, Pattern pattern, String wrongKey, @Nullable String before) {
    var text = text(name, Typed.LINE, before);
    if (text != null && has(name) && !pattern.matcher(text).matches()) wrong(name, wrongKey, text);
    return text;
  }

  @Nullable Integer number(String name, int least, int most, @Nullable Integer before) {
    var value = node.get(name);
    if (value == null) return before;
    if (Remainder.isNothing(value)) return null;
    var text = text(name, 40, null);
    if (text == null) return before;
    try {
      int number = new java.math.BigDecimal(Digits.toAscii(text)).intValueExact();
      if (number >= least && number <= most) return number;
      wrong(name, "directory.hsds.wrong.range", least, most);
    } catch (ArithmeticException | NumberFormatException noWholeNumber) {
      wrong(name, "directory.hsds.wrong.number", text);
    }
    return before;
  }

  @Nullable Double decimal(String name, @Nullable Double before) {
    return read(
        name,
        before,
        "directory.hsds.wrong.number",
        text -> Double.valueOf(QUOTED.matcher(text).replaceFirst("$1")));
  }

  @Nullable LocalDate date(String name, @Nullable LocalDate before) {
    return read(
        name,
        before,
        "directory.hsds.wrong.date",
        text -> LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text));
  }

  @Nullable LocalTime time(String name) {
    return read(
        name,
        null,
        "directory.hsds.wrong.time",
        text -> LocalTime.parse(text.replaceFirst("(?:Z|[+-]\\d\\d:?\\d\\d)$", "")));
  }

  @Nullable Instant moment(String name, @Nullable Instant before) {
    return read(
        name,
        before,
        "directory.hsds.wrong.date",
        text -> OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS));
  }

  @Nullable UUID id(String name) {
    return read(name, null, "directory.hsds.wrong.id", Given::uuid);
  }

  private static UUID uuid(String text) {
    var id = UUID.fromString(text);
    if (!id.toString().equalsIgnoreCase(text)) throw new IllegalArgumentException(text);
    return id;
  }

  boolean flag(String name, boolean before) {
    var value = node.get(name);
    if (value == null) return before;
    var text = value.asString("");
    if (text.isEmpty() || text.equals("false")) return false;
    if (text.equals("true")) return true;
    wrong(name, "directory.hsds.wrong.word", text);
    return before;
  }

  <E extends Enum<E>> @Nullable E word(String name, E[] all, @Nullable E before) {
    var text = text(name, 60, null);
    if (text == null) return before;
    var found = HsdsWords.read(text, all).orElse(null);
    if (found == null) wrong(name, "directory.hsds.wrong.word", text);
    return found == null ? before : found;
  }

  <E extends Enum<E>> List<E> words(String name, E[] all, List<E> before) {
    var value = node.get(name);
    if (value == null) return before;
    var found = new ArrayList<E>();
    if (value instanceof ArrayNode array)
      for (var element : array) {
        var text = element.asString("");
        HsdsWords.read(text, all)
            .ifPresentOrElse(found::add, () -> wrong(name, "directory.hsds.wrong.word", text));
      }
    else if (!Remainder.isNothing(value)) wrong(name, "directory.hsds.wrong.list");
    return found.stream().distinct().toList();
  }

  /** The objects of a list; what is no list is noted. */
  List<Given> each(String name) {
    var value = node.get(name);
    if (value == null || Remainder.isNothing(value)) return List.of();
    var objects = Remainder.objects(value);
    if (!(value instanceof ArrayNode array) || objects.size() < array.size()) {
      wrong(name, "directory.hsds.wrong.list");
      return List.of();
    }
    var given = new ArrayList<Given>();
    for (int i = 0; i < objects.size(); i++)
      given.add(new Given(objects.get(i), path + name + "[" + (i + 1) + "].", findings));
    return given;
  }

  @Nullable Given object(String name) {
    var value = node.get(name);
    if (value == null || Remainder.isNothing(value)) return null;
    if (value instanceof ObjectNode object) return new Given(object, path + name + ".", findings);
    wrong(name, "directory.hsds.wrong.object");
    return null;
  }

  /** It stands in the directory from now on, and not only in what came beyond it. */
  void take() {
    findings.taken().add(node);
  }

  private <T> @Nullable T read(
      String name, @Nullable T before, String wrongKey, Function<String, T> reading) {
    var value = node.get(name);
    if (value == null) return before;
    var text = text(name, 60, null);
    if (text == null) return null;
    try {
      return reading.apply(Digits.toAscii(text));
    } catch (DateTimeParseException | IllegalArgumentException unreadable) {
      wrong(name, wrongKey, text);
      return before;
    }
  }
}
