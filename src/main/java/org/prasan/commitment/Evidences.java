package org.prasan.commitment;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.prasan.files.FileId;
import org.prasan.files.FileKind;
import org.prasan.files.FilePurpose;
import org.prasan.files.Files;
import org.prasan.files.StoreOutcome;
import org.prasan.files.Upload;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.CoalitionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The files that show what was done. */
@Component
class Evidences {
  static final FilePurpose PURPOSE =
      FilePurpose.of(
          "commitment-evidence",
          FileKind.PDF,
          FileKind.PNG,
          FileKind.JPEG,
          FileKind.WEBP,
          FileKind.DOCX,
          FileKind.XLSX);

  private final JdbcClient jdbc;
  private final Files files;

  Evidences(JdbcClient jdbc, Files files) {
    this.jdbc = jdbc;
    this.files = files;
  }

  /**
   * A file that was shown.
   *
   * @param entry the step it came with
   */
  record Evidence(FileId file, UUID entry, String name) {}

  @Transactional(propagation = Propagation.MANDATORY)
  StoreOutcome keep(Acting acting, CommitmentId commitment, UUID entry, Upload upload) {
    var outcome = files.store(acting, upload, PURPOSE);
    if (outcome instanceof StoreOutcome.Stored(var file))
      jdbc.sql(
              """
              insert into commitment.evidence
                (coalition_id, file_id, commitment_id, entry_id, name)
              values (:coalition, :file, :commitment, :entry, :name)
              """)
          .param("coalition", acting.coalitionId().value())
          .param("file", file.id().value())
          .param("commitment", commitment.value())
          .param("entry", entry)
          .param("name", file.name())
          .update();
    return outcome;
  }

  @Transactional(readOnly = true)
  List<Evidence> of(CoalitionId coalition, CommitmentId commitment) {
    return jdbc.sql(
            """
            select file_id, entry_id, name from commitment.evidence
            where coalition_id = :coalition and commitment_id = :commitment order by file_id
            """)
        .param("coalition", coalition.value())
        .param("commitment", commitment.value())
        .query(
            (row, number) ->
                new Evidence(
                    new FileId(row.getObject("file_id", UUID.class)),
                    row.getObject("entry_id", UUID.class),
                    row.getString("name")))
        .list();
  }

  @Transactional(readOnly = true)
  Optional<CommitmentId> of(CoalitionId coalition, FileId file) {
    return jdbc.sql(
            """
            select commitment_id from commitment.evidence
            where coalition_id = :coalition and file_id = :file
            """)
        .param("coalition", coalition.value())
        .param("file", file.value())
        .query((row, number) -> new CommitmentId(row.getObject("commitment_id", UUID.class)))
        .optional();
  }
}
