package org.prasan.tenancy;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.language.LocalizedText;

/**
 * Who acts, for which organization of which coalition, in which roles, and from where.
 *
 * @param person null for a visitor
 * @param organization the organization acted for; null for a visitor or an operator
 * @param mandate the mandate used; null for a visitor or an operator
 * @param personName as shown on the page; empty for a visitor
 * @param awaiting those of the roles to which the organization has not yet said yes: they open
 *     nothing of its clients
 * @param origin the network address the request came from, or the name of a job
 * @param within what a program may do at most, by the scopes of its token; null for people
 */
public record Acting(
    Coalition coalition,
    @Nullable PersonId person,
    @Nullable OrganizationId organization,
    @Nullable UUID mandate,
    LocalizedText personName,
    LocalizedText organizationName,
    Set<Role> roles,
    Set<Role> awaiting,
    String origin,
    @Nullable Set<Action> within) {

  private static final LocalizedText NOBODY = new LocalizedText("", null);

  public Acting(
      Coalition coalition,
      @Nullable PersonId person,
      @Nullable OrganizationId organization,
      @Nullable UUID mandate,
      LocalizedText personName,
      LocalizedText organizationName,
      Set<Role> roles,
      String origin) {
    this(
        coalition,
        person,
        organization,
        mandate,
        personName,
        organizationName,
        roles,
        Set.of(),
        origin,
        null);
  }

  public static Acting visitor(Coalition coalition, String origin) {
    return new Acting(coalition, null, null, null, NOBODY, NOBODY, Set.of(Role.VISITOR), origin);
  }

  /**
   * The product itself, for jobs and sample data; it appears in the audit log by the job's name.
   */
  public static Acting system(Coalition coalition, String job) {
    return new Acting(coalition, null, null, null, NOBODY, NOBODY, Set.of(Role.ADMINISTRATOR), job);
  }

  /** The product on behalf of an organization, where something of that organization falls due. */
  public static Acting system(Coalition coalition, OrganizationId organization, String job) {
    return new Acting(
        coalition, null, organization, null, NOBODY, NOBODY, Set.of(Role.ADMINISTRATOR), job);
  }

  public CoalitionId coalitionId() {
    return coalition.id();
  }

  public boolean signedIn() {
    return person != null;
  }

  public boolean may(Action action) {
    return (within == null || within.contains(action))
        && roles.stream().anyMatch(role -> Permissions.allows(role, action) && opens(role, action));
  }

  private boolean opens(Role role, Action action) {
    return !action.opensClients() || trusted(role);
  }

  private boolean trusted(Role role) {
    return roles.contains(role) && !awaiting.contains(role);
  }

  /**
   * In one of these roles, and the organization has said yes to it: what is shown of clients by
   * role counts no other.
   */
  public boolean trustedAs(Collection<Role> any) {
    return any.stream().anyMatch(this::trusted);
  }

  /** A program of the organization acts, and nobody at a desk. */
  public boolean program() {
    return within != null;
  }

  /** What stands between this person and that is only the yes of the own organization. */
  public boolean awaits(Action action) {
    return !may(action) && Permissions.allows(roles, action);
  }

  /** For templates, which name an action by its word. */
  public boolean may(String action) {
    return may(Action.valueOf(action));
  }

  public void require(Action action) {
    if (!may(action)) throw new NotPermitted(action);
  }

  /** Whether the coalition shows itself to whoever acts. */
  public boolean seesCoalition() {
    return coalition.open() || may(Action.SEE_HOME);
  }

  public boolean actsFor(OrganizationId other) {
    return other.equals(organization);
  }
}
