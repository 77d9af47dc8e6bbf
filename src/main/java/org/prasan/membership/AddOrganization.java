package org.prasan.membership;

import org.prasan.audit.Audit;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.OrganizationNames;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The coalition takes note of an organization. */
@Service
class AddOrganization {
  private final Organizations organizations;
  private final Registry registry;
  private final Changes changes;
  private final Audit audit;

  AddOrganization(Organizations organizations, Registry registry, Changes changes, Audit audit) {
    this.organizations = organizations;
    this.registry = registry;
    this.changes = changes;
    this.audit = audit;
  }

  sealed interface Outcome {}

  record Added(OrganizationId id) implements Outcome {}

  record NameTaken(OrganizationNames.Named by) implements Outcome {}

  record NumberTaken(OrganizationNames.Named by) implements Outcome {}

  /**
   * @param id made when the form was shown, so that sending it twice adds one organization
   */
  @Transactional
  Outcome add(Acting acting, OrganizationId id, NewOrganization told) {
    acting.require(Action.ADD_ORGANIZATION);
    var coalition = acting.coalitionId();
    if (organizations.find(coalition, id).isPresent()) return new Added(id);
    var namesake = registry.byName(coalition, told.profile().nameTh()).orElse(null);
    if (namesake != null)
      return new NameTaken(new OrganizationNames.Named(namesake, told.profile().name()));
    var registration = told.registration();
    if (registration.number() != null && registration.authority() != null) {
      var holder = registry.registered(coalition, registration.authority(), registration.number());
      if (holder.isPresent()) return new NumberTaken(holder.get());
    }
    var organization = organization(acting, id, told);
    organizations.insert(coalition, organization);
    audit.record(acting, "organization.added", "organization", id, null, told);
    return new Added(id);
  }

  private Organization organization(Acting acting, OrganizationId id, NewOrganization told) {
    return new Organization(
        id,
        told.profile(),
        told.registration(),
        told.reach(),
        told.points(),
        Organization.Belonging.NO_MEMBER,
        null,
        null,
        0,
        changes.by(acting));
  }
}
