package org.prasan.membership;

import java.util.Optional;
import org.prasan.audit.Audit;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.OrganizationNames;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A section of an organization's profile is rewritten. */
@Service
class EditOrganization {
  private final Organizations organizations;
  private final Registry registry;
  private final Changes changes;
  private final Audit audit;

  EditOrganization(Organizations organizations, Registry registry, Changes changes, Audit audit) {
    this.organizations = organizations;
    this.registry = registry;
    this.changes = changes;
    this.audit = audit;
  }

  sealed interface Outcome {}

  record Saved() implements Outcome {}

  /** It already says so; perhaps the form was sent twice. */
  record Unchanged() implements Outcome {}

  /** Somebody else rewrote the section since this person began; both versions are shown. */
  record ChangedMeanwhile(Organization now) implements Outcome {}

  record NameTaken(OrganizationNames.Named by) implements Outcome {}

  record NumberTaken(OrganizationNames.Named by) implements Outcome {}

  record NotFound() implements Outcome {}

  /**
   * @param basis the fingerprint of the section on which the edit was begun
   */
  @Transactional
  Outcome edit(Acting acting, OrganizationId id, String basis, Section section) {
    var coalition = acting.coalitionId();
    var now = organizations.lock(coalition, id).orElse(null);
    if (now == null) return new NotFound();
    Changes.requireEdit(acting, id);
    var present = now.section(section.word());
    if (present.equals(section)) return new Unchanged();
    if (!present.fingerprint().equals(basis)) return new ChangedMeanwhile(now);
    var taken = taken(coalition, id, section).orElse(null);
    if (taken != null) return taken;
    organizations.update(coalition, changes.stamped(acting, now.with(section)));
    audit.record(
        acting,
        "organization.%s-changed".formatted(section.word()),
        "organization",
        id,
        present,
        section);
    return new Saved();
  }

  private Optional<Outcome> taken(CoalitionId coalition, OrganizationId id, Section section) {
    return switch (section) {
      case Profile profile ->
          registry
              .byName(coalition, profile.nameTh())
              .filter(other -> !other.equals(id))
              .map(other -> new NameTaken(new OrganizationNames.Named(other, profile.name())));
      case Registration registration when registration.known() ->
          holder(coalition, registration)
              .filter(other -> !other.id().equals(id))
              .map(NumberTaken::new);
      default -> Optional.empty();
    };
  }

  private Optional<OrganizationNames.Named> holder(
      CoalitionId coalition, Registration registration) {
    if (registration.authority() == null || registration.number() == null) return Optional.empty();
    return registry.registered(coalition, registration.authority(), registration.number());
  }
}
