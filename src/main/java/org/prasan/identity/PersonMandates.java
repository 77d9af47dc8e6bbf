package org.prasan.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** All mandates of people, those to come and those that have ended as well. */
@Component
class PersonMandates {
  private final JdbcClient jdbc;

  PersonMandates(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A person acts for an organization in a role, from one day to another. */
  record Mandate(
      UUID id,
      PersonId person,
      @Nullable OrganizationId organization,
      Role role,
      boolean voter,
      LocalDate from,
      @Nullable LocalDate to,
      Vouch vouch) {

    boolean inForce(LocalDate on) {
      return !from.isAfter(on) && (to == null || !to.isBefore(on));
    }

    /** Or it was ended before it began. */
    boolean over(LocalDate on) {
      return to != null && (to.isBefore(on) || to.isBefore(from));
    }

    Appointments.Appointment appointment() {
      return new Appointments.Appointment(organization, role, voter);
    }

    Appointments.Noted noted() {
      return new Appointments.Noted(person, organization, role, voter, from, to, vouch);
    }

    Mandate until(LocalDate day) {
      return new Mandate(id, person, organization, role, voter, from, day, vouch);
    }

    Mandate vouched(Vouch now) {
      return new Mandate(id, person, organization, role, voter, from, to, now);
    }
  }

  @Transactional(readOnly = true)
  List<Mandate> of(CoalitionId coalition, PersonId person) {
    return of(coalition, List.of(person));
  }

  @Transactional(readOnly = true)
  List<Mandate> of(CoalitionId coalition, Collection<PersonId> people) {
    if (people.isEmpty()) return List.of();
    return jdbc.sql(
            """
            select * from identity.mandate
            where coalition_id = :coalition and person_id in (:people)
            order by coalesce(valid_to, 'infinity') desc, valid_from desc, id
            """)
        .param("coalition", coalition.value())
        .param("people", people.stream().map(PersonId::value).toList())
        .query((row, number) -> mandate(row))
        .list();
  }

  @Transactional(readOnly = true)
  List<Mandate> ofOrganization(CoalitionId coalition, OrganizationId organization) {
    return jdbc.sql(
            """
            select * from identity.mandate
            where coalition_id = :coalition and organization_id = :organization
            order by valid_from, id
            """)
        .param("coalition", coalition.value())
        .param("organization", organization.value())
        .query((row, number) -> mandate(row))
        .list();
  }

  @Transactional(readOnly = true)
  Optional<Mandate> byId(CoalitionId coalition, UUID id) {
    return jdbc.sql("select * from identity.mandate where coalition_id = :coalition and id = :id")
        .param("coalition", coalition.value())
        .param("id", id)
        .query((row, number) -> mandate(row))
        .optional();
  }

  /** All of a person's: nobody else ends one of them until the transaction is over. */
  @Transactional(propagation = Propagation.MANDATORY)
  List<Mandate> lock(CoalitionId coalition, PersonId person) {
    return jdbc.sql(
            """
            select * from identity.mandate
            where coalition_id = :coalition and person_id = :person
            order by valid_from, id for update
            """)
        .param("coalition", coalition.value())
        .param("person", person.value())
        .query((row, number) -> mandate(row))
        .list();
  }

  @Transactional(propagation = Propagation.MANDATORY)
  void end(CoalitionId coalition, UUID id, LocalDate lastDay) {
    jdbc.sql(
            """
            update identity.mandate set valid_to = greatest(:day::date, valid_from - 1)
            where coalition_id = :coalition and id = :id
            """)
        .param("day", lastDay)
        .param("coalition", coalition.value())
        .param("id", id)
        .update();
  }

  /** Somebody else still looks after the coalition; two who leave at once wait for each other. */
  @Transactional(propagation = Propagation.MANDATORY)
  boolean anotherAdministrator(CoalitionId coalition, PersonId but, LocalDate on) {
    jdbc.sql("select pg_advisory_xact_lock(hashtext(:what))")
        .param("what", "administrators " + coalition)
        .query((row, number) -> true)
        .single();
    return jdbc.sql(
            """
            select exists (
              select from identity.mandate m
              join identity.person p on p.coalition_id = m.coalition_id and p.id = m.person_id
              where m.coalition_id = :coalition and m.role = 'ADMINISTRATOR'
                and m.person_id <> :but and p.deactivated_at is null
                and m.valid_from <= :on and m.valid_to is null)
            """)
        .param("coalition", coalition.value())
        .param("but", but.value())
        .param("on", on)
        .query(Boolean.class)
        .single();
  }

  /** Somebody looks after the coalition. */
  @Transactional(readOnly = true)
  boolean hasAdministrator(CoalitionId coalition, LocalDate on) {
    return jdbc.sql(
            """
            select exists (
              select from identity.mandate m
              join identity.person p on p.coalition_id = m.coalition_id and p.id = m.person_id
              where m.coalition_id = :coalition and m.role = 'ADMINISTRATOR'
                and p.deactivated_at is null
                and m.valid_from <= :on and (m.valid_to is null or m.valid_to >= :on))
            """)
        .param("coalition", coalition.value())
        .param("on", on)
        .query(Boolean.class)
        .single();
  }

  /** Somebody looks after the coalition who does not do so for this organization. */
  @Transactional(propagation = Propagation.MANDATORY)
  boolean administratorOutside(CoalitionId coalition, OrganizationId but, LocalDate on) {
    jdbc.sql("select pg_advisory_xact_lock(hashtext(:what))")
        .param("what", "administrators " + coalition)
        .query((row, number) -> true)
        .single();
    return jdbc.sql(
            """
            select exists (
              select from identity.mandate m
              join identity.person p on p.coalition_id = m.coalition_id and p.id = m.person_id
              where m.coalition_id = :coalition and m.role = 'ADMINISTRATOR'
                and m.organization_id is distinct from :but and p.deactivated_at is null
                and m.valid_from <= :on and m.valid_to is null)
            """)
        .param("coalition", coalition.value())
        .param("but", but.value())
        .param("on", on)
        .query(Boolean.class)
        .single();
  }

  /** People who act for the organization now and could take over from one who leaves. */
  @Transactional(readOnly = true)
  List<PersonId> colleagues(
      CoalitionId coalition, @Nullable OrganizationId organization, PersonId but, LocalDate on) {
    return jdbc.sql(
            """
            select distinct m.person_id from identity.mandate m
            join identity.person p on p.coalition_id = m.coalition_id and p.id = m.person_id
            where m.coalition_id = :coalition and m.person_id <> :but
              and p.deactivated_at is null
              and (m.organization_id = :organization or :organization::uuid is null)
              and m.valid_from <= :on and (m.valid_to is null or m.valid_to >= :on)
            """)
        .param("coalition", coalition.value())
        .param("organization", organization == null ? null : organization.value())
        .param("but", but.value())
        .param("on", on)
        .query((row, number) -> PersonId.of(row.getString("person_id")))
        .list();
  }

  private static Mandate mandate(ResultSet row) throws SQLException {
    return new Mandate(
        UUID.fromString(row.getString("id")),
        PersonId.of(row.getString("person_id")),
        Mandates.organization(row.getString("organization_id")),
        Role.valueOf(row.getString("role")),
        row.getBoolean("voter"),
        row.getObject("valid_from", LocalDate.class),
        row.getObject("valid_to", LocalDate.class),
        Vouch.valueOf(row.getString("vouch")));
  }
}
