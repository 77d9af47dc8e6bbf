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

  /** In the place of an earlier one of this person. */
  void keep(Acting acting, UUID language, List<UploadedTable.Row> rows) {
    acting.require(Action.KEEP_TRANSLATIONS);
    jdbc.sql(
            """
            insert into translation.brought
              (coalition_id, language_id, person_id, rows, brought_at)
            values (:coalition, :language, :person, :rows::jsonb, :now)
            on conflict (coalition_id, language_id, person_id) do update
            set rows = :rows::jsonb, brought_at = :now
            """)
        .param("coalition", acting.coalitionId().value())
        .param("language", language)
        .param("person", person(acting))
        .param("rows", json.writeValueAsString(rows))
        .param("now", clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC))
        .update();
  }

  Optional<List<UploadedTable.Row>> find(Acting acting, UUID language) {
    return jdbc.sql(
            """
            select rows from translation.brought
            where coalition_id = :coalition and language_id = :language and person_id = :person
            """)
        .param("coalition", acting.coalitionId().value())
        .param("language", language)
        .param("person", person(acting))
        .query(String.class)
        .optional()
        .map(rows -> json.readValue(rows, ROWS));
  }

  void forget(Acting acting, UUID language) {
    jdbc.sql(
            """
            delete from translation.brought
            where coalition_id = :coalition and language_id = :language and person_id = :person
            """)
        .param("coalition", acting.coalitionId().value())
        .param("language", language)
        .param("person", person(acting))
        .update();
  }

  private static UUID person(Acting acting) {
    return Objects.requireNonNull(acting.person()).value();
  }
}
