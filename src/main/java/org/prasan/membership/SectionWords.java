package org.prasan.membership;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.prasan.language.ThaiDates;
import org.springframework.context.MessageSource;

/** What a section of a profile says, point by point, in the reader's words. */
record SectionWords(Vocabulary vocabulary, MessageSource messages, Locale locale) {

  /** One point: the message key of its label, and what it says. */
  record Fact(String key, String value) {}

  /** One point on which two versions differ. */
  record Difference(String key, String theirs, String yours) {}

  public List<Fact> of(Section section) {
    return switch (section) {
      case Profile profile -> profile(profile);
      case Registration registration -> registration(registration);
      case Reach reach -> reach(reach);
      case Contacts contacts -> contacts(contacts);
    };
  }

  List<Difference> between(Section theirs, Section yours) {
    var known = of(theirs).stream().collect(Collectors.toMap(Fact::key, Fact::value));
    var typed = of(yours).stream().collect(Collectors.toMap(Fact::key, Fact::value));
    return Stream.concat(of(theirs).stream(), of(yours).stream())
        .map(Fact::key)
        .distinct()
        .filter(key -> !Objects.equals(known.get(key), typed.get(key)))
        .map(key -> new Difference(key, value(known, key), value(typed, key)))
        .toList();
  }

  public List<Difference> changes(Organization before, Organization after) {
    return Stream.of("profile", "registration", "reach", "contacts")
        .flatMap(word -> between(before.section(word), after.section(word)).stream())
        .toList();
  }

  public String word(OrganizationKind kind) {
    return text(kind.key());
  }

  public String groups(List<TargetGroup> groups) {
    return groups.stream().map(group -> text(group.key())).collect(Collectors.joining(" · "));
  }

  public String named(List<String> codes) {
    return vocabulary.names().entrySet().stream()
        .filter(term -> codes.contains(term.getKey()))
        .map(term -> term.getValue().in(locale))
        .collect(Collectors.joining(" · "));
  }

  /** With the district in brackets, since many sub-districts share a name. */
  public String subdistricts(List<String> codes) {
    return vocabulary.districts().stream()
        .flatMap(
            district ->
                district.subdistricts().stream()
                    .filter(term -> codes.contains(term.code()))
                    .map(term -> term.name().in(locale) + " (" + district.name().in(locale) + ")"))
        .collect(Collectors.joining(" · "));
  }

  String text(String key, Object... arguments) {
    return messages.getMessage(key, arguments, locale);
  }

  private List<Fact> profile(Profile profile) {
    return List.of(
        fact("nameTh", profile.nameTh()),
        fact("nameEn", profile.nameEn()),
        fact("shortName", profile.shortName()),
        fact("alsoSpelled", String.join(" · ", profile.alsoSpelled())),
        fact("kind", word(profile.kind())),
        fact("missionTh", profile.missionTh()),
        fact("missionEn", profile.missionEn()),
        fact("staff", profile.staff()),
        fact("volunteers", profile.volunteers()),
        fact("website", profile.website()));
  }

  private List<Fact> registration(Registration registration) {
    return List.of(
        fact("number", registration.number()),
        fact("authority", registration.authority()),
        fact("date", registration.date() == null ? null : day(registration.date())));
  }

  private List<Fact> reach(Reach reach) {
    return List.of(
        fact("pillars", named(reach.pillars())),
        fact("targetGroups", groups(reach.targetGroups())),
        fact("servicesTh", reach.servicesTh()),
        fact("servicesEn", reach.servicesEn()),
        fact("districts", named(reach.districts())),
        fact("subdistricts", subdistricts(reach.subdistricts())));
  }

  private List<Fact> contacts(Contacts contacts) {
    var facts = new ArrayList<Fact>();
    for (var i = 0; i < contacts.points().size(); i++)
      facts.add(fact("contact" + (i + 1), line(contacts.points().get(i))));
    return facts;
  }

  private static String line(Contacts.Point point) {
    return Stream.of(point.name(), point.phone(), point.email(), point.line(), point.address())
        .filter(Objects::nonNull)
        .map(Objects::toString)
        .collect(Collectors.joining(" · "));
  }

  private String day(java.time.LocalDate date) {
    return ThaiDates.full(date, locale);
  }

  private static Fact fact(String name, @Nullable Object value) {
    return new Fact("membership.field." + name, value == null ? "" : value.toString());
  }

  private static String value(Map<String, String> facts, String key) {
    return facts.getOrDefault(key, "");
  }
}
