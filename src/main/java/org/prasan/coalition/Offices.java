package org.prasan.coalition;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.prasan.identity.HeldOffices;
import org.prasan.language.ApproximateDate;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.ReadOnce;
import org.prasan.tenancy.Role;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The organs of a coalition, their offices, and who holds them for which term. */
@Service
@Transactional(readOnly = true)
public class Offices implements HeldOffices {
  private static final RowMapper<Term> TERM =
      (row, number) -> {
        var person = Columns.optionalId(row, "person_id");
        return new Term(
            Columns.id(row, "id"),
            Columns.id(row, "office_id"),
            new OrganizationId(Columns.id(row, "organization_id")),
            person == null ? null : new PersonId(person),
            ApproximateDate.of(row.getString("began")),
            Objects.requireNonNull(Columns.day(row, "valid_from")),
            Columns.day(row, "valid_to"));
      };

  private final JdbcClient jdbc;

  Offices(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public List<Organ> organs(CoalitionId coalition) {
    return jdbc.sql(
            """
            select * from coalition.organ where coalition_id = :coalition order by position, id
            """)
        .param("coalition", coalition.value())
        .query(
            (row, number) ->
                new Organ(Columns.id(row, "id"), Columns.text(row, "name"), row.getInt("position")))
        .list();
  }

  public List<Office> offices(CoalitionId coalition) {
    return ReadOnce.of(List.of("offices", coalition), () -> readOffices(coalition));
  }

  private List<Office> readOffices(CoalitionId coalition) {
    return jdbc.sql(
            """
            select * from coalition.office where coalition_id = :coalition order by position, id
            """)
        .param("coalition", coalition.value())
        .query(
            (row, number) ->
                new Office(
                    Columns.id(row, "id"),
                    Columns.id(row, "organ_id"),
                    Columns.text(row, "name"),
                    OfficeKind.valueOf(row.getString("kind")),
                    row.getInt("seats"),
                    row.getInt("position")))
        .list();
  }

  /** An office that is known to be there. */
  Office office(CoalitionId coalition, UUID id) {
    return offices(coalition).stream()
        .filter(office -> office.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  /** All terms there ever were, the earliest first. */
  public List<Term> terms(CoalitionId coalition) {
    return ReadOnce.of(List.of("terms", coalition), () -> readTerms(coalition));
  }

  private List<Term> readTerms(CoalitionId coalition) {
    return jdbc.sql(
            """
            select * from coalition.term where coalition_id = :coalition order by valid_from, id
            """)
        .param("coalition", coalition.value())
        .query(TERM)
        .list();
  }

  List<Term> termsOf(CoalitionId coalition, UUID office) {
    return jdbc.sql(
            """
            select * from coalition.term
            where coalition_id = :coalition and office_id = :office order by valid_from, id
            """)
        .param("coalition", coalition.value())
        .param("office", office)
        .query(TERM)
        .list();
  }

  @Override
  public Set<Role> rolesOf(
      CoalitionId coalition, PersonId person, OrganizationId organization, LocalDate on) {
    var roles = EnumSet.noneOf(Role.class);
    jdbc.sql(
            """
            select o.kind from coalition.term t
            join coalition.office o on o.coalition_id = t.coalition_id and o.id = t.office_id
            where t.coalition_id = :coalition and t.person_id = :person
              and t.organization_id = :organization
              and t.valid_from <= :on and (t.valid_to is null or t.valid_to >= :on)
            """)
        .param("coalition", coalition.value())
        .param("person", person.value())
        .param("organization", organization.value())
        .param("on", on)
        .query(String.class)
        .list()
        .forEach(kind -> roles.add(OfficeKind.valueOf(kind).role()));
    return roles;
  }
}
