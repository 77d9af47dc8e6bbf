package org.prasan.coalition;

import java.util.List;
import org.prasan.tenancy.CoalitionId;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where a coalition works: its districts and their sub-districts. */
@Service
@Transactional(readOnly = true)
public class Territory {
  private static final RowMapper<District> DISTRICT =
      (row, number) ->
          new District(
              row.getString("code"),
              Columns.text(row, "name"),
              row.getDouble("latitude"),
              row.getDouble("longitude"));
  private static final RowMapper<Subdistrict> SUBDISTRICT =
      (row, number) ->
          new Subdistrict(
              row.getString("code"), Columns.text(row, "name"), row.getString("district_code"));

  private final JdbcClient jdbc;

  Territory(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The districts of the coalition, by code. */
  public List<District> districts(CoalitionId coalition) {
    return jdbc.sql(
            """
            select d.* from coalition.territory t
            join coalition.district d on d.code = t.district_code
            where t.coalition_id = :coalition order by d.code
            """)
        .param("coalition", coalition.value())
        .query(DISTRICT)
        .list();
  }

  /** The sub-districts of the coalition's districts, by code. */
  public List<Subdistrict> subdistricts(CoalitionId coalition) {
    return jdbc.sql(
            """
            select s.* from coalition.territory t
            join coalition.subdistrict s on s.district_code = t.district_code
            where t.coalition_id = :coalition order by s.code
            """)
        .param("coalition", coalition.value())
        .query(SUBDISTRICT)
        .list();
  }

  /** Every province the installation knows, by code. */
  public List<Province> knownProvinces() {
    return jdbc.sql("select * from coalition.province order by code")
        .query((row, number) -> new Province(row.getString("code"), Columns.text(row, "name")))
        .list();
  }

  /** Every district the installation knows, by code. */
  public List<District> knownDistricts() {
    return jdbc.sql("select * from coalition.district order by code").query(DISTRICT).list();
  }
}
