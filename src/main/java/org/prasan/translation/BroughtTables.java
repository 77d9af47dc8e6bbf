package org.prasan.translation;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.prasan.exchange.UploadedTable;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.FreshId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Tables that somebody brought in and looks through before anything of them is kept. */
@Component
@Transactional
class BroughtTables {
  private static final TypeReference<List<UploadedTable.Row>> ROWS = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Clock clock;

  BroughtTables(JdbcClient jdbc, JsonMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  /**
   * A table as it was brought in.
   *
   * @param id which upload it is: the same file once more is another
   */
  record Brought(UUID id, List<UploadedTable.Row> rows) {
    Brought {
      rows = List.copyOf(rows);
    }
  }

  /** In the place of an earlier one of this person. */
  void keep(Acting acting, UUID language, List<UploadedTable.Row> rows) {
    acting.require(Action.KEEP_TRANSLATIONS);
    jdbc.sql(
            """
            insert into translation.brought
              (coalition_id, language_id, person_id, id, rows, brought_at)
            values (:coalition, :language, :person, :id, :rows::jsonb, :now)
            on conflict (coalition_id, language_id, person_id) do update
            set id = :id, rows = :rows::jsonb, brought_at = :now
            """)
        .param("coalition", acting.coalitionId().value())
        .param("language", language)
        .param("person", person(acting))
        .param("id", FreshId.next())
        .param("rows", json.writeValueAsString(rows))
        .param("now", clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC))
        .update();
  }

  Optional<Brought> find(Acting acting, UUID language) {
    return jdbc.sql(
            """
            select id, rows from translation.brought
            where coalition_id = :coalition and language_id = :language and person_id = :person
            """)
        .param("coalition", acting.coalitionId().value())
        .param("language", language)
        .param("person", person(acting))
        .query(
            (row, number) ->
                new Brought(
                    row.getObject("id", UUID.class), json.readValue(row.getString("rows"), ROWS)))
        .optional();
  }

  /** One that was brought in meanwhile stays. */
  void forget(Acting acting, UUID language, UUID id) {
    jdbc.sql(
            """
            delete from translation.brought
            where coalition_id = :coalition and language_id = :language and person_id = :person
              and id = :id
            """)
        .param("id", id)
        .param("coalition", acting.coalitionId().value())
        .param("language", language)
        .param("person", person(acting))
        .update();
  }

  private static UUID person(Acting acting) {
    return Objects.requireNonNull(acting.person()).value();
  }
}
