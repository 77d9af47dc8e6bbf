package org.prasan.coalition;

import java.util.List;
import java.util.Optional;
import org.prasan.tenancy.CoalitionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The charter of a coalition: purpose, pillars and objectives. */
@Service
@Transactional(readOnly = true)
public class Charter {
  private final JdbcClient jdbc;

  Charter(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public Purpose purpose(CoalitionId coalition) {
    return jdbc.sql("select * from coalition.charter where coalition_id = :coalition")
        .param("coalition", coalition.value())
        .query(
            (row, number) ->
                new Purpose(
                    Columns.optionalText(row, "vision"),
                    Columns.optionalText(row, "mission"),
                    row.getInt("version")))
        .optional()
        .orElse(Purpose.UNWRITTEN);
  }

  /** The pillars in use, in their order. */
  public List<Pillar> pillars(CoalitionId coalition) {
    return pillars(coalition, "not retired");
  }

  /** Also those no longer in use, for what was tagged with them before. */
  public List<Pillar> pillarsEver(CoalitionId coalition) {
    return pillars(coalition, "true");
  }

  public Optional<Pillar> pillar(CoalitionId coalition, PillarId id) {
    return pillarsEver(coalition).stream().filter(pillar -> pillar.id().equals(id)).findFirst();
  }

  private List<Pillar> pillars(CoalitionId coalition, String which) {
    return jdbc.sql(
            """
            select id, code, name_th, name_en, position from coalition.pillar
            where coalition_id = :coalition and %s order by position, id
            """
                .formatted(which))
        .param("coalition", coalition.value())
        .query(
            (row, number) ->
                new Pillar(
                    new PillarId(Columns.id(row, "id")),
                    row.getString("code"),
                    Columns.text(row, "name"),
                    row.getInt("position")))
        .list();
  }

  public List<Objective> objectives(CoalitionId coalition) {
    return jdbc.sql(
            """
            select id, code, text_th, text_en, position from coalition.objective
            where coalition_id = :coalition and not retired order by position, id
            """)
        .param("coalition", coalition.value())
        .query(
            (row, number) ->
                new Objective(
                    Columns.id(row, "id"),
                    row.getString("code"),
                    Columns.text(row, "text"),
                    row.getInt("position")))
        .list();
  }
}
