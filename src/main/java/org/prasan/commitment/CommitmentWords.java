package org.prasan.commitment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.prasan.coalition.Charter;
import org.prasan.identity.MandateHolders;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.OrganizationNames;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.PersonNames;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Commitments in the reader's words: names, choices, sentences. */
@Component
class CommitmentWords {
  private static final LocalizedText UNKNOWN = LocalizedText.of("—");

  private final OrganizationNames organizations;
  private final PersonNames persons;
  private final MandateHolders holders;
  private final Charter charter;
  private final CommitmentClock clock;
  private final MessageSource messages;

  CommitmentWords(
      OrganizationNames organizations,
      PersonNames persons,
      MandateHolders holders,
      Charter charter,
      CommitmentClock clock,
      MessageSource messages) {
    this.organizations = organizations;
    this.persons = persons;
    this.holders = holders;
    this.charter = charter;
    this.clock = clock;
    this.messages = messages;
  }

  String say(String key, Locale locale, Object... arguments) {
    return messages.getMessage(key, arguments, locale);
  }

  /** The names that some commitments mention. */
  final class Known {
    private final Map<OrganizationId, LocalizedText> organizationsById;
    private final Map<PersonId, LocalizedText> personsById;
    private final LocalizedText coalition;
    private final Locale locale;

    private Known(
        Map<OrganizationId, LocalizedText> organizationsById,
        Map<PersonId, LocalizedText> personsById,
        LocalizedText coalition,
        Locale locale) {
      this.organizationsById = organizationsById;
      this.personsById = personsById;
      this.coalition = coalition;
      this.locale = locale;
    }

    String of(OrganizationId id) {
      return organizationsById.getOrDefault(id, UNKNOWN).in(locale);
    }

    String of(PersonId id) {
      return personsById.getOrDefault(id, UNKNOWN).in(locale);
    }

    /** The organization with who does it there. */
    String owner(Commitment commitment) {
      return both(commitment.owner(), commitment.person());
    }

    String both(OrganizationId organization, @Nullable PersonId person) {
      return person == null
          ? of(organization)
          : say("commitment.person-of", locale, of(person), of(organization));
    }

    String asker(Commitment commitment) {
      var asker = commitment.asker();
      return asker.organization() == null
          ? coalition.in(locale)
          : both(asker.organization(), asker.person());
    }

    String by(Entry.By by) {
      if (by.organization() != null) return both(by.organization(), by.person());
      return by.person() == null ? say("commitment.product", locale) : of(by.person());
    }
  }

  Known known(
      Acting acting, Collection<Commitment> commitments, Collection<Entry> entries, Locale locale) {
    var houses = new ArrayList<OrganizationId>();
    var people = new ArrayList<PersonId>();
    for (var one : commitments) {
      houses.add(one.owner());
      add(houses, one.asker().organization(), one.made().actingFor());
      add(people, one.person(), one.asker().person(), one.made().by());
    }
    for (var entry : entries) {
      add(houses, entry.owner(), entry.by().organization());
      add(people, entry.person(), entry.by().person());
    }
    var coalition = acting.coalitionId();
    return new Known(
        houses.isEmpty()
            ? Map.of()
            : organizations.named(coalition, houses.stream().distinct().toList()),
        people.isEmpty() ? Map.of() : persons.named(coalition, people.stream().distinct().toList()),
        acting.coalition().shortName(),
        locale);
  }

  @SafeVarargs
  private static <T> void add(List<T> to, @Nullable T... ids) {
    Stream.of(ids).filter(Objects::nonNull).forEach(to::add);
  }

  // ── choices ──

  /** All organizations by name, the own one first. */
  Map<String, String> organizations(Acting acting, Locale locale) {
    var choices = new LinkedHashMap<String, String>();
    var all = organizations.all(acting.coalitionId());
    for (var named : all)
      if (acting.actsFor(named.id()))
        choices.put(named.id().toString(), say("commitment.own", locale, named.name().in(locale)));
    for (var named : all) choices.putIfAbsent(named.id().toString(), named.name().in(locale));
    return choices;
  }

  /** Who acts for an organization, by name. */
  Map<String, String> people(Acting acting, OrganizationId organization, Locale locale) {
    var people = new HashMap<PersonId, LocalizedText>();
    for (var holder :
        holders.of(acting.coalitionId(), organization, TakeStep.ANYBODY, clock.today()))
      people.put(holder.person(), holder.name());
    var choices = new LinkedHashMap<String, String>();
    people.entrySet().stream()
        .sorted(Comparator.comparing(one -> one.getValue().th()))
        .forEach(one -> choices.put(one.getKey().toString(), one.getValue().in(locale)));
    return choices;
  }

  Map<String, String> pillars(Acting acting, Locale locale) {
    var choices = new LinkedHashMap<String, String>();
    for (var pillar : charter.pillars(acting.coalitionId()))
      choices.put(pillar.id().toString(), pillar.name().in(locale));
    return choices;
  }

  Map<String, String> objectives(Acting acting, Locale locale) {
    var choices = new LinkedHashMap<String, String>();
    for (var objective : charter.objectives(acting.coalitionId()))
      choices.put(objective.id().toString(), objective.text().in(locale));
    return choices;
  }
}
