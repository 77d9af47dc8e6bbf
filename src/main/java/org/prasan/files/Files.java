package org.prasan.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.prasan.audit.Audit;
import org.prasan.files.StoreOutcome.Stored;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.CoalitionId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The files of the coalitions: what the modules that attach files need. */
@Service
public class Files {
  private final Intake intake;
  private final FileRows rows;
  private final FileFolder folder;
  private final Audit audit;
  private final Clock clock;

  Files(Intake intake, FileRows rows, FileFolder folder, Audit audit, Clock clock) {
    this.intake = intake;
    this.rows = rows;
    this.folder = folder;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Checks an upload and keeps it, within the transaction of whatever it is attached to: the caller
   * has decided that this person may attach it.
   */
  @Transactional
  public StoreOutcome store(Acting acting, Upload upload, FilePurpose purpose) {
    return store(acting, upload, purpose, List.of());
  }

  /**
   * The same where files are already: one of them sent again is that one.
   *
   * @param there what is attached to the same
   */
  @Transactional
  public StoreOutcome store(
      Acting acting, Upload upload, FilePurpose purpose, Collection<FileId> there) {
    try {
      var kept = intake.keep(acting.coalitionId(), upload, purpose);
      var file = file(acting, purpose, kept);
      var same =
          there.stream()
              .flatMap(id -> rows.find(acting.coalitionId(), id).stream())
              .filter(file::isSameAs)
              .findFirst();
      if (same.isPresent()) return new Stored(same.get());
      rows.add(file);
      audit.record(acting, "file.stored", "file", file.id(), null, described(file));
      return new Stored(file);
    } catch (FileRefused refused) {
      return refused.reason();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Optional<StoredFile> find(CoalitionId coalition, FileId id) {
    return rows.find(coalition, id);
  }

  /** The bytes; the caller has decided who may see them. */
  public InputStream open(StoredFile file) {
    try {
      return java.nio.file.Files.newInputStream(path(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path path(StoredFile file) {
    return folder.of(file.coalition(), file.sha256());
  }

  /** Forgets a file; its bytes go with the next sweep unless something else has the same. */
  @Transactional
  public void remove(Acting acting, FileId id) {
    var file = rows.find(acting.coalitionId(), id);
    if (file.isEmpty() || !rows.remove(acting.coalitionId(), id)) return;
    audit.record(acting, "file.removed", "file", id, described(file.get()), null);
  }

  private StoredFile file(Acting acting, FilePurpose purpose, Intake.Kept kept) {
    return new StoredFile(
        acting.coalitionId(),
        FileId.fresh(),
        purpose.name(),
        kept.name(),
        kept.kind(),
        kept.size(),
        kept.sha256(),
        acting.person(),
        acting.organization(),
        clock.instant().truncatedTo(ChronoUnit.MICROS),
        purpose.picture());
  }

  private static Map<String, Object> described(StoredFile file) {
    var described = new LinkedHashMap<String, Object>();
    described.put("name", file.name());
    described.put("purpose", file.purpose());
    described.put("kind", file.kind());
    described.put("size", file.size());
    described.put("sha256", file.sha256());
    return described;
  }
}
