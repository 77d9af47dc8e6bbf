package org.prasan.client;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.prasan.coalition.Territory;
import org.prasan.directory.Languages;
import org.prasan.directory.Needs;
import org.prasan.language.Dates;
import org.prasan.language.PartialDate;
import org.prasan.language.SpokenWords;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.PersonNames;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** What the pages about clients have in common: words for codes, and choices. */
@Component
class ClientPages {
  private final Needs needs;
  private final Territory territory;
  private final PersonNames people;
  private final MessageSource messages;
  private final Dates dates;
  private final ClientClock clock;

  ClientPages(
      Needs needs,
      Territory territory,
      PersonNames people,
      MessageSource messages,
      Dates dates,
      ClientClock clock) {
    this.needs = needs;
    this.territory = territory;
    this.people = people;
    this.messages = messages;
    this.dates = dates;
    this.clock = clock;
  }

  /** Something with a label. */
  record Fact(String key, String value) {}

  static String base(Acting acting) {
    return "/" + acting.coalition().slug() + "/clients";
  }

  static String to(Acting acting, String path) {
    return "redirect:" + base(acting) + path;
  }

  static ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }

  static void unprocessable(HttpServletResponse response) {
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
  }

  String say(String key, Locale locale, Object... arguments) {
    return messages.getMessage(key, arguments, locale);
  }

  Map<String, String> needs(Locale locale) {
    var options = new LinkedHashMap<String, String>();
    for (var term : needs.offered())
      if (term.parent() == null) options.put(term.code(), term.name().in(locale));
    return options;
  }

  Map<String, String> districts(CoalitionId coalition, Locale locale) {
    var options = new LinkedHashMap<String, String>();
    for (var district : territory.districts(coalition))
      options.put(district.code(), district.name().in(locale));
    return options;
  }

  Map<String, String> languages(Locale locale) {
    return Languages.options(messages, locale);
  }

  <E extends Enum<E>> Map<String, String> words(
      E[] values, Function<E, String> key, Locale locale) {
    var options = new LinkedHashMap<String, String>();
    for (var value : values) options.put(value.name(), say(key.apply(value), locale));
    return options;
  }

  String needs(Triage triage, Locale locale) {
    return triage.needs().stream()
        .map(code -> needs.term(code).map(term -> need(term, locale)).orElse(code))
        .collect(Collectors.joining(" · "));
  }

  private String need(Needs.Term term, Locale locale) {
    return Objects.requireNonNullElseGet(
        SpokenWords.now(ClientWords.key(term), locale), () -> term.name().in(locale));
  }

  /** What a triage card says, in its order. */
  List<Fact> facts(CoalitionId coalition, Triage triage, Locale locale) {
    var facts = new ArrayList<Fact>();
    facts.add(fact("client.needs", needs(triage, locale), locale));
    facts.add(fact("client.age", say(triage.ageBand().key(), locale), locale));
    facts.add(
        fact("client.sex", triage.sex() == null ? "" : say(triage.sex().key(), locale), locale));
    facts.add(fact("client.languages", languages(triage, locale), "client.not-asked", locale));
    facts.add(
        fact(
            "client.district",
            district(coalition, triage.district(), locale),
            "client.not-asked",
            locale));
    facts.add(
        fact(
            "client.legal-status",
            triage.legalStatus() == null ? "" : say(triage.legalStatus().key(), locale),
            "client.not-asked-or-told",
            locale));
    return facts;
  }

  private Fact fact(String key, String value, Locale locale) {
    return fact(key, value, "client.not-told", locale);
  }

  private Fact fact(String key, String value, String none, Locale locale) {
    return new Fact(say(key, locale), value.isEmpty() ? say(none, locale) : value);
  }

  /** In one line, also where there is none. */
  String flagsInWords(Triage triage, Locale locale) {
    return triage.flags().isEmpty()
        ? say("client.flags.nothing", locale)
        : String.join(" · ", flags(triage, locale));
  }

  List<String> flags(Triage triage, Locale locale) {
    return triage.flags().stream().sorted().map(flag -> say(flag.key(), locale)).toList();
  }

  private String languages(Triage triage, Locale locale) {
    return triage.languages().stream()
        .map(code -> messages.getMessage(Languages.key(code), null, code, locale))
        .collect(Collectors.joining(" · "));
  }

  String district(CoalitionId coalition, @Nullable String code, Locale locale) {
    return code == null
        ? ""
        : Objects.requireNonNullElse(districts(coalition, locale).get(code), code);
  }

  /** What was told, as a reader wants it. */
  String text(Detail detail, String told, Locale locale) {
    return switch (detail) {
      case BORN -> born(PartialDate.of(told), locale);
      case CHANNEL -> say(Channel.valueOf(told).key(), locale);
      case NO_MESSAGE -> say("client.no-message.yes", locale);
      case ID_NUMBER ->
          CheckDigit.wrong(told) ? say("client.id-number.doubtful", locale, told) : told;
      default -> told;
    };
  }

  private String born(PartialDate born, Locale locale) {
    int age = AgeBand.age(born, clock.today());
    return say(
        born.day() == null ? "client.born.about" : "client.born.on",
        locale,
        born.text(locale),
        age);
  }

  /** What those are called who wrote notes and asked questions. */
  Map<PersonId, String> authors(CoalitionId coalition, Opened opened, Locale locale) {
    return authors(coalition, opened.authors(), locale);
  }

  Map<PersonId, String> authors(CoalitionId coalition, Set<PersonId> some, Locale locale) {
    var authors = new HashMap<PersonId, String>();
    people.named(coalition, some).forEach((person, name) -> authors.put(person, name.in(locale)));
    return authors;
  }

  static String by(Map<PersonId, String> authors, @Nullable PersonId person) {
    return person == null ? "" : authors.getOrDefault(person, "");
  }

  Dates dates() {
    return dates;
  }
}
