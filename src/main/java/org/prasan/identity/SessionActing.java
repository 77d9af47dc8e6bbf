package org.prasan.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Coalition;
import org.prasan.tenancy.Coalitions;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.OrganizationNames;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.Role;
import org.prasan.tenancy.Tenancy;
import org.prasan.web.WhoActs;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Who acts in a request: the account signed in, by the mandate chosen in this session. */
@Component
class SessionActing implements WhoActs {
  static final String CHOSEN_MANDATE = "mandate.";
  static final String LAST_COALITION = "identity.lastCoalition";
  private static final LocalizedText NOTHING = new LocalizedText("", null);

  private final Mandates mandates;
  private final Accounts accounts;
  private final Coalitions coalitions;
  private final SecondFactorDemand demand;
  private final ObjectProvider<HeldOffices> offices;
  private final ObjectProvider<OrganizationNames> organizations;
  private final TransactionTemplate transaction;

  SessionActing(
      Mandates mandates,
      Accounts accounts,
      Coalitions coalitions,
      SecondFactorDemand demand,
      ObjectProvider<HeldOffices> offices,
      ObjectProvider<OrganizationNames> organizations,
      TransactionTemplate transaction) {
    this.mandates = mandates;
    this.accounts = accounts;
    this.coalitions = coalitions;
    this.demand = demand;
    this.offices = offices;
    this.organizations = organizations;
    this.transaction = transaction;
  }

  /**
   * A visitor as well, on every page: who is half signed in, and who signed in by password alone
   * and has been given a role since, in whatever coalition, for which that is not enough.
   */
  @Override
  public Acting in(Coalition coalition, HttpServletRequest request) {
    var visitor = Acting.visitor(coalition, request.getRemoteAddr());
    var authentication = SecurityContextHolder.getContext().getAuthentication();
    if (authentication == null || !(authentication.getPrincipal() instanceof SignedIn signedIn))
      return visitor;
    if (!SignedIn.bySecondFactor(authentication)
        && demand.on(signedIn.person(), signedIn.operator())) return visitor;
    // Read before the transaction begins: the session store takes a connection of its own.
    var wish = chosenMandate(coalition, request);
    return Objects.requireNonNull(
        transaction.execute(status -> acting(coalition, signedIn, wish, request.getRemoteAddr())));
  }

  /** In the coalition in which one was last chosen, else in the first. */
  @Override
  public Acting atWork(Acting acting, HttpServletRequest request) {
    var person = acting.person();
    var session = request.getSession(false);
    if (person == null || session == null) return acting;
    var last = session.getAttribute(LAST_COALITION);
    return accounts.coalitionsOf(person.value()).stream()
        .flatMap(id -> coalitions.byId(id).stream())
        .sorted(Comparator.comparing(coalition -> !coalition.slug().equals(last)))
        .map(coalition -> Tenancy.in(coalition.id(), () -> in(coalition, request)))
        .filter(there -> there.mandate() != null)
        .findFirst()
        .orElse(acting);
  }

  private static @Nullable Object chosenMandate(Coalition coalition, HttpServletRequest request) {
    var session = request.getSession(false);
    return session == null ? null : session.getAttribute(CHOSEN_MANDATE + coalition.slug());
  }

  private Acting acting(
      Coalition coalition, SignedIn signedIn, @Nullable Object wish, String origin) {
    var today = mandates.today();
    var held = mandates.inForce(coalition.id(), signedIn.person(), today);
    if (held.isEmpty()) return withoutMandate(coalition, signedIn, origin);
    var roles = EnumSet.of(Role.VISITOR, Role.ACCOUNT_HOLDER);
    if (signedIn.operator()) roles.add(Role.OPERATOR);
    return by(coalition, signedIn.person(), roles, held, chosen(held, wish), today, origin);
  }

  /** As whom somebody who is not here acts today, once for each organization. */
  List<Acting> all(Coalition coalition, PersonId person, String origin) {
    var today = mandates.today();
    var held = mandates.inForce(coalition.id(), person, today);
    var seen = new HashSet<String>();
    return held.stream()
        .filter(mandate -> seen.add(String.valueOf(mandate.organization())))
        .map(
            mandate ->
                by(
                    coalition,
                    person,
                    EnumSet.of(Role.VISITOR, Role.ACCOUNT_HOLDER),
                    held,
                    mandate,
                    today,
                    origin))
        .toList();
  }

