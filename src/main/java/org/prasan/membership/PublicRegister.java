package org.prasan.membership;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.prasan.coalition.Charter;
import org.prasan.coalition.OrganizationsByDistrict;
import org.prasan.coalition.Pillar;
import org.prasan.coalition.PublicMembers;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the public may know of the registry: the members by name, and how many work where. */
@Component
@Transactional(readOnly = true)
class PublicRegister implements PublicMembers, OrganizationsByDistrict {
  private final JdbcClient jdbc;
  private final Charter charter;

  PublicRegister(JdbcClient jdbc, Charter charter) {
    this.jdbc = jdbc;
    this.charter = charter;
  }

  @Override
  public List<Member> of(CoalitionId coalition) {
    var pillars =
        charter.pillars(coalition).stream().collect(Collectors.toMap(Pillar::code, Pillar::id));
    return jdbc.sql(
            """
            select id, name_th, name_en, pillars from membership.organization
            where coalition_id = :coalition and member
            order by name_th collate "th-x-icu", id
            """)
        .param("coalition", coalition.value())
        .query(
            (row, number) ->
                new Member(
                    OrganizationId.of(row.getString("id")),
                    LocalizedText.of(row.getString("name_th"), row.getString("name_en")),
                    Organizations.list(row, "pillars").stream()
                        .filter(pillars::containsKey)
                        .map(pillars::get)
                        .collect(Collectors.toSet())))
        .list();
  }

  @Override
  public Map<String, Integer> count(CoalitionId coalition) {
    record Count(String district, int organizations) {}
    return jdbc
        .sql(
            """
            select district, count(*) as organizations
            from membership.organization, unnest(districts) district
            where coalition_id = :coalition and member group by district
            """)
        .param("coalition", coalition.value())
        .query((row, number) -> new Count(row.getString("district"), row.getInt("organizations")))
        .list()
        .stream()
        .collect(Collectors.toMap(Count::district, Count::organizations));
  }
}
