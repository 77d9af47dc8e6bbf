package org.prasan.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Coalition;
import org.prasan.tenancy.OrganizationNames;
import org.prasan.tenancy.Role;
import org.prasan.web.WhoActs;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who acts in a request: the account signed in, by the mandate chosen in this session. */
@Component
class SessionActing implements WhoActs {
  static final String CHOSEN_MANDATE = "mandate.";
  private static final ZoneId THAILAND = ZoneId.of("Asia/Bangkok");

  private final Mandates mandates;
  private final ObjectProvider<HeldOffices> offices;
  private final ObjectProvider<OrganizationNames> organizations;
  private final Clock clock;

  SessionActing(
      Mandates mandates,
      ObjectProvider<HeldOffices> offices,
      ObjectProvider<OrganizationNames> organizations,
      Clock clock) {
    this.mandates = mandates;
    this.offices = offices;
    this.organizations = organizations;
    this.clock = clock;
  }

  @Override
  @Transactional(readOnly = true)
  public Acting in(Coalition coalition, HttpServletRequest request) {
    var authentication = SecurityContextHolder.getContext().getAuthentication();
    if (authentication == null || !(authentication.getPrincipal() instanceof SignedIn signedIn))
      return Acting.visitor(coalition, request.getRemoteAddr());
    var today = LocalDate.ofInstant(clock.instant(), THAILAND);
    var held = mandates.inForce(coalition.id(), signedIn.person(), today);
    if (held.isEmpty()) return withoutMandate(coalition, signedIn, request);
    var chosen = chosen(held, coalition, request);
    return new Acting(
        coalition,
        signedIn.person(),
        chosen.organization(),
        chosen.id(),
        chosen.personName(),
        organizationName(coalition, chosen),
        roles(coalition, signedIn, held, chosen, today),
        request.getRemoteAddr());
  }

  private static Acting withoutMandate(
      Coalition coalition, SignedIn signedIn, HttpServletRequest request) {
    var roles = EnumSet.of(Role.VISITOR, Role.ACCOUNT_HOLDER);
    if (signedIn.operator()) roles.add(Role.OPERATOR);
    return new Acting(
        coalition,
        signedIn.person(),
        null,
        null,
        new LocalizedText(signedIn.email(), null),
        new LocalizedText("", null),
        roles,
        request.getRemoteAddr());
  }

  private static Mandates.InForce chosen(
      List<Mandates.InForce> held, Coalition coalition, HttpServletRequest request) {
    var session = request.getSession(false);
    var wish = session == null ? null : session.getAttribute(CHOSEN_MANDATE + coalition.slug());
    return held.stream()
        .filter(mandate -> mandate.id().toString().equals(wish))
        .findFirst()
        .orElse(held.getFirst());
  }

  private LocalizedText organizationName(Coalition coalition, Mandates.InForce mandate) {
    var names = organizations.getIfAvailable();
    var known =
        names == null
            ? Map.<org.prasan.tenancy.OrganizationId, LocalizedText>of()
            : names.named(coalition.id(), List.of(mandate.organization()));
    return known.getOrDefault(mandate.organization(), new LocalizedText("", null));
  }

  private Set<Role> roles(
      Coalition coalition,
      SignedIn signedIn,
      List<Mandates.InForce> held,
      Mandates.InForce chosen,
      LocalDate today) {
    var roles = EnumSet.of(Role.VISITOR, Role.ACCOUNT_HOLDER);
    if (signedIn.operator()) roles.add(Role.OPERATOR);
    held.stream()
        .filter(mandate -> mandate.organization().equals(chosen.organization()))
        .forEach(mandate -> roles.add(mandate.role()));
    offices.stream()
        .forEach(
            office ->
                roles.addAll(
                    office.rolesOf(
                        coalition.id(), signedIn.person(), chosen.organization(), today)));
    return roles;
  }

  @Override
  public List<OtherMandate> others(Acting acting) {
    return List.of();
  }
}
