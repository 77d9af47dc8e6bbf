package org.prasan.identity;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.language.Dates;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.ReadOnce;
import org.prasan.tenancy.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The mandates in force of a person in a coalition. */
@Component
class Mandates {
  /** Roles that a mandate can give; offices give the others. */
  static final List<Role> ROLES =
      List.of(
          Role.FOCAL_POINT,
          Role.ALTERNATE,
          Role.DIRECTOR,
          Role.STAFF,
          Role.CASE_WORKER,
          Role.ADMINISTRATOR);

  private final JdbcClient jdbc;
  private final Dates dates;
  private final Clock clock;

  Mandates(JdbcClient jdbc, Dates dates, Clock clock) {
    this.jdbc = jdbc;
    this.dates = dates;
    this.clock = clock;
  }

  /** A mandate with the name of its person. */
  record InForce(
      UUID id,
      @Nullable OrganizationId organization,
      Role role,
      boolean voter,
      Vouch vouch,
      LocalizedText personName) {}

  LocalDate today() {
    return dates.day(clock.instant());
  }

  @Transactional(readOnly = true)
  List<InForce> inForce(CoalitionId coalition, PersonId person, LocalDate on) {
    return ReadOnce.of(
        List.of("mandates", coalition, person, on), () -> read(coalition, person, on));
  }

  private List<InForce> read(CoalitionId coalition, PersonId person, LocalDate on) {
    return jdbc.sql(
            """
            select m.id, m.organization_id, m.role, m.voter, m.vouch, p.name_th, p.name_en
            from identity.mandate m
            join identity.person p on p.coalition_id = m.coalition_id and p.id = m.person_id
            join identity.account a on a.id = m.person_id
            where m.coalition_id = :coalition and m.person_id = :person
              and p.deactivated_at is null and a.deactivated_at is null
              and m.valid_from <= :on and (m.valid_to is null or m.valid_to >= :on)
            order by m.valid_from, m.id
            """)
        .param("coalition", coalition.value())
        .param("person", person.value())
        .param("on", on)
        .query(
            (row, number) ->
                new InForce(
                    UUID.fromString(row.getString("id")),
                    organization(row.getString("organization_id")),
                    Role.valueOf(row.getString("role")),
                    row.getBoolean("voter"),
                    Vouch.valueOf(row.getString("vouch")),
                    new LocalizedText(row.getString("name_th"), row.getString("name_en"))))
        .list();
  }

  /** The last day of the mandate that ended last; empty if none has ended. */
  @Transactional(readOnly = true)
  Optional<LocalDate> lastDay(CoalitionId coalition, PersonId person) {
    return jdbc.sql(
            """
            select valid_to from identity.mandate
            where coalition_id = :coalition and person_id = :person and valid_to < :today
            order by valid_to desc limit 1
            """)
        .param("coalition", coalition.value())
        .param("person", person.value())
        .param("today", today())
        .query((row, number) -> row.getObject("valid_to", LocalDate.class))
        .optional();
  }

  /** Roles that come with confidential records or power over others: a password is not enough. */
  static boolean demandSecondFactor(Set<Role> roles) {
    return roles.contains(Role.CASE_WORKER)
        || roles.contains(Role.OFFICER)
        || roles.contains(Role.SECRETARY)
        || roles.contains(Role.ADMINISTRATOR)
        || roles.contains(Role.OPERATOR);
  }

  static @Nullable OrganizationId organization(@Nullable String id) {
    return id == null ? null : OrganizationId.of(id);
  }
}
