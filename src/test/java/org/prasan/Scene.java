package org.prasan;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.identity.SignedIn;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Coalition;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.Role;
import org.prasan.tenancy.Tenancy;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/**
 * A fresh coalition with one organization and one person per role, for one test alone: tests share
 * the database and never each other's rows.
 */
public final class Scene {
  private static final Set<Role> OFFICES = EnumSet.of(Role.OFFICER, Role.SECRETARY);

  private final Scenes scenes;
  private final Coalition coalition;
  private final OrganizationId organization;
  private final String house;
  private final Map<Role, PersonId> people = new EnumMap<>(Role.class);
  private final Map<Role, UUID> mandates = new EnumMap<>(Role.class);

  Scene(Scenes scenes, Coalition coalition, OrganizationId organization) {
    this(scenes, coalition, organization, "");
  }

  private Scene(Scenes scenes, Coalition coalition, OrganizationId organization, String house) {
    this.scenes = scenes;
    this.house = house;
    this.coalition = coalition;
    this.organization = organization;
  }

  /** Another organization of the same coalition, with people of its own. */
  public Scene beside() {
    return within(OrganizationId.fresh());
  }

  /** An organization that is there already, with new people who act for it. */
  public Scene within(OrganizationId other) {
    var house = OrganizationId.fresh().toString().substring(24) + ".";
    return new Scene(scenes, coalition, other, house);
  }

  public Coalition coalition() {
    return coalition;
  }

  public CoalitionId id() {
    return coalition.id();
  }

  /** The address of a page of this coalition. */
  public String url(String path) {
    return "/" + coalition.slug() + path;
  }

  /** The organization for which the people of this scene act. */
  public OrganizationId organization() {
    return organization;
  }

  /** Whoever acts in this role; two who ask at once get the same. */
  public synchronized PersonId person(Role role) {
    return people.computeIfAbsent(role, this::newPerson);
  }

  /** Whoever acts in the first role has the second one as well. */
  public void also(Role role, Role more) {
    if (OFFICES.contains(more)) scenes.offices().merge(person(role), EnumSet.of(more), Scene::both);
    else scenes.addMandate(id(), person(role), organization, more);
  }

  /** Whoever acts here in the first role has the second one for the organization there. */
  public void also(Role role, Scene there, Role more) {
    scenes.addMandate(id(), person(role), there.organization(), more);
  }

  /** Signs the request in as the person who has this role here. */
  public RequestPostProcessor as(Role role) {
    if (role == Role.VISITOR) return request -> request;
    return SecurityMockMvcRequestPostProcessors.authentication(authentication(role));
  }

  /** What a session of this person holds once signed in with every factor. */
  public Authentication authentication(Role role) {
    var signedIn = new SignedIn(person(role).value(), email(role), role == Role.OPERATOR);
    return UsernamePasswordAuthenticationToken.authenticated(
        signedIn, null, AuthorityUtils.createAuthorityList(Scenes.ALL_FACTORS));
  }

  /** The person of this role, for a use case called without a page. */
  public Acting acting(Role role) {
    return new Acting(
        coalition,
        person(role),
        organization,
        mandates.get(role),
        new LocalizedText("คนทดสอบ", "Tester"),
        new LocalizedText("องค์กรทดสอบ", "Test organization"),
        EnumSet.of(Role.VISITOR, Role.ACCOUNT_HOLDER, role),
        "127.0.0.1");
  }

  /** Runs under the row-level security of this coalition, each statement in a transaction. */
  public <R extends @Nullable Object> R in(ScopedValue.CallableOp<R, RuntimeException> work) {
    return Tenancy.in(id(), organization, () -> scenes.inTransaction(work));
  }

  private static Set<Role> both(Set<Role> some, Set<Role> more) {
    var all = EnumSet.copyOf(some);
    all.addAll(more);
    return all;
  }

  private String email(Role role) {
    return role.name().toLowerCase(Locale.ROOT) + "@" + house + coalition.slug() + ".example";
  }

  private PersonId newPerson(Role role) {
    var person = PersonId.fresh();
    scenes.addPerson(coalition.id(), person, email(role), role == Role.OPERATOR);
    mandateRole(role)
        .ifPresent(
            mandateRole ->
                mandates.put(
                    role, scenes.addMandate(coalition.id(), person, organization, mandateRole)));
    if (OFFICES.contains(role)) scenes.offices().put(person, EnumSet.of(role));
    return person;
  }

  private static Optional<Role> mandateRole(Role role) {
    return switch (role) {
      case VISITOR, ACCOUNT_HOLDER, OPERATOR -> Optional.empty();
      case OFFICER, SECRETARY -> Optional.of(Role.STAFF);
      default -> Optional.of(role);
    };
  }
}
