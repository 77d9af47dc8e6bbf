package org.prasan.coalition;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.prasan.tenancy.CoalitionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The outlines a coalition brought for its map, if it did. */
@Component
class Boundaries {
  private final JdbcClient jdbc;
  private final JsonMapper json;

  Boundaries(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** Outlines with whom to credit for them. */
  record Brought(Outlines outlines, String attribution, String fileName, Instant at) {
    boolean isOf(Outlines others, String file, String credit) {
      return fileName.equals(file) && attribution.equals(credit) && outlines.equals(others);
    }
  }

  @Transactional(readOnly = true)
  Optional<Brought> of(CoalitionId coalition) {
    return jdbc.sql("select * from coalition.boundaries where coalition_id = :coalition")
        .param("coalition", coalition.value())
        .query(
            (row, number) ->
                new Brought(
                    json.readValue(row.getString("outlines"), Outlines.class),
                    row.getString("attribution"),
                    row.getString("file_name"),
                    row.getObject("uploaded_at", OffsetDateTime.class).toInstant()))
        .optional();
  }
}
