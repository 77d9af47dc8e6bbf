package org.prasan.coalition;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.prasan.audit.Audit;
import org.prasan.exchange.UploadedTable;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.Coalition;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The operator brings the districts of further provinces for all coalitions of the installation: a
 * table is taken whole or not at all, and nothing that is known goes away.
 */
@Service
class BringPlaces {
  private final NamedParameterJdbcTemplate jdbc;
  private final Territory territory;
  private final Audit audit;

  BringPlaces(NamedParameterJdbcTemplate jdbc, Territory territory, Audit audit) {
    this.jdbc = jdbc;
    this.territory = territory;
    this.audit = audit;
  }

  @Transactional
  PlaceList.Reading bring(Acting acting, UploadedTable.Legible table, String fileName) {
    acting.require(Action.LOOK_AFTER_INSTALLATION);
    var read = PlaceList.of(table, known());
    if (read instanceof PlaceList.Reading.Read(var places)) keep(acting, places, fileName);
    return read;
  }

  private PlaceList.Known known() {
    return new PlaceList.Known(
        territory.knownProvinces().stream().map(Province::code).collect(Collectors.toSet()),
        territory.knownDistricts().stream().map(District::code).collect(Collectors.toSet()));
  }

  private void keep(Acting acting, PlaceList places, String fileName) {
    batch(
        """
        insert into coalition.province (code, name_th, name_en) values (:code, :th, :en)
        on conflict (code) do update set name_th = excluded.name_th, name_en = excluded.name_en
        """,
        places.provinces().stream().map(one -> named(one.code(), one.name())).toList());
    batch(
        """
        insert into coalition.district (code, name_th, name_en, latitude, longitude)
        values (:code, :th, :en, :latitude, :longitude)
        on conflict (code) do update
        set name_th = excluded.name_th, name_en = excluded.name_en,
            latitude = excluded.latitude, longitude = excluded.longitude
        """,
        places.districts().stream()
            .map(
                one ->
                    named(one.code(), one.name())
                        .addValue("latitude", one.latitude())
                        .addValue("longitude", one.longitude()))
            .toList());
    batch(
        """
        insert into coalition.subdistrict (code, name_th, name_en, district_code)
        values (:code, :th, :en, :district)
        on conflict (code) do update set name_th = excluded.name_th, name_en = excluded.name_en
        """,
        places.subdistricts().stream()
            .map(one -> named(one.code(), one.name()).addValue("district", one.district()))
            .toList());
    audit.record(
        acting,
        "places.brought",
        "places",
        Coalition.NONE.id(),
        null,
        Map.of(
            "file", fileName,
            "provinces", places.provinces().stream().map(Province::code).toList(),
            "districts", places.districts().size(),
            "subdistricts", places.subdistricts().size()));
  }

  private static MapSqlParameterSource named(String code, LocalizedText name) {
    return new MapSqlParameterSource()
        .addValue("code", code)
        .addValue("th", name.th())
        .addValue("en", name.en());
  }

  private void batch(String sql, List<? extends SqlParameterSource> rows) {
    if (!rows.isEmpty()) jdbc.batchUpdate(sql, rows.toArray(SqlParameterSource[]::new));
  }
}
