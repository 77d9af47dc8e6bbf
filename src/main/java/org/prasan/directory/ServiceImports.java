package org.prasan.directory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Files of services that wait for whoever brought them in to say yes; each waits a day. */
@Repository
class ServiceImports {
  private static final Duration WAITS = Duration.ofDays(1);

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Clock clock;

  ServiceImports(JdbcClient jdbc, JsonMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  /**
   * A file that waits, or that was accepted.
   *
   * @param committed when it was accepted; none while it waits
   */
  record Waiting(
      UUID id,
      String fileName,
      HsdsContent content,
      @Nullable Instant committed,
      int added,
      int changed) {}

  /** The same file brought in again is the one that waits. */
  UUID keep(Acting acting, PersonId person, String fileName, HsdsContent content) {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    jdbc.sql("delete from directory.import_preview where coalition_id = ? and expires_at < ?")
        .param(acting.coalitionId().value())
        .param(now.atOffset(ZoneOffset.UTC))
        .update();
    var words = content.node().toString();
    return same(acting, person, fileName, words)
        .orElseGet(() -> add(acting, person, fileName, words, now));
  }

  private Optional<UUID> same(Acting acting, PersonId person, String fileName, String content) {
    return jdbc.sql(
            """
            select id from directory.import_preview
            where coalition_id = :coalition and person_id = :person and committed_at is null
              and file_name = :name and content = :content
            """)
        .param("coalition", acting.coalitionId().value())
        .param("person", person.value())
        .param("name", fileName)
        .param("content", content)
        .query(UUID.class)
        .optional();
  }

  private UUID add(Acting acting, PersonId person, String fileName, String content, Instant now) {
    var id = FreshId.next();
    jdbc.sql(
            """
            insert into directory.import_preview
              (coalition_id, id, person_id, file_name, content, created_at, expires_at)
            values (:coalition, :id, :person, :name, :content, :now, :expires)
            """)
        .param("coalition", acting.coalitionId().value())
        .param("id", id)
        .param("person", person.value())
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
            select * from directory.import_preview
            where coalition_id = :coalition and id = :id and person_id = :person
              and expires_at > :now\
            """
                + locking)
        .param("coalition", acting.coalitionId().value())
        .param("id", id)
        .param("person", acting.person().value())
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .query(
            (row, number) ->
                new Waiting(
                    id,
                    row.getString("file_name"),
                    content(row.getString("content")),
                    ServiceRow.instant(row, "committed_at"),
                    row.getInt("added"),
                    row.getInt("changed")))
        .optional();
  }

  private HsdsContent content(String text) {
    var node = json.readValue(text, ObjectNode.class);
    return new HsdsContent(
        Remainder.objects(node.get("services")), Remainder.objects(node.get("organizations")));
  }

  /** What was in the file is not needed twice. */
  void accepted(Acting acting, UUID id, int added, int changed) {
    jdbc.sql(
            """
            update directory.import_preview
            set committed_at = :now, added = :added, changed = :changed, content = '{}'
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
