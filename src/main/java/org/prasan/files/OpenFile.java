package org.prasan.files;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.prasan.audit.Audit;
import org.prasan.tenancy.Acting;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Somebody opens a file; where its module says so, that is noted. */
@Service
class OpenFile {
  private final FileRows rows;
  private final List<FileAccess> deciding;
  private final Audit audit;

  OpenFile(FileRows rows, List<FileAccess> deciding, Audit audit) {
    this.rows = rows;
    this.deciding = deciding;
    this.audit = audit;
  }

  /** Empty both for what is not there and for what this person may not see. */
  @Transactional
  Optional<StoredFile> open(Acting acting, FileId id) {
    var file = rows.find(acting.coalitionId(), id);
    if (file.isEmpty()) return Optional.empty();
    var access = decidingOn(file.get());
    if (access.isEmpty() || !access.get().maySee(acting, file.get())) return Optional.empty();
    if (access.get().openingIsNoted())
      audit.record(acting, "file.opened", "file", id, null, Map.of("name", file.get().name()));
    return file;
  }

  private Optional<FileAccess> decidingOn(StoredFile file) {
    return deciding.stream().filter(one -> one.purpose().equals(file.purpose())).findFirst();
  }
}
