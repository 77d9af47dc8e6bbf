package org.prasan.identity;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.Audit;
import org.prasan.identity.Appointments.Appointment;
import org.prasan.identity.PersonMandates.Mandate;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.Permissions;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * An organization alone gives sight of what its clients told it: whoever gives mandates or helps
 * with signing in for the whole coalition could else come to see them through somebody there.
 */
@Component
class Vouching {
  private static final Set<Role> LEADING = EnumSet.of(Role.FOCAL_POINT, Role.DIRECTOR);

  private final JdbcClient jdbc;
  private final PersonMandates mandates;
  private final Mandates calendar;
  private final Accounts accounts;
  private final Links links;
  private final Audit audit;

  Vouching(
      JdbcClient jdbc,
      PersonMandates mandates,
      Mandates calendar,
      Accounts accounts,
      Links links,
      Audit audit) {
    this.jdbc = jdbc;
    this.mandates = mandates;
    this.calendar = calendar;
    this.accounts = accounts;
    this.links = links;
    this.audit = audit;
  }

  /** With what a mandate begins that somebody gives to that person. */
  @Transactional(propagation = Propagation.MANDATORY)
  Vouch begins(Acting acting, PersonId person, Appointment wanted) {
    boolean vouched = mayVouch(acting, wanted.organization());
    return begins(acting.coalitionId(), person, wanted, vouched);
  }

  /**
   * The first who is to see files of an organization finds none, and nobody there could say yes:
   * the coalition, which admits the organization, names that person. Whose account was helped once
   * waits also for a yes of those who gave the mandate: they know nothing of it.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  Vouch begins(CoalitionId coalition, PersonId person, Appointment wanted, boolean vouched) {
    var organization = wanted.organization();
    if (organization == null || !Permissions.opensClients(wanted.role())) return Vouch.GIVEN;
    lock(coalition, organization);
    var opening =
        mandates.ofOrganization(coalition, organization).stream()
            .filter(mandate -> Permissions.opensClients(mandate.role()))
            .toList();
    if (opening.isEmpty()) return Vouch.GIVEN;
    if (accounts.wasHelped(person.value()) && !isTrusted(person, opening))
      return Vouch.AWAITED_AFTER_HELP;
    return vouched ? Vouch.GIVEN : Vouch.AWAITED_AFTER_APPOINTMENT;
  }

  /** Help takes every yes back, so one that stands was said since. */
  private boolean isTrusted(PersonId person, List<Mandate> opening) {
    var today = calendar.today();
    return opening.stream()
        .anyMatch(
            mandate ->
                mandate.person().equals(person)
                    && !mandate.vouch().awaited()
                    && !mandate.over(today));
  }

  /** Two who would both be the first wait for each other. */
  private void lock(CoalitionId coalition, OrganizationId organization) {
    jdbc.sql("select pg_advisory_xact_lock(hashtext(:what))")
        .param("what", "vouch " + coalition + organization)
        .query((row, number) -> true)
        .single();
  }

  /** Focal point or director; where the organization has none, any of its case workers. */
  @Transactional(readOnly = true)
  boolean mayVouch(Acting acting, @Nullable OrganizationId organization) {
    if (organization == null || !acting.actsFor(organization)) return false;
    if (!acting.may(Action.VOUCH_FOR_COLLEAGUE)) return false;
    return vouchers(acting.coalitionId(), organization).contains(acting.person());
  }

  /** For somebody else only, and where it is awaited. */
  @Transactional(readOnly = true)
  boolean mayVouch(Acting acting, Mandate mandate) {
    return mandate.vouch().awaited()
        && !mandate.person().equals(acting.person())
        && mayVouch(acting, mandate.organization());
  }

  /** Who may say yes for the organization today. */
  @Transactional(readOnly = true)
  List<PersonId> vouchers(CoalitionId coalition, OrganizationId organization) {
    var leading = vouched(coalition, organization, LEADING);
    return leading.isEmpty()
        ? vouched(coalition, organization, EnumSet.of(Role.CASE_WORKER))
        : leading;
  }

  private List<PersonId> vouched(
      CoalitionId coalition, OrganizationId organization, Set<Role> roles) {
    return jdbc.sql(
            """
            select distinct m.person_id from identity.mandate m
            join identity.person p on p.coalition_id = m.coalition_id and p.id = m.person_id
            where m.coalition_id = :coalition and m.organization_id = :organization
              and m.role in (:roles) and m.vouch = 'GIVEN' and p.deactivated_at is null
              and m.valid_from <= :on and (m.valid_to is null or m.valid_to >= :on)
            """)
        .param("coalition", coalition.value())
        .param("organization", organization.value())
        .param("roles", roles.stream().map(Role::name).toList())
        .param("on", calendar.today())
        .query((row, number) -> PersonId.of(row.getString("person_id")))
        .list();
  }

  /** Those of an organization to which a yes is awaited, whose time is not over. */
  @Transactional(readOnly = true)
  List<Mandate> awaited(CoalitionId coalition, OrganizationId organization) {
    var today = calendar.today();
    return mandates.ofOrganization(coalition, organization).stream()
        .filter(mandate -> mandate.vouch().awaited() && !mandate.over(today))
        .toList();
  }

  /** Whoever helped could sign in as that person. */
  @Transactional(propagation = Propagation.MANDATORY)
  void suspend(Acting acting, PersonId person) {
    accounts.helped(person.value());
    var today = calendar.today();
    for (var mandate : mandates.of(acting.coalitionId(), person))
      if (Permissions.opensClients(mandate.role())
          && !mandate.vouch().awaited()
          && !mandate.over(today))
        put(acting, mandate, Vouch.AWAITED_AFTER_HELP, "mandate.vouch-suspended");
  }

  @Transactional(propagation = Propagation.MANDATORY)
  void sayYes(Acting acting, Mandate mandate) {
    // A link that somebody still has in hand would open what is opened now.
    links.revoke(Links.Purpose.RESET, mandate.person().value());
    put(acting, mandate, Vouch.GIVEN, "mandate.vouched");
  }

  private void put(Acting acting, Mandate mandate, Vouch vouch, String deed) {
    jdbc.sql(
            """
            update identity.mandate set vouch = :vouch
            where coalition_id = :coalition and id = :id
            """)
        .param("vouch", vouch.name())
        .param("coalition", acting.coalitionId().value())
        .param("id", mandate.id())
        .update();
    var after = mandate.vouched(vouch);
    audit.record(acting, deed, "mandate", mandate.id(), mandate.noted(), after.noted());
  }
}
