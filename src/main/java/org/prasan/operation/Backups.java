package org.prasan.operation;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What became of the backups, and where they lie, for the pages that show it. */
@Service
public class Backups {
  private final JdbcClient jdbc;
  private final Settings settings;

  Backups(JdbcClient jdbc, Settings settings) {
    this.jdbc = jdbc;
    this.settings = settings;
  }

  /** What somebody has to look after. */
  public enum Concern {
    NONE,
    /** The newest try to make a backup failed. */
    FAILED,
    /** None was made for more than a day. */
    LATE,
    /** The newest could not be restored. */
    PROOF_FAILED,
    /** None was restored for more than a week. */
    PROOF_LATE
  }

  /**
   * How things stand.
   *
   * @param newest the newest good backup; null if there is none
   * @param latest the newest try to make one
   * @param proof the newest try to restore one
   * @param since since when this installation works
   * @param byItself whether Prasan makes backups by itself
   */
  public record State(
      @Nullable BackupRun newest,
      @Nullable BackupRun latest,
      @Nullable BackupRun proof,
      Instant since,
      boolean byItself) {
    private static final Duration FRESH = Duration.ofHours(26);
    private static final Duration PROVED = Duration.ofDays(9);

    public Concern concern(Instant now) {
      if (latest != null && !latest.good()) return Concern.FAILED;
      if ((newest == null ? since : newest.at()).plus(FRESH).isBefore(now)) return Concern.LATE;
      if (!byItself) return Concern.NONE;
      if (proof != null && !proof.good()) return Concern.PROOF_FAILED;
      if ((proof == null ? since : proof.at()).plus(PROVED).isBefore(now))
        return Concern.PROOF_LATE;
      return Concern.NONE;
    }
  }

  /**
   * Where the backups lie that Prasan makes by itself.
   *
   * @param sameDisk a disk that breaks takes the data and them
   * @param free null if the folder cannot be looked at
   */
  public record Place(String folder, int kept, boolean sameDisk, @Nullable Long free) {}

  private record Row(Instant since, @Nullable String part, @Nullable BackupRun run) {}

  @Transactional(readOnly = true)
  public State state() {
    var rows =
        jdbc.sql(
                """
                select i.since, r.*
                from operation.installation i left join (
                  (select 'newest' as part, b.* from operation.backup_run b
                   where kind = 'BACKUP' and trouble is null order by at desc limit 1)
                  union all
                  (select 'latest', b.* from operation.backup_run b
                   where kind = 'BACKUP' order by at desc limit 1)
                  union all
                  (select 'proof', b.* from operation.backup_run b
                   where kind = 'PROOF' order by at desc limit 1)) r on true
                """)
            .query(
                (row, number) ->
                    new Row(
                        row.getObject("since", OffsetDateTime.class).toInstant(),
                        row.getString("part"),
                        row.getString("part") == null ? null : BackupLog.run(row)))
            .list();
    return new State(
        of("newest", rows),
        of("latest", rows),
        of("proof", rows),
        rows.getFirst().since(),
        settings.backsUpByItself());
  }

  private static @Nullable BackupRun of(String part, List<Row> rows) {
    return rows.stream()
        .filter(row -> part.equals(row.part()))
        .map(Row::run)
        .findFirst()
        .orElse(null);
  }

  /** Whether this is a trial, in which no backups are made and nobody misses them. */
  public boolean trial() {
    return settings.sample();
  }

  /** What somebody has to look after now; in a trial nothing. */
  @Transactional(readOnly = true)
  public Concern concern() {
    return trial() ? Concern.NONE : state().concern(Instant.now());
  }

  public Place place() {
    var folder = BackupFolder.of(settings);
    try {
      return new Place(
          folder.path().toString(),
          folder.all().size(),
          folder.liesOnTheDiskOf(settings.data()),
          folder.free());
    } catch (IOException e) {
      return new Place(folder.path().toString(), 0, !Files.exists(folder.path()), null);
    }
  }

  /** The passphrase that Prasan has made, until somebody says that it is written down. */
  public Optional<Secret> passphraseToNote() {
    if (!settings.backsUpByItself() || Passphrase.isNoted(settings)) return Optional.empty();
    return Optional.of(Passphrase.unattended(settings));
  }

  /** Nobody is shown it from now on. */
  public void passphraseIsNoted() {
    Passphrase.noted(settings);
  }
}
