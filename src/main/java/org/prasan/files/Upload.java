package org.prasan.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.springframework.web.multipart.MultipartFile;

/** A file on its way in, not trusted in any respect. */
public interface Upload {
  /** The name it was sent under, whatever that contains. */
  String name();

  InputStream content() throws IOException;

  static Upload of(MultipartFile sent) {
    var name = sent.getOriginalFilename();
    return of(name == null ? "" : name, sent::getInputStream);
  }

  static Upload of(Path file) {
    return of(file.getFileName().toString(), () -> java.nio.file.Files.newInputStream(file));
  }

  static Upload of(String name, byte[] content) {
    return of(name, () -> new java.io.ByteArrayInputStream(content));
  }

  private static Upload of(String name, Source source) {
    return new Upload() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public InputStream content() throws IOException {
        return source.open();
      }
    };
  }

  /** Where the content comes from. */
  interface Source {
    InputStream open() throws IOException;
  }
}
