package org.prasan.tenancy;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.prasan.language.LocalizedText;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The coalitions of this installation. */
@Service
public class Coalitions {
  private static final RowMapper<Coalition> COALITION =
      (row, number) ->
          new Coalition(
              CoalitionId.of(row.getString("id")),
              row.getString("slug"),
              text(row.getString("name_th"), row.getString("name_en")),
              text(row.getString("short_name_th"), row.getString("short_name_en")),
              row.getBoolean("invented"),
              row.getBoolean("open"));

  private final JdbcClient jdbc;

  Coalitions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Transactional(readOnly = true)
  public Optional<Coalition> bySlug(String slug) {
    return jdbc.sql("select * from tenancy.coalition where slug = :slug")
        .param("slug", slug)
        .query(COALITION)
        .optional();
  }

  @Transactional(readOnly = true)
  public Optional<Coalition> byId(CoalitionId id) {
    return jdbc.sql("select * from tenancy.coalition where id = :id")
        .param("id", id.value())
        .query(COALITION)
        .optional();
  }

  @Transactional(readOnly = true)
  public List<Coalition> openToVisitors() {
    return jdbc.sql("select * from tenancy.coalition where open order by invented, slug")
        .query(COALITION)
        .list();
  }

  @Transactional(readOnly = true)
  public List<Coalition> all() {
    return jdbc.sql("select * from tenancy.coalition order by slug").query(COALITION).list();
  }

  @Transactional(readOnly = true)
  public boolean none() {
    return jdbc.sql("select not exists (select from tenancy.coalition)")
        .query(Boolean.class)
        .single();
  }

  @Transactional
  public void add(Coalition coalition) {
    write(
        """
        insert into tenancy.coalition
          (id, slug, name_th, name_en, short_name_th, short_name_en, invented, open)
        values (:id, :slug, :nameTh, :nameEn, :shortTh, :shortEn, :invented, :open)
        """,
        coalition);
  }

  /** Changes names and visibility; a slug stays, since it stands in links that others hold. */
  @Transactional
  public void change(Coalition coalition) {
    write(
        """
        update tenancy.coalition
        set name_th = :nameTh, name_en = :nameEn, short_name_th = :shortTh,
            short_name_en = :shortEn, invented = :invented, open = :open
        where id = :id and slug = :slug
        """,
        coalition);
  }

  private void write(String sql, Coalition coalition) {
    jdbc.sql(sql)
        .param("id", coalition.id().value())
        .param("slug", coalition.slug())
        .param("nameTh", coalition.name().th())
        .param("nameEn", coalition.name().en())
        .param("shortTh", coalition.shortName().th())
        .param("shortEn", coalition.shortName().en())
        .param("invented", coalition.invented())
        .param("open", coalition.open())
        .update();
  }

  private static LocalizedText text(String th, @Nullable String en) {
    return new LocalizedText(th, en);
  }
}
