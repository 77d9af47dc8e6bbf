package org.prasan.coalition;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.OrganizationNames;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.PersonNames;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts together who holds which office, and which members work in which pillar. */
@Service
@Transactional(readOnly = true)
public class StructureView {
  private final Charter charter;
  private final Offices offices;
  private final ObjectProvider<PublicMembers> members;
  private final ObjectProvider<OrganizationNames> organizations;
  private final ObjectProvider<PersonNames> people;
  private final LapsedHolders lapsed;

  StructureView(
      Charter charter,
      Offices offices,
      ObjectProvider<PublicMembers> members,
      ObjectProvider<OrganizationNames> organizations,
      ObjectProvider<PersonNames> people,
      LapsedHolders lapsed) {
    this.charter = charter;
    this.offices = offices;
    this.members = members;
    this.organizations = organizations;
    this.people = people;
    this.lapsed = lapsed;
  }

  public Structure on(CoalitionId coalition, LocalDate day) {
    var known = members.stream().flatMap(source -> source.of(coalition).stream()).toList();
    var terms = offices.terms(coalition).stream().filter(term -> term.runsOn(day)).toList();
    var holders = holders(coalition, terms, known, lapsed.among(coalition, terms, day));
    var all = offices.offices(coalition);
    var bodies =
        offices.organs(coalition).stream()
            .map(organ -> new Structure.Body(organ, seats(organ, all, terms, holders)))
            .toList();
    return new Structure(day, bodies, charter.pillars(coalition), known);
  }

  /** Terms that ran out, the latest first. */
  List<Structure.Seat> past(CoalitionId coalition, LocalDate day) {
    var terms =
        offices.terms(coalition).stream()
            .filter(term -> term.to() != null && term.to().isBefore(day))
            .sorted(Comparator.comparing(Term::from).reversed())
            .toList();
    var holders = holders(coalition, terms, List.of(), Set.of());
    var all =
        offices.offices(coalition).stream().collect(Collectors.toMap(Office::id, office -> office));
    return terms.stream()
        .map(
            term ->
                new Structure.Seat(
                    Objects.requireNonNull(all.get(term.office())), holders.get(term)))
        .toList();
  }

  private static List<Structure.Seat> seats(
      Organ organ, List<Office> offices, List<Term> terms, Map<Term, Structure.Holder> holders) {
    var seats = new ArrayList<Structure.Seat>();
    for (var office : offices) {
      if (!office.organ().equals(organ.id())) continue;
      var taken = terms.stream().filter(term -> term.office().equals(office.id())).toList();
      taken.forEach(term -> seats.add(new Structure.Seat(office, holders.get(term))));
      if (taken.isEmpty()) seats.add(new Structure.Seat(office, null));
    }
    return seats;
  }

  /**
   * @param lapsed of which the person is not named
   */
  private Map<Term, Structure.Holder> holders(
      CoalitionId coalition, List<Term> terms, List<PublicMembers.Member> known, Set<Term> lapsed) {
    var names = organizationNames(coalition, terms);
    var persons = personNames(coalition, terms);
    var pillars = new HashMap<OrganizationId, Set<PillarId>>();
    known.forEach(member -> pillars.put(member.id(), member.pillars()));
    var holders = new HashMap<Term, Structure.Holder>();
    for (var term : terms)
      holders.put(
          term,
          new Structure.Holder(
              term.organization(),
              names.getOrDefault(term.organization(), LocalizedText.of("–")),
              term.person() == null || lapsed.contains(term) ? null : persons.get(term.person()),
              term,
              pillars.getOrDefault(term.organization(), Set.of())));
    return holders;
  }

  private Map<OrganizationId, LocalizedText> organizationNames(
      CoalitionId coalition, List<Term> terms) {
    var source = organizations.getIfAvailable();
    if (source == null) return Map.of();
    return source.named(
        coalition, terms.stream().map(Term::organization).collect(Collectors.toSet()));
  }

  private Map<PersonId, LocalizedText> personNames(CoalitionId coalition, List<Term> terms) {
    var source = people.getIfAvailable();
    if (source == null) return Map.of();
    return source.named(
        coalition,
        terms.stream().map(Term::person).filter(Objects::nonNull).collect(Collectors.toSet()));
  }
}
