package org.prasan.fuzz;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.prasan.fuzz.Offered.Form;
import org.springframework.http.HttpStatus;

/** Types hostile words into every kind of form that pages offer, and tells what became of them. */
final class TypedForms {
  private static final int FIRST_NUMBER = 1000;
  private static final int TRIES = 60;

  /** With the most that may be chosen in a form, and with the least. */
  private static final int CHOICES = 2;

  /** What ends that to which it belongs: sent when everything else was. */
  private static final Pattern AT_LAST =
      Pattern.compile(".*/(close|discard|cancel|resign|retire|remove|withdraw|end|out-of-use)$");

  /** Ends the one who looks. */
  private static final Pattern NOT_SENT = Pattern.compile(".*/(sign-out|erase|deactivation)$");

  private final Walk walk;
  private final Map<String, Integer> numbers = new TreeMap<>();
  private final Map<String, Integer> tried = new HashMap<>();
  private final Map<String, List<FilledForm>> taken = new TreeMap<>();
  private final Map<String, String> refused = new TreeMap<>();
  private final Set<String> ledTo = new LinkedHashSet<>();
  private final List<Form> atLast = new ArrayList<>();

  TypedForms(Walk walk) {
    this.walk = walk;
  }

  /** The kinds of forms that took words. */
  Set<String> taken() {
    return taken.keySet();
  }

  /** Where forms led that took words. */
  Set<String> ledTo() {
    return ledTo;
  }

  /** The kinds of forms that took nothing, with what they said at last. */
  Map<String, String> refused() {
    return refused;
  }

  /** Twice into each kind of form, with other choices; answers what is to be looked at then. */
  List<String> type(String at, Form form) {
    if (!AT_LAST.matcher(form.action()).matches())
      return type(form).map(to -> List.of(to, at)).orElse(List.of());
    atLast.add(form);
    return List.of();
  }

  /** Also into those that end what they belong to. */
  void typeAtLast() throws Exception {
    for (var form : atLast) {
      var to = type(form);
      if (to.isPresent()) walk.look(to.get());
    }
  }

  private Optional<String> type(Form form) {
    var kind = walk.kind(form.action());
    int times = tried.getOrDefault(kind, 0);
    var filled = new FilledForm(form, times == 0, name -> number(kind, name));
    if (form.method().equals("GET")
        || NOT_SENT.matcher(form.action()).matches()
        || times == CHOICES
        || !filled.takesWords()) return Optional.empty();
    tried.put(kind, times + 1);
    try {
      return send(kind, filled);
    } catch (AssertionError refusedOddly) {
      // That refusals lead on is looked at elsewhere.
      refused.put(kind, String.valueOf(refusedOddly.getMessage()));
      return Optional.empty();
    } catch (Exception e) {
      throw new IllegalStateException(kind, e);
    }
  }

  /** Answers where it leads to, if it was taken. */
  private Optional<String> send(String kind, FilledForm first) throws Exception {
    var filled = first;
    for (int tries = 0; tries < TRIES; tries++) {
      var answer = walk.send(filled);
      var page = TypedLetters.text(answer);
      var sure = answer.getStatus() == 200 ? asked(filled, page) : Optional.<FilledForm>empty();
      if (sure.isPresent()) filled = sure.get();
      else if (answer.getStatus() < HttpStatus.BAD_REQUEST.value()) {
        refused.remove(kind);
        taken.computeIfAbsent(kind, _ -> new ArrayList<>()).add(first);
        var location = Objects.requireNonNullElse(answer.getHeader("Location"), "");
        var to = walk.follows(location) ? location.replaceAll("#.*", "") : walk.starts().getFirst();
        ledTo.add(to);
        return Optional.of(to);
      } else {
        if (!taken.containsKey(kind))
          refused.put(kind, first.refused() + ", at last " + filled.said(page));
        if (!filled.givesWay(page)) return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** Whether somebody is sure of what they typed. */
  private static Optional<FilledForm> asked(FilledForm filled, String page) {
    return Offered.of(filled.form().action(), page).forms().stream()
        .filter(form -> form.action().equals(filled.form().action()))
        .map(form -> new FilledForm(form, true, _ -> 0))
        .filter(form -> !form.takesWords())
        .findFirst();
  }

  /** By which one finds again where it is shown; columns have smaller ones. */
  private int number(String kind, String field) {
    return numbers.computeIfAbsent(kind + " " + field, _ -> FIRST_NUMBER + numbers.size());
  }

  /** What each field holds that took words, by its number: the form and the field. */
  Map<Integer, String> fields() {
    var fields = new TreeMap<Integer, String>();
    taken.forEach(
        (kind, forms) ->
            forms.forEach(
                form ->
                    form.hostile()
                        .forEach(name -> fields.put(number(kind, name), kind + " " + name))));
    return fields;
  }

  /** What forms that took words said of words in fields that never did. */
  Map<String, String> withoutWords() {
    var without = new TreeMap<String, String>();
    taken.forEach(
        (kind, forms) ->
            forms.forEach(
                form ->
                    form.refused().forEach((name, said) -> without.put(kind + " " + name, said))));
    without.keySet().removeAll(new TreeSet<>(fields().values()));
    return without;
  }
}
