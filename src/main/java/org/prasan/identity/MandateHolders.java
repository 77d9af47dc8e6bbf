package org.prasan.identity;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.language.LocalizedText;
import org.prasan.language.Names;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.ReadOnce;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who may act for an organization, and where messages reach them. */
@Service
@Transactional(readOnly = true)
public class MandateHolders {
  private final JdbcClient jdbc;
  private final ObjectProvider<HeldOffices> offices;

  MandateHolders(JdbcClient jdbc, ObjectProvider<HeldOffices> offices) {
    this.jdbc = jdbc;
    this.offices = offices;
  }

  /**
   * Somebody who acts for an organization.
   *
   * @param language th or en, in which messages are written
   */
  public record Holder(
      OrganizationId organization,
      PersonId person,
      Role role,
      LocalizedText name,
      String email,
      String language) {
    @Override
    public String toString() {
      return "Holder[" + person + ", " + role + "]";
    }
  }

  /** Those of all organizations who have one of the roles on that day; a person once for each. */
  public List<Holder> all(CoalitionId coalition, Collection<Role> roles, LocalDate on) {
    return holders(coalition, null, roles, on, false);
  }

  /** Who may hear of the clients of each organization: it has said yes to one of these roles. */
  public Map<OrganizationId, Set<PersonId>> allTrusted(
      CoalitionId coalition, Collection<Role> roles, LocalDate on) {
    var all = new HashMap<OrganizationId, Set<PersonId>>();
    jdbc.sql(
            """
            select m.organization_id, m.person_id
            from identity.mandate m
            join identity.person p on p.coalition_id = m.coalition_id and p.id = m.person_id
            join identity.account a on a.id = m.person_id
            where m.coalition_id = :coalition and m.organization_id is not null
              and m.role in (:roles) and m.vouch = 'GIVEN'
              and p.deactivated_at is null and a.deactivated_at is null
              and m.valid_from <= :on and (m.valid_to is null or m.valid_to >= :on)
            """)
        .param("coalition", coalition.value())
        .param("roles", roles.stream().map(Role::name).toList())
        .param("on", on)
        .query(
            row -> {
              var organization = new OrganizationId(row.getObject("organization_id", UUID.class));
              all.computeIfAbsent(organization, _ -> new HashSet<>())
                  .add(new PersonId(row.getObject("person_id", UUID.class)));
            });
    return all;
  }

  /**
   * Whoever acts for one of these organizations on that day, by id, as a form offers them: under
   * its name, in the order of theirs.
   */
  public Map<String, Map<String, String>> choices(
      CoalitionId coalition, Map<String, String> organizations, LocalDate on, Locale locale) {
    var all = all(coalition, EnumSet.allOf(Role.class), on);
    var choices = new LinkedHashMap<String, Map<String, String>>();
    organizations.forEach(
        (id, name) -> {
          var people = new LinkedHashMap<String, String>();
          all.stream()
              .filter(one -> one.organization().toString().equals(id))
              .sorted(Names.inOrder(one -> one.name().in(locale)))
              .forEach(one -> people.put(one.person().toString(), one.name().in(locale)));
          if (!people.isEmpty()) choices.put(name, people);
        });
    return choices;
  }

  /** Those who hold the office of secretary or deputy secretary on that day. */
  public List<Holder> secretaries(CoalitionId coalition, LocalDate on) {
    return all(coalition, EnumSet.allOf(Role.class), on).stream()
        .filter(holder -> isSecretary(coalition, holder, on))
        .toList();
  }

  private boolean isSecretary(CoalitionId coalition, Holder holder, LocalDate on) {
    return offices.stream()
        .anyMatch(
            held ->
                held.rolesOf(coalition, holder.person(), holder.organization(), on)
                    .contains(Role.SECRETARY));
  }

  private List<Holder> holders(
      CoalitionId coalition,
      @Nullable OrganizationId organization,
      Collection<Role> roles,
      LocalDate on,
      boolean trusted) {
    return jdbc.sql(
            """
            select distinct on (m.organization_id, m.person_id) m.organization_id, m.person_id,
              m.role, p.name_th, p.name_en, a.email, a.language
            from identity.mandate m
            join identity.person p on p.coalition_id = m.coalition_id and p.id = m.person_id
            join identity.account a on a.id = m.person_id
            where m.coalition_id = :coalition and m.organization_id is not null
              and (:organization::uuid is null or m.organization_id = :organization)
              and m.role in (:roles) and (m.vouch = 'GIVEN' or not :trusted)
              and p.deactivated_at is null and a.deactivated_at is null
              and m.valid_from <= :on and (m.valid_to is null or m.valid_to >= :on)
            order by m.organization_id, m.person_id, m.valid_from, m.id
            """)
        .param("coalition", coalition.value())
        .param("organization", organization == null ? null : organization.value())
        .param("roles", roles.stream().map(Role::name).toList())
        .param("trusted", trusted)
        .param("on", on)
        .query(
            (row, number) ->
                new Holder(
                    OrganizationId.of(row.getString("organization_id")),
                    PersonId.of(row.getString("person_id")),
                    Role.valueOf(row.getString("role")),
                    LocalizedText.of(row.getString("name_th"), row.getString("name_en")),
                    row.getString("email"),
                    row.getString("language")))
        .list();
  }

