package org.prasan.identity;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.NotPermitted;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.OrganizationNames;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The rules of appointing people, and the mandates that follow from it. */
@Component
class Appointments {
  private final JdbcClient jdbc;
  private final ObjectProvider<OrganizationNames> organizations;
  private final ObjectProvider<LeavingOrganizations> leaving;

  Appointments(
      JdbcClient jdbc,
      ObjectProvider<OrganizationNames> organizations,
      ObjectProvider<LeavingOrganizations> leaving) {
    this.jdbc = jdbc;
    this.organizations = organizations;
    this.leaving = leaving;
  }

  /** For an organization, or for none: an administrator may act for the coalition as a whole. */
  record Appointment(@Nullable OrganizationId organization, Role role, boolean voter) {
    Appointment {
      if (!Mandates.ROLES.contains(role)) throw new IllegalArgumentException("No mandate: " + role);
      if (organization == null && (role != Role.ADMINISTRATOR || voter))
        throw new IllegalArgumentException("Needs an organization: " + role);
    }
  }

  /** Own people, but for administrators, whom only the coalition's office appoints. */
  static boolean mayAppoint(Acting acting, Appointment wanted) {
    if (acting.may(Action.INVITE_TO_ANY_ORGANIZATION)) return true;
    return acting.may(Action.INVITE_TO_OWN_ORGANIZATION)
        && wanted.role() != Role.ADMINISTRATOR
        && Objects.equals(wanted.organization(), acting.organization());
  }

  void require(Acting acting, Appointment wanted) {
    if (!mayAppoint(acting, wanted)) throw new NotPermitted(Action.INVITE_TO_ANY_ORGANIZATION);
    var organization = wanted.organization();
    if (organization != null
        && !acting.actsFor(organization)
        && !isHere(acting.coalitionId(), organization))
      throw new NotPermitted(Action.INVITE_TO_ANY_ORGANIZATION);
  }

  private boolean isHere(CoalitionId coalition, OrganizationId organization) {
    var names = organizations.getIfAvailable();
    return names == null
        || names.all(coalition).stream().anyMatch(named -> named.id().equals(organization));
  }

  /** Who votes for the organization in that time; an organization has one vote. */
  @Transactional(propagation = Propagation.MANDATORY, readOnly = true)
  Optional<LocalizedText> voterOf(
      CoalitionId coalition, Appointment wanted, LocalDate from, @Nullable LocalDate to) {
    var organization = wanted.organization();
    if (!wanted.voter() || organization == null) return Optional.empty();
    return jdbc.sql(
            """
            select p.name_th, p.name_en from identity.mandate m
            join identity.person p on p.coalition_id = m.coalition_id and p.id = m.person_id
            where m.coalition_id = :coalition and m.organization_id = :organization and m.voter
              and p.deactivated_at is null
              and (m.valid_to is null or m.valid_to >= :from)
              and (:to::date is null or m.valid_from <= :to::date)
            limit 1
            """)
        .param("coalition", coalition.value())
        .param("organization", organization.value())
        .param("from", from)
        .param("to", to)
        .query(
            (row, number) -> new LocalizedText(row.getString("name_th"), row.getString("name_en")))
        .optional();
  }

  /** Two people who appoint a voter at once wait for each other. */
  @Transactional(propagation = Propagation.MANDATORY)
  void lock(CoalitionId coalition, Appointment wanted) {
    if (!wanted.voter()) return;
    jdbc.sql("select pg_advisory_xact_lock(hashtext(:what))")
        .param("what", "voter " + coalition + wanted.organization())
        .query((row, number) -> true)
        .single();
  }

  /** The wanted last day, or that of an organization which leaves before; null for no end. */
  @Transactional(propagation = Propagation.MANDATORY)
  @Nullable LocalDate lastDay(
      CoalitionId coalition, Appointment wanted, LocalDate from, @Nullable LocalDate to) {
    var organization = wanted.organization();
    if (organization == null) return to;
    var last =
        leaving.stream()
            .flatMap(module -> module.lastDay(coalition, organization).stream())
            .min(LocalDate::compareTo)
            .orElse(null);
    if (last == null || (to != null && !to.isAfter(last))) return to;
    // A mandate that would begin later never begins.
    return last.isBefore(from) ? from.minusDays(1) : last;
  }

  @Transactional(propagation = Propagation.MANDATORY)
  UUID appoint(
      CoalitionId coalition,
      PersonId person,
      Appointment wanted,
      LocalDate from,
      @Nullable LocalDate to,
      Vouch vouch) {
    var id = FreshId.next();
    appoint(coalition, id, person, wanted, from, to, vouch);
    return id;
  }

  void appoint(
      CoalitionId coalition,
      UUID id,
      PersonId person,
      Appointment wanted,
      LocalDate from,
      @Nullable LocalDate to,
      Vouch vouch) {
    var organization = wanted.organization();
    jdbc.sql(
            """
            insert into identity.mandate
              (coalition_id, id, person_id, organization_id, role, voter, valid_from, valid_to,
               vouch)
            values (:coalition, :id, :person, :organization, :role, :voter, :from, :to, :vouch)
            """)
        .param("coalition", coalition.value())
        .param("id", id)
        .param("person", person.value())
        .param("organization", organization == null ? null : organization.value())
        .param("role", wanted.role().name())
        .param("voter", wanted.voter())
        .param("from", from)
        .param("to", to)
        .param("vouch", vouch.name())
        .update();
  }

  /** What the audit log keeps of a mandate. */
  record Noted(
      PersonId person,
      @Nullable OrganizationId organization,
      Role role,
      boolean voter,
      LocalDate from,
      @Nullable LocalDate to,
      Vouch vouch) {}
}
