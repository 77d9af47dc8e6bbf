package org.prasan.files;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.Permit;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/**
 * Hands out files to whoever the owning module lets see them: to be saved, never shown from our own
 * address. Only pictures that we drew ourselves are shown.
 */
@Controller
class FileController {
  private final OpenFile openFile;
  private final Files files;

  FileController(OpenFile openFile, Files files) {
    this.openFile = openFile;
    this.files = files;
  }

  @GetMapping("/{coalition}/files/{id}")
  @Permit(Action.SEE_PUBLIC_PAGES)
  ResponseEntity<Resource> save(Acting acting, @PathVariable FileId id) {
    var file = openFile.open(acting, id).orElseThrow(FileController::notFound);
    var attachment =
        ContentDisposition.attachment().filename(file.name(), StandardCharsets.UTF_8).build();
    return HandOutFile.answer(files, file, attachment, CacheControl.noStore());
  }

  @GetMapping("/{coalition}/pictures/{id}")
  @Permit(Action.SEE_PUBLIC_PAGES)
  ResponseEntity<Resource> show(Acting acting, @PathVariable FileId id) {
    var file =
        openFile
            .open(acting, id)
            .filter(StoredFile::drawnByUs)
            .orElseThrow(FileController::notFound);
    // The id of a picture never stands for other bytes.
    return HandOutFile.answer(
        files,
        file,
        ContentDisposition.inline().build(),
        CacheControl.maxAge(Duration.ofDays(30)).cachePrivate().immutable());
  }

  private static ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
