package org.prasan.membership;

import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.exchange.UploadedTable;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.FreshId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Tables that were brought in and wait for their sender to say yes; each waits a day. */
@Repository
class Imports {
  private static final Duration WAITS = Duration.ofDays(1);

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Clock clock;

  Imports(JdbcClient jdbc, JsonMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  /** What was in the file. */
  record Content(List<String> headings, List<UploadedTable.Row> rows, boolean guessed) {}

  /**
   * A table that waits, or that was accepted.
   *
   * @param committed when it was accepted; null while it waits
   */
  record Waiting(
      UUID id,
      String fileName,
      Content content,
      @Nullable Instant committed,
      int added,
      int changed) {}

  /** The same table brought in again is the one that waits. */
  UUID keep(Acting acting, String fileName, Content content) {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var coalition = acting.coalitionId().value();
    jdbc.sql("delete from membership.import_preview where coalition_id = ? and expires_at < ?")
        .param(coalition)
        .param(now.atOffset(ZoneOffset.UTC))
        .update();
    var words = json.writeValueAsString(content);
    return same(acting, fileName, words).orElseGet(() -> add(acting, fileName, words, now));
  }

  private Optional<UUID> same(Acting acting, String fileName, String content) {
    return jdbc.sql(
            """
            select id from membership.import_preview
            where coalition_id = :coalition and person_id = :person and committed_at is null
              and file_name = :name and content = :content
            """)
        .param("coalition", acting.coalitionId().value())
        .param("person", acting.person() == null ? null : acting.person().value(), Types.OTHER)
        .param("name", fileName)
        .param("content", content)
        .query(UUID.class)
        .optional();
  }

  private UUID add(Acting acting, String fileName, String content, Instant now) {
    var id = FreshId.next();
    jdbc.sql(
            """
            insert into membership.import_preview
              (coalition_id, id, person_id, file_name, content, created_at, expires_at)
            values (:coalition, :id, :person, :name, :content, :now, :expires)
            """)
        .param("coalition", acting.coalitionId().value())
        .param("id", id)
        .param("person", acting.person() == null ? null : acting.person().value())
        .param("name", fileName)
        .param("content", content)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("expires", now.plus(WAITS).atOffset(ZoneOffset.UTC))
        .update();
    return id;
  }

  /** Only whoever brought it in finds it. */
  Optional<Waiting> find(Acting acting, UUID id) {
    return find(acting, id, "");
  }

  Optional<Waiting> lock(Acting acting, UUID id) {
    return find(acting, id, " for update");
  }

  private Optional<Waiting> find(Acting acting, UUID id, String locking) {
    if (acting.person() == null) return Optional.empty();
    return jdbc.sql(
            """
            select * from membership.import_preview
            where coalition_id = :coalition and id = :id and person_id = :person
              and expires_at > :now\
            """
                + locking)
        .param("coalition", acting.coalitionId().value())
        .param("id", id)
        .param("person", acting.person().value())
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .query(
            (row, number) -> {
              @Nullable OffsetDateTime committed =
                  row.getObject("committed_at", OffsetDateTime.class);
              return new Waiting(
                  id,
                  row.getString("file_name"),
                  json.readValue(row.getString("content"), Content.class),
                  committed == null ? null : committed.toInstant(),
                  row.getInt("added"),
                  row.getInt("changed"));
            })
        .optional();
  }

  void accepted(Acting acting, UUID id, int added, int changed) {
    jdbc.sql(
            """
            update membership.import_preview
            set committed_at = :now, added = :added, changed = :changed
            where coalition_id = :coalition and id = :id
            """)
        .param("now", clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC))
        .param("added", added)
        .param("changed", changed)
        .param("coalition", acting.coalitionId().value())
        .param("id", id)
        .update();
  }
}
