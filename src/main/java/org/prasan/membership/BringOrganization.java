package org.prasan.membership;

import java.util.Map;
import org.prasan.audit.Audit;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * An organization that another coalition knows becomes known here, under the same id: a row of its
 * own, which from now on changes on its own. Whether it is a member is for this coalition to say.
 */
@Service
class BringOrganization {
  private final Organizations organizations;
  private final Registry registry;
  private final Vocabularies vocabularies;
  private final Changes changes;
  private final Audit audit;

  BringOrganization(
      Organizations organizations,
      Registry registry,
      Vocabularies vocabularies,
      Changes changes,
      Audit audit) {
    this.organizations = organizations;
    this.registry = registry;
    this.vocabularies = vocabularies;
    this.changes = changes;
    this.audit = audit;
  }

  sealed interface Outcome {}

  /** Also if it was here before. */
  record Brought() implements Outcome {}

  record NameTaken() implements Outcome {}

  record NumberTaken() implements Outcome {}

  @Transactional
  Outcome bring(Acting acting, Elsewhere.Known elsewhere) {
    acting.require(Action.ADD_ORGANIZATION);
    var coalition = acting.coalitionId();
    var known = elsewhere.organization();
    if (organizations.find(coalition, known.id()).isPresent()) return new Brought();
    if (registry.byName(coalition, known.profile().nameTh()).isPresent()) return new NameTaken();
    var registration = known.registration();
    if (registration.number() != null
        && registration.authority() != null
        && registry
            .registered(coalition, registration.authority(), registration.number())
            .isPresent()) return new NumberTaken();
    organizations.insert(coalition, here(acting, known));
    audit.record(
        acting,
        "organization.brought",
        "organization",
        known.id(),
        null,
        Map.of("name", known.name(), "coalition", elsewhere.coalition().name()));
    return new Brought();
  }

  /** Files stay with the coalition they were given to; pillars and places only if known here. */
  private Organization here(Acting acting, Organization known) {
    var vocabulary = vocabularies.of(acting.coalitionId());
    var reach = known.reach();
    return new Organization(
        known.id(),
        known.profile(),
        known.registration(),
        new Reach(
            reach.pillars().stream().filter(code -> vocabulary.pillar(code).isPresent()).toList(),
            reach.targetGroups(),
            reach.districts().stream()
                .filter(code -> vocabulary.district(code).isPresent())
                .toList(),
            reach.subdistricts().stream()
                .filter(code -> vocabulary.districtOfSubdistrict(code).isPresent())
                .toList(),
            reach.servicesTh(),
            reach.servicesEn()),
        known.contacts(),
        Organization.Belonging.NO_MEMBER,
        null,
        null,
        0,
        changes.by(acting));
  }
}
