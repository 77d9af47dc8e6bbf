package org.prasan.meeting;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.prasan.language.LocalizedText;
import org.prasan.language.Names;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.OrganizationNames;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.PersonNames;
import org.prasan.web.FormCheck;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What the organizations and people on a page about meetings are called. */
@Component
class MeetingNames {
  private static final LocalizedText UNKNOWN = LocalizedText.of("—");

  private final OrganizationNames organizations;
  private final PersonNames people;

  MeetingNames(OrganizationNames organizations, PersonNames people) {
    this.organizations = organizations;
    this.people = people;
  }

  /** Those of one page. */
  record Known(
      Map<OrganizationId, LocalizedText> organizations, Map<PersonId, LocalizedText> people) {
    public String organization(@Nullable OrganizationId id) {
      return organization(id, LocaleContextHolder.getLocale());
    }

    String organization(@Nullable OrganizationId id, Locale locale) {
      return id == null ? "" : organizations.getOrDefault(id, UNKNOWN).in(locale);
    }

    public String person(@Nullable PersonId id) {
      return person(id, LocaleContextHolder.getLocale());
    }

    /** A name that was typed, in the language asked for where it is that of somebody known. */
    String typed(String name, Locale locale) {
      return people.values().stream()
          .filter(known -> name.equals(known.th()) || name.equals(known.en()))
          .findFirst()
          .map(known -> known.in(locale))
          .orElse(name);
    }

    String person(@Nullable PersonId id, Locale locale) {
      return id == null ? "" : people.getOrDefault(id, UNKNOWN).in(locale);
    }
  }

  Known of(
      CoalitionId coalition,
      Collection<OrganizationId> named,
      Stream<? extends @Nullable PersonId> persons) {
    return new Known(
        organizations.named(coalition, named),
        people.named(
            coalition,
            persons.filter(Objects::nonNull).map(PersonId.class::cast).distinct().toList()));
  }

  /** Those whose names were typed as they are called here. */
  Stream<PersonId> called(CoalitionId coalition, Collection<String> typed) {
    if (typed.isEmpty()) return Stream.of();
    return people.all(coalition).stream()
        .filter(one -> typed.contains(one.name().th()) || typed.contains(one.name().en()))
        .map(one -> one.id());
  }

  /** For a field in which one of all organizations is chosen. */
  Map<String, String> organizations(CoalitionId coalition, Locale locale) {
    var choices = new LinkedHashMap<String, String>();
    organizations.all(coalition).stream()
        .sorted(Names.inOrder(one -> one.name().in(locale)))
        .forEach(one -> choices.put(one.id().toString(), one.name().in(locale)));
    return choices;
  }

  boolean known(CoalitionId coalition, OrganizationId organization) {
    return !organizations.named(coalition, List.of(organization)).isEmpty();
  }

  /** Nobody is chosen who is not offered. */
  void known(FormCheck check, CoalitionId coalition, String field, @Nullable UUID person) {
    if (person != null
        && people.all(coalition).stream().noneMatch(one -> one.id().value().equals(person)))
      check.wrong(field, "web.wrong.choose");
  }

  Map<String, String> people(CoalitionId coalition, Locale locale) {
    var choices = new LinkedHashMap<String, String>();
    people.all(coalition).stream()
        .sorted(Names.inOrder(one -> one.name().in(locale)))
        .forEach(one -> choices.put(one.id().toString(), one.name().in(locale)));
    return choices;
  }
}
