package org.prasan.membership;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.Audit;
import org.prasan.language.ApproximateDate;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The registry of a coalition's organizations, for other modules. */
@Service
public class OrganizationRegistry {
  private final AddOrganization add;
  private final Organizations organizations;
  private final Registry registry;
  private final Changes changes;
  private final Audit audit;

  OrganizationRegistry(
      AddOrganization add,
      Organizations organizations,
      Registry registry,
      Changes changes,
      Audit audit) {
    this.add = add;
    this.organizations = organizations;
    this.registry = registry;
    this.changes = changes;
    this.audit = audit;
  }

  /** An organization as other modules may know it. */
  public record Entry(
      OrganizationId id, LocalizedText name, OrganizationKind kind, boolean member) {}

  /** Adds an organization; one of the same name is not added again. */
  @Transactional
  public OrganizationId add(Acting acting, NewOrganization organization) {
    return add(acting, OrganizationId.fresh(), organization);
  }

  /** The same under an id that others already know it by. */
  @Transactional
  public OrganizationId add(Acting acting, OrganizationId wanted, NewOrganization organization) {
    return switch (add.add(acting, wanted, organization)) {
      case AddOrganization.Added(var id) -> id;
      case AddOrganization.NameTaken(var other) -> other.id();
      case AddOrganization.NumberTaken(var other) -> other.id();
    };
  }

  /** Nothing happens if the coalition does not know the organization. */
  @Transactional
  public void rename(Acting acting, OrganizationId id, LocalizedText name) {
    acting.require(Action.EDIT_ANY_ORGANIZATION);
    var known = organizations.lock(acting.coalitionId(), id).orElse(null);
    if (known == null || known.name().equals(name)) return;
    var renamed = changes.stamped(acting, known.with(known.profile().named(name)));
    organizations.update(acting.coalitionId(), renamed);
    audit.record(acting, "organization.renamed", "organization", id, known.name(), name);
  }

  /**
   * Keeps whether an organization is a member, as worked out elsewhere; nobody types it.
   *
   * @param known since when, as exactly as it is known
   */
  @Transactional
  public void belongs(
      CoalitionId coalition, OrganizationId id, boolean member, @Nullable ApproximateDate known) {
    organizations.belongs(coalition, id, new Organization.Belonging(member, known));
  }

  /** Those the registry names as members, and since when as exactly as it is known. */
  @Transactional(readOnly = true)
  public Map<OrganizationId, Optional<ApproximateDate>> members(CoalitionId coalition) {
    return organizations.members(coalition);
  }

  @Transactional(readOnly = true)
  public Optional<Entry> find(CoalitionId coalition, OrganizationId id) {
    return organizations.find(coalition, id).map(OrganizationRegistry::entry);
  }

  /** The first telephone of those by which an organization says that it is reached. */
  @Transactional(readOnly = true)
  public Optional<String> phone(CoalitionId coalition, OrganizationId id) {
    return organizations
        .find(coalition, id)
        .flatMap(
            known ->
                known.contacts().points().stream()
                    .flatMap(point -> Stream.ofNullable(point.phone()))
                    .findFirst());
  }

  /** All organizations of the coalition, in the order of the Thai alphabet. */
  @Transactional(readOnly = true)
  public List<Entry> entries(CoalitionId coalition) {
    return registry.entries(coalition);
  }

  /** What each organization is called: in Thai, in English, in short. */
  @Transactional(readOnly = true)
  public Map<OrganizationId, List<String>> names(CoalitionId coalition) {
    return registry.names(coalition);
  }

  /** By its Thai name or another spelling of it. */
  @Transactional(readOnly = true)
  public Optional<OrganizationId> named(CoalitionId coalition, String name) {
    return registry.byName(coalition, name);
  }

  private static Entry entry(Organization organization) {
    return new Entry(
        organization.id(),
        organization.name(),
        organization.profile().kind(),
        organization.belonging().member());
  }
}
