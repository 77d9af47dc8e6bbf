package org.prasan.files;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.prasan.audit.Audit;
import org.prasan.tenancy.Acting;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gives a file to whom another module lets have it, to be saved, never to be shown by us. */
@Service
public class HandOutFile {
  private static final String NOTHING_RUNS = "default-src 'none'; sandbox";

  private final Files files;
  private final Audit audit;

  HandOutFile(Files files, Audit audit) {
    this.files = files;
    this.audit = audit;
  }

  /** Noted in the audit log; the caller has decided that this person may have it. */
  @Transactional
  public Optional<ResponseEntity<Resource>> toSave(Acting acting, FileId id) {
    return files
        .find(acting.coalitionId(), id)
        .map(
            file -> {
              audit.record(acting, "file.opened", "file", id, null, Map.of("name", file.name()));
              var attachment =
                  ContentDisposition.attachment()
                      .filename(file.name(), StandardCharsets.UTF_8)
                      .build();
              return answer(files, file, attachment, CacheControl.noStore());
            });
  }

  static ResponseEntity<Resource> answer(
      Files files, StoredFile file, ContentDisposition disposition, CacheControl cache) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(file.kind().mediaType()))
        .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", NOTHING_RUNS)
        .header("Cross-Origin-Resource-Policy", "same-origin")
        .cacheControl(cache)
        .body(new FileSystemResource(files.path(file)));
  }
}
