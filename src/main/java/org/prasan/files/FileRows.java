package org.prasan.files;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the database knows of the files. */
@Component
class FileRows {
  private final JdbcClient jdbc;

  FileRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Transactional
  void add(StoredFile file) {
    jdbc.sql(
            """
            insert into files.file
              (coalition_id, id, purpose, name, kind, size, sha256, person_id, organization_id, at,
               drawn_by_us)
            values (:coalition, :id, :purpose, :name, :kind, :size, :sha256, :person, :organization,
              :at, :drawnByUs)
            """)
        .param("coalition", file.coalition().value())
        .param("id", file.id().value())
        .param("purpose", file.purpose())
        .param("name", file.name())
        .param("kind", file.kind().name())
        .param("size", file.size())
        .param("sha256", file.sha256())
        .param("person", file.person() == null ? null : file.person().value())
        .param("organization", file.organization() == null ? null : file.organization().value())
        .param("at", file.at().atOffset(ZoneOffset.UTC))
        .param("drawnByUs", file.drawnByUs())
        .update();
  }

  @Transactional(readOnly = true)
  Optional<StoredFile> find(CoalitionId coalition, FileId id) {
    return jdbc.sql("select * from files.file where coalition_id = :coalition and id = :id")
        .param("coalition", coalition.value())
        .param("id", id.value())
        .query((row, number) -> file(row))
        .optional();
  }

  @Transactional
  boolean remove(CoalitionId coalition, FileId id) {
    return jdbc.sql("delete from files.file where coalition_id = :coalition and id = :id")
            .param("coalition", coalition.value())
            .param("id", id.value())
            .update()
        > 0;
  }

  /** The rows after one, in the order of their ids, to check them all. */
  @Transactional(readOnly = true)
  List<StoredFile> after(CoalitionId coalition, UUID id, int most) {
    return jdbc.sql(
            """
            select * from files.file where coalition_id = :coalition and id > :id
            order by id limit :most
            """)
        .param("coalition", coalition.value())
        .param("id", id)
        .param("most", most)
        .query((row, number) -> file(row))
        .list();
  }

  /** Those of the hashes that some row still needs. */
  @Transactional(readOnly = true)
  Set<String> needed(CoalitionId coalition, Collection<String> hashes) {
    return new HashSet<>(
        jdbc.sql(
                """
                select distinct sha256 from files.file
                where coalition_id = :coalition and sha256 = any(:hashes)
                """)
            .param("coalition", coalition.value())
            .param("hashes", hashes.toArray(String[]::new))
            .query((row, number) -> row.getString("sha256"))
            .list());
  }

  private static StoredFile file(ResultSet row) throws SQLException {
    var person = row.getString("person_id");
    var organization = row.getString("organization_id");
    return new StoredFile(
        CoalitionId.of(row.getString("coalition_id")),
        FileId.of(row.getString("id")),
        row.getString("purpose"),
        row.getString("name"),
        FileKind.valueOf(row.getString("kind")),
        row.getLong("size"),
        row.getString("sha256"),
        person == null ? null : PersonId.of(person),
        organization == null ? null : OrganizationId.of(organization),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getBoolean("drawn_by_us"));
  }
}
