package org.prasan.files;

import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Hands out what a module keeps sealed: to be saved, shown nowhere, kept by no browser. */
public final class SealedAnswer {
  private static final String NOTHING_RUNS = "default-src 'none'; sandbox";

  private SealedAnswer() {}

  public static ResponseEntity<byte[]> of(FileKind kind, String name, byte[] content) {
    var attachment =
        ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build().toString();
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(kind.mediaType()))
        .header(HttpHeaders.CONTENT_DISPOSITION, attachment)
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", NOTHING_RUNS)
        .header("Cross-Origin-Resource-Policy", "same-origin")
        .cacheControl(CacheControl.noStore())
        .body(content);
  }
}
