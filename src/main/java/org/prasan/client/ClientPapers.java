package org.prasan.client;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.prasan.files.CheckedUpload;
import org.prasan.files.FileKind;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.PersonId;
import org.prasan.vault.ClientKey;
import org.prasan.vault.Place;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Papers and recordings in clients' files; content and names are sealed under the client's key. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ClientPapers {
  private static final String OF_FILE =
      " from client.paper where coalition_id = :coalition and organization_id = :owner"
          + " and file_id = :file";

  private final JdbcClient jdbc;
  private final ClientClock clock;

  ClientPapers(JdbcClient jdbc, ClientClock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** One of them, without its content. */
  record Paper(UUID id, String name, FileKind kind, int size, PersonId by, Instant added) {
    /** Its name may be a person's. */
    @Override
    public String toString() {
      return "Paper[" + id + "]";
    }
  }

  /** False if it is there already. */
  boolean add(Acting acting, ClientId file, UUID id, ClientKey key, CheckedUpload.Sound paper) {
    return jdbc.sql(
                """
                insert into client.paper
                  (coalition_id, id, organization_id, file_id, name, kind, size, content, added_at,
                   added_by)
                values
                  (:coalition, :id, :owner, :file, :name, :kind, :size, :content, :now, :by)
                on conflict (coalition_id, id) do nothing
                """)
            .params(ClientFiles.scope(acting))
            .param("id", id)
            .param("file", file.value())
            .param("name", key.seal(name(id), paper.name()))
            .param("kind", paper.kind().name())
            .param("size", paper.content().length)
            .param("content", key.seal(content(id), paper.content()))
            .param("now", ClientClock.utc(clock.now()))
            .param("by", Objects.requireNonNull(acting.person()).value())
            .update()
        == 1;
  }

  /** The oldest first. */
  List<Paper> of(Acting acting, ClientId file, ClientKey key) {
    return jdbc.sql("select *" + OF_FILE + " order by added_at, id")
        .params(ClientFiles.scope(acting))
        .param("file", file.value())
        .query((row, number) -> paper(row, key))
        .list();
  }

  Optional<byte[]> content(Acting acting, ClientId file, UUID id, ClientKey key) {
    return jdbc.sql("select content" + OF_FILE + " and id = :id")
        .params(ClientFiles.scope(acting))
        .param("file", file.value())
        .param("id", id)
        .query((row, number) -> key.openBytes(content(id), row.getBytes("content")))
        .optional();
  }

  /** False if it is not there. */
  boolean remove(Acting acting, ClientId file, UUID id) {
    return jdbc.sql("delete" + OF_FILE + " and id = :id")
            .params(ClientFiles.scope(acting))
            .param("file", file.value())
            .param("id", id)
            .update()
        == 1;
  }

  void erase(Acting acting, ClientId file) {
    jdbc.sql("delete" + OF_FILE)
        .params(ClientFiles.scope(acting))
        .param("file", file.value())
        .update();
  }

  private static Place name(UUID id) {
    return new Place("client.paper.name", id);
  }

  private static Place content(UUID id) {
    return new Place("client.paper.content", id);
  }

  private static Paper paper(ResultSet row, ClientKey key) throws SQLException {
    var id = row.getObject("id", UUID.class);
    return new Paper(
        id,
        key.open(name(id), row.getBytes("name")),
        FileKind.valueOf(row.getString("kind")),
        row.getInt("size"),
        new PersonId(row.getObject("added_by", UUID.class)),
        row.getObject("added_at", OffsetDateTime.class).toInstant());
  }
}
