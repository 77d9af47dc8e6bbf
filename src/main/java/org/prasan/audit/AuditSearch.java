package org.prasan.audit;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.language.DateReading;
import org.prasan.language.ThaiDates;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What somebody typed and chose to find entries; days in either era.
 *
 * @param q words, among them names: they stand in no address
 * @param found where in the session these words are kept
 * @param below the number of the last entry already seen
 */
record AuditSearch(
    @Nullable String q,
    @Nullable UUID found,
    @Nullable String person,
    @Nullable String organization,
    @Nullable String deed,
    @Nullable String subject,
    @Nullable String subjectId,
    @Nullable String from,
    @Nullable String to,
    @Nullable Long below) {

  /** The same for these words, kept there. */
  AuditSearch asking(@Nullable String words, @Nullable UUID kept) {
    return new AuditSearch(
        words, kept, person, organization, deed, subject, subjectId, from, to, below);
  }

  /** What can be; a day that cannot is left out of the search and asked about. */
  AuditFilter filter() {
    return new AuditFilter(
        KnownNames.id(person),
        KnownNames.id(organization),
        given(deed),
        given(subject),
        given(subjectId),
        day(from),
        reversed() ? null : day(to),
        given(q));
  }

  /** By field, the key of what is wrong with it and, where two days are meant, both of them. */
  Map<String, Problem> problems() {
    var problems = new LinkedHashMap<String, Problem>();
    addProblem(problems, "from", from);
    addProblem(problems, "to", to);
    if (reversed()) problems.put("to", reversal());
    return problems;
  }

  private boolean reversed() {
    var first = day(from);
    var last = day(to);
    return first != null && last != null && last.isBefore(first);
  }

  private Problem reversal() {
    return new Problem(
        "audit.date.reversed",
        said(Objects.requireNonNull(day(from))),
        said(Objects.requireNonNull(day(to))));
  }

  /** Something to ask again. */
  record Problem(String key, String either, String or) {}

  private static void addProblem(
      Map<String, Problem> problems, String field, @Nullable String typed) {
    var given = given(typed);
    if (given == null) return;
    switch (ThaiDates.read(given)) {
      case DateReading.Read(var _) -> {}
      case DateReading.OutOfRange(var _) ->
          problems.put(field, new Problem("web.date.out-of-range", "", ""));
      case DateReading.Unreadable _ ->
          problems.put(field, new Problem("audit.date.unreadable", "", ""));
      case DateReading.Ambiguous(var days) ->
          problems.put(
              field, new Problem("audit.date.ambiguous", said(days.get(0)), said(days.getLast())));
    }
  }

  private static String said(LocalDate day) {
    return ThaiDates.withEra(day, LocaleContextHolder.getLocale());
  }

  private static @Nullable LocalDate day(@Nullable String typed) {
    var given = given(typed);
    return given != null && ThaiDates.read(given) instanceof DateReading.Read(var date)
        ? date
        : null;
  }

  private static @Nullable String given(@Nullable String typed) {
    return typed == null || typed.isBlank() ? null : typed.strip();
  }

  /**
   * The address of what is found.
   *
   * @param next the number of the last entry seen, for the next part
   */
  String address(String path, @Nullable Long next) {
    var address = UriComponentsBuilder.fromPath(path);
    var values = new LinkedHashMap<String, @Nullable String>();
    values.put("found", found == null ? null : found.toString());
    values.put("person", person);
    values.put("organization", organization);
    values.put("deed", deed);
    values.put("subject", subject);
    values.put("subjectId", subjectId);
    values.put("from", from);
    values.put("to", to);
    values.forEach(
        (name, value) -> {
          if (given(value) != null) address.queryParam(name, "{" + name + "}");
        });
    return address
        .queryParamIfPresent("below", Optional.ofNullable(next))
        .encode()
        .buildAndExpand(values)
        .toUriString();
  }
}