  private Acting by(
      Coalition coalition,
      PersonId person,
      Set<Role> roles,
      List<Mandates.InForce> held,
      Mandates.InForce chosen,
      LocalDate today,
      String origin) {
    addRoles(roles, coalition, person, held, chosen, today);
    return new Acting(
        coalition,
        person,
        chosen.organization(),
        chosen.id(),
        chosen.personName(),
        organizationName(coalition, chosen),
        roles,
        awaiting(held, chosen),
        origin,
        null);
  }

  private Acting withoutMandate(Coalition coalition, SignedIn signedIn, String origin) {
    var roles = EnumSet.of(Role.VISITOR, Role.ACCOUNT_HOLDER);
    if (signedIn.operator()) roles.add(Role.OPERATOR);
    var name = accounts.byId(signedIn.account()).map(Account::name);
    return new Acting(
        coalition,
        signedIn.person(),
        null,
        null,
        name.orElseGet(() -> new LocalizedText(signedIn.email(), null)),
        NOTHING,
        roles,
        origin);
  }

  private static Mandates.InForce chosen(List<Mandates.InForce> held, @Nullable Object wish) {
    return held.stream()
        .filter(mandate -> mandate.id().toString().equals(wish))
        .findFirst()
        .orElse(held.getFirst());
  }

  private LocalizedText organizationName(Coalition coalition, Mandates.InForce mandate) {
    var organization = mandate.organization();
    var names = organizations.getIfAvailable();
    if (organization == null || names == null) return NOTHING;
    Map<OrganizationId, LocalizedText> known = names.named(coalition.id(), List.of(organization));
    return known.getOrDefault(organization, NOTHING);
  }

  private void addRoles(
      Set<Role> roles,
      Coalition coalition,
      PersonId person,
      List<Mandates.InForce> held,
      Mandates.InForce chosen,
      LocalDate today) {
    held.stream()
        .filter(mandate -> sameOrganization(mandate, chosen))
        .forEach(mandate -> roles.add(mandate.role()));
    var organization = chosen.organization();
    if (organization != null)
      offices.forEach(
          office -> roles.addAll(office.rolesOf(coalition.id(), person, organization, today)));
  }

  private static Set<Role> awaiting(List<Mandates.InForce> held, Mandates.InForce chosen) {
    var awaiting = EnumSet.noneOf(Role.class);
    var vouched = EnumSet.noneOf(Role.class);
    for (var mandate : held)
      if (sameOrganization(mandate, chosen))
        (mandate.vouch().awaited() ? awaiting : vouched).add(mandate.role());
    awaiting.removeAll(vouched);
    return awaiting;
  }

  private static boolean sameOrganization(Mandates.InForce one, Mandates.InForce other) {
    return Objects.equals(one.organization(), other.organization());
  }

  @Override
  public List<OtherMandate> others(Acting acting) {
    var person = acting.person();
    if (person == null) return List.of();
    var others = new ArrayList<OtherMandate>();
    for (var id : accounts.coalitionsOf(person.value())) {
      if (id.equals(acting.coalitionId()))
        others.addAll(othersIn(acting.coalition(), person, acting));
      else
        coalitions
            .byId(id)
            .ifPresent(
                coalition ->
                    others.addAll(Tenancy.in(id, () -> othersIn(coalition, person, acting))));
    }
    return others;
  }

  /** One for each organization: a person has all roles there at once. */
  private List<OtherMandate> othersIn(Coalition coalition, PersonId person, Acting acting) {
    var seen = new HashSet<String>();
    if (coalition.id().equals(acting.coalitionId()) && acting.mandate() != null)
      seen.add(String.valueOf(acting.organization()));
    var others = new ArrayList<OtherMandate>();
    for (var mandate : mandates.inForce(coalition.id(), person, mandates.today())) {
      if (!seen.add(String.valueOf(mandate.organization()))) continue;
      var label = label(coalition, mandate);
      others.add(new OtherMandate(label, "/" + coalition.slug() + "/acting/" + mandate.id()));
    }
    return others;
  }

  /** For whom and where, as a person who may choose among several reads it. */
  String label(Coalition coalition, Mandates.InForce mandate) {
    var locale = LocaleContextHolder.getLocale();
    var organization = organizationName(coalition, mandate).in(locale);
    var place = coalition.shortName().in(locale);
    return organization.isEmpty() ? place : organization + " · " + place;
  }
}