  /** For which organizations this person has a mandate in force, whatever its role. */
  public Set<OrganizationId> organizationsOf(CoalitionId coalition, PersonId person, LocalDate on) {
    return jdbc.sql(
            """
            select distinct organization_id from identity.mandate
            where coalition_id = :coalition and person_id = :person
              and organization_id is not null
              and valid_from <= :on and (valid_to is null or valid_to >= :on)
            """)
        .param("coalition", coalition.value())
        .param("person", person.value())
        .param("on", on)
        .query((row, number) -> OrganizationId.of(row.getString("organization_id")))
        .set();
  }

  /** For which organizations each of these people has a mandate in force. */
  public Map<PersonId, Set<OrganizationId>> organizationsOf(
      CoalitionId coalition, Collection<PersonId> people, LocalDate on) {
    var all = new HashMap<PersonId, Set<OrganizationId>>();
    if (people.isEmpty()) return all;
    jdbc.sql(
            """
            select distinct person_id, organization_id from identity.mandate
            where coalition_id = :coalition and person_id in (:people)
              and organization_id is not null
              and valid_from <= :on and (valid_to is null or valid_to >= :on)
            """)
        .param("coalition", coalition.value())
        .param("people", people.stream().map(PersonId::value).toList())
        .param("on", on)
        .query(
            row -> {
              all.computeIfAbsent(PersonId.of(row.getString("person_id")), _ -> new HashSet<>())
                  .add(OrganizationId.of(row.getString("organization_id")));
            });
    return all;
  }

  /** Whether this person has a mandate in force, for whatever organization. */
  public boolean acts(CoalitionId coalition, PersonId person, LocalDate on) {
    return jdbc.sql(
            """
            select exists (
              select from identity.mandate
              where coalition_id = :coalition and person_id = :person
                and valid_from <= :on and (valid_to is null or valid_to >= :on))
            """)
        .param("coalition", coalition.value())
        .param("person", person.value())
        .param("on", on)
        .query(Boolean.class)
        .single();
  }

  /** Which organizations gave this person one of the roles and said yes to what it opens. */
  public Set<OrganizationId> trustedBy(
      CoalitionId coalition, PersonId person, Collection<Role> roles, LocalDate on) {
    return jdbc.sql(
            """
            select distinct m.organization_id
            from identity.mandate m
            join identity.person p on p.coalition_id = m.coalition_id and p.id = m.person_id
            join identity.account a on a.id = m.person_id
            where m.coalition_id = :coalition and m.person_id = :person
              and m.organization_id is not null and m.role in (:roles) and m.vouch = 'GIVEN'
              and p.deactivated_at is null and a.deactivated_at is null
              and m.valid_from <= :on and (m.valid_to is null or m.valid_to >= :on)
            """)
        .param("coalition", coalition.value())
        .param("person", person.value())
        .param("roles", roles.stream().map(Role::name).toList())
        .param("on", on)
        .query((row, number) -> OrganizationId.of(row.getString("organization_id")))
        .set();
  }

  /** Everybody who has a mandate in force, for whatever organization. */
  public Set<PersonId> people(CoalitionId coalition, LocalDate on) {
    return ReadOnce.of(List.of("people", coalition, on), () -> readPeople(coalition, on));
  }

  private Set<PersonId> readPeople(CoalitionId coalition, LocalDate on) {
    return jdbc.sql(
            """
            select distinct person_id from identity.mandate
            where coalition_id = :coalition
              and valid_from <= :on and (valid_to is null or valid_to >= :on)
            """)
        .param("coalition", coalition.value())
        .param("on", on)
        .query((row, number) -> PersonId.of(row.getString("person_id")))
        .set();
  }

  /** Whether somebody is asked to act for the organization and can still accept. */
  public boolean invited(CoalitionId coalition, OrganizationId organization, Instant now) {
    return jdbc.sql(
            """
            select exists (
              select from identity.invitation
              where coalition_id = :coalition and organization_id = :organization
                and accepted_at is null and withdrawn_at is null and expires_at > :now)
            """)
        .param("coalition", coalition.value())
        .param("organization", organization.value())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .query(Boolean.class)
        .single();
  }

  /** Those of one organization. */
  public List<Holder> of(
      CoalitionId coalition, OrganizationId organization, Collection<Role> roles, LocalDate on) {
    return holders(coalition, organization, roles, on, false);
  }

  /** The same, where the organization has said yes to the role: who may hear of its clients. */
  public List<Holder> trusted(
      CoalitionId coalition, OrganizationId organization, Collection<Role> roles, LocalDate on) {
    return holders(coalition, organization, roles, on, true);
  }
}
