package org.prasan.client;

import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.prasan.directory.LegalStatus;
import org.prasan.directory.Sex;
import org.prasan.language.PartialDate;
import org.prasan.web.FormCheck;

/**
 * What is asked at first, and what else a triage card may show, as it was typed.
 *
 * @param born a birth date or a part of it; asked at first, and sealed
 * @param age as somebody guesses it
 */
record TriageForm(
    @Nullable UUID id,
    @Nullable List<String> needs,
    @Nullable String district,
    @Nullable String born,
    @Nullable String age,
    @Nullable String ageBand,
    @Nullable String sex,
    @Nullable List<String> languages,
    @Nullable String legalStatus,
    @Nullable List<String> flags,
    @Nullable Integer version) {
  static final String NOT_TOLD = "NOT_TOLD";
  private static final int OLDEST = 120;

  static TriageForm fresh() {
    return new TriageForm(
        ClientId.fresh().value(), List.of(), "", "", "", "", "", List.of(), "", List.of(), 0);
  }

  static TriageForm of(ClientFile file) {
    var triage = file.triage();
    return new TriageForm(
        file.id().value(),
        triage.needs(),
        triage.district(),
        "",
        "",
        triage.ageBand().name(),
        triage.sex() == null ? NOT_TOLD : triage.sex().name(),
        triage.languages(),
        triage.legalStatus() == null ? "" : triage.legalStatus().name(),
        triage.flags().stream().map(Enum::name).toList(),
        file.version());
  }

  /** The same as a form of its own. */
  TriageForm anew() {
    return new TriageForm(
        ClientId.fresh().value(),
        needs,
        district,
        born,
        age,
        ageBand,
        sex,
        languages,
        legalStatus,
        flags,
        0);
  }

  /** What may be chosen. */
  record Known(Set<String> needs, Set<String> districts, Set<String> languages) {}

  /** Nothing if something is wrong with it, which then stands beside the field. */
  @Nullable Triage read(Known known, AgeBand band, FormCheck check) {
    var wanted = chosen(needs, known.needs());
    if (wanted.isEmpty()) check.wrong("needs", "client.wrong.needs");
    var where = FormCheck.plain(district);
    if (!where.isEmpty() && !known.districts().contains(where))
      check.wrong("district", "web.wrong.choose");
    if (FormCheck.plain(sex).isEmpty()) check.wrong("sex", "web.wrong.choose");
    if (check.refused()) return null;
    return new Triage(
        wanted,
        where.isEmpty() ? null : where,
        band,
        word(Sex.values(), sex),
        chosen(languages, known.languages()),
        word(LegalStatus.values(), legalStatus),
        raised());
  }

  AgeBand band() {
    return Objects.requireNonNullElse(word(AgeBand.values(), ageBand), AgeBand.UNKNOWN);
  }

  private Set<SafetyFlag> raised() {
    var names = Objects.requireNonNullElse(flags, List.<String>of());
    return Arrays.stream(SafetyFlag.values())
        .filter(flag -> names.contains(flag.name()))
        .collect(Collectors.toSet());
  }

  private static List<String> chosen(@Nullable List<String> typed, Set<String> known) {
    return typed == null ? List.of() : typed.stream().filter(known::contains).distinct().toList();
  }

  private static <E extends Enum<E>> @Nullable E word(E[] words, @Nullable String typed) {
    return Arrays.stream(words).filter(word -> word.name().equals(typed)).findFirst().orElse(null);
  }

  /** The birth date as it is sealed: a day, a month or a year of the common era. */
  static Map<Detail, String> born(
      @Nullable String born, @Nullable String age, LocalDate today, FormCheck check) {
    var told = new EnumMap<Detail, String>(Detail.class);
    if (!FormCheck.plain(born).isEmpty()) {
      var read = check.partial("born", born);
      if (read == null) return told;
      if (read.earliest().isAfter(today)) check.wrong("born", "client.wrong.born-later");
      else if (read.latest().isBefore(today.minusYears(OLDEST + 1L)))
        check.wrong("born", "client.wrong.born-long-ago");
      else {
        told.put(Detail.BORN, iso(read));
        guessed(read, age, today, check);
      }
    } else if (!FormCheck.plain(age).isEmpty()) {
      var years = check.number("age", age, 0, OLDEST);
      if (years != null) told.put(Detail.BORN, Integer.toString(today.getYear() - years));
    }
    return told;
  }

  /** A guess beside a birth date says nothing new, or that one of them is wrong. */
  private static void guessed(
      PartialDate born, @Nullable String age, LocalDate today, FormCheck check) {
    if (FormCheck.plain(age).isEmpty()) return;
    var years = check.number("age", age, 0, OLDEST);
    if (years == null) return;
    int oldest = Period.between(born.earliest(), today).getYears();
    int youngest = Math.max(Period.between(born.latest(), today).getYears(), 0);
    if (years < youngest || years > oldest)
      check.wrong("age", "client.wrong.age-differs", AgeBand.age(born, today));
  }

  private static String iso(PartialDate date) {
    if (date.month() == null) return Integer.toString(date.year());
    return date.day() == null
        ? "%04d-%02d".formatted(date.year(), date.month().getValue())
        : date.earliest().toString();
  }

  /** Nobody's words in a log. */
  @Override
  public String toString() {
    return "TriageForm[" + id + "]";
  }
}
