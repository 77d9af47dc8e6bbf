package org.prasan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.prasan.tenancy.Role;

/**
 * Deeds as they are written down, a line for each: {@code who reads address}, {@code who sends
 * address form}, or {@code asks}, which sends and only reads. A word in braces stands for something
 * that is led to where it can be asked for, for each form anew, or for what follows from it.
 */
public final class WrittenDeeds {
  private static final Pattern WORD = Pattern.compile("\\{([a-z]+)}");

  private final Asking asking;
  private final Map<String, Who> people = new HashMap<>();
  private final Map<String, Supplier<?>> led = new HashMap<>();
  private final Map<String, Function<String, ?>> said = new HashMap<>();
  private final Map<String, Object> read = new HashMap<>();

  public WrittenDeeds(Asking asking) {
    this.asking = asking;
  }

  private record Who(Scene scene, Role role) {}

  public WrittenDeeds by(String name, Scene scene, Role role) {
    people.put(name, new Who(scene, role));
    return this;
  }

  /** Leads to something that an address or a form names. */
  public WrittenDeeds to(String word, Supplier<?> way) {
    led.put(word, way);
    return this;
  }

  /** What follows from the address before it, or from the one to which a form is sent. */
  public WrittenDeeds saying(String word, Function<String, ?> part) {
    said.put(word, part);
    return this;
  }

  /** Part of a form that many have. */
  public WrittenDeeds saying(String word, String part) {
    return saying(word, _ -> part);
  }

  public List<Asked> read(String lines) {
    return lines.lines().map(line -> line.split(" ", 4)).map(this::deed).toList();
  }

  private Asked deed(String[] line) {
    var who = people.get(line[0]);
    var name = String.join(" ", line[0], line[1], line[2]);
    if (who == null) throw new AssertionError(name);
    var form = line.length > 3 ? line[3] : "";
    return switch (line[1]) {
      case "reads" -> new Asked(name, Asked.READINGS, () -> reading(who, line[2]));
      case "asks" -> new Asked(name, Asked.READINGS, () -> sending(who, line[2], form));
      case "sends" -> new Asked(name, Asked.NOTHING, () -> sending(who, line[2], form));
      default -> throw new AssertionError(name);
    };
  }

  private Supplier<Asked.Request> reading(Who who, String line) {
    var path = address(line, read);
    return () -> asking.page(who.scene(), who.role(), path);
  }

  private Supplier<Asked.Request> sending(Who who, String line, String form) {
    var fresh = new HashMap<String, Object>();
    var path = address(line, fresh);
    var fields = form;
    for (var word = WORD.matcher(fields); word.find(); word = WORD.matcher(fields))
      fields = word.replaceFirst(Matcher.quoteReplacement(meant(word.group(1), path, fresh)));
    var typed = Asking.typed(fields);
    return () -> asking.form(who.scene(), who.role(), path, typed);
  }

  private String address(String line, Map<String, Object> known) {
    var path = line;
    for (var word = WORD.matcher(path); word.find(); word = WORD.matcher(path)) {
      var before = path.substring(0, word.start());
      path = word.replaceFirst(Matcher.quoteReplacement(meant(word.group(1), before, known)));
    }
    return path;
  }

  private String meant(String word, String path, Map<String, Object> known) {
    var part = said.get(word);
    if (part != null) return String.valueOf(part.apply(path));
    var way = led.get(word);
    if (way == null) throw new AssertionError("Nothing is known of " + word);
    return String.valueOf(known.computeIfAbsent(word, _ -> way.get()));
  }
}
