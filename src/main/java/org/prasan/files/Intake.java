package org.prasan.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.prasan.files.StoreOutcome.Empty;
import org.prasan.files.StoreOutcome.NoRoom;
import org.prasan.files.StoreOutcome.TypeNotAllowed;
import org.prasan.files.StoreOutcome.Unreadable;
import org.prasan.tenancy.CoalitionId;
import org.springframework.stereotype.Component;

/** Takes an upload apart before it is kept: how large, of which kind, harmless, without traces. */
@Component
class Intake {
  /** For the database, which stops where its disk is full. */
  private static final long LEFT_FREE = 512L * 1024 * 1024;

  private final FileFolder folder;

  Intake(FileFolder folder) {
    this.folder = folder;
  }

  /** What was kept. */
  record Kept(FileKind kind, String name, long size, String sha256) {}

  Kept keep(CoalitionId coalition, Upload upload, FilePurpose purpose)
      throws IOException, FileRefused {
    var incoming = folder.incoming();
    if (folder.room() < purpose.largest() + LEFT_FREE) throw new FileRefused(new NoRoom());
    try {
      take(upload, incoming, purpose.largest());
      if (Files.size(incoming) == 0) throw new FileRefused(new Empty());
      var kind = kind(incoming, upload, purpose);
      var kept = cleaned(incoming, kind, purpose);
      var sha256 = sha256(incoming);
      long size = Files.size(incoming);
      folder.keep(incoming, coalition, sha256);
      return new Kept(kept, FileName.clean(upload.name(), kept), size, sha256);
    } finally {
      Files.deleteIfExists(incoming);
    }
  }

  private static void take(Upload upload, Path incoming, long largest)
      throws IOException, FileRefused {
    InputStream content;
    try {
      content = upload.content();
    } catch (IOException gone) {
      throw new FileRefused(new Unreadable());
    }
    try (content) {
      FileFolder.take(content, incoming, largest);
    }
  }

  private static FileKind kind(Path file, Upload upload, FilePurpose purpose)
      throws IOException, FileRefused {
    return FileType.of(file, upload.name())
        .filter(purpose.kinds()::contains)
        .orElseThrow(() -> new FileRefused(new TypeNotAllowed(purpose.kindsInWords())));
  }

  /** Replaces the file by what of it is kept, and tells its kind then. */
  private static FileKind cleaned(Path file, FileKind kind, FilePurpose purpose)
      throws IOException, FileRefused {
    if (purpose.picture()) {
      Files.write(file, Picture.drawnAnew(file));
      return FileKind.PNG;
    }
    switch (kind) {
      case JPEG -> Files.write(file, JpegStrip.of(Files.readAllBytes(file)));
      case PNG -> Files.write(file, PngStrip.of(Files.readAllBytes(file)));
      case WEBP -> Files.write(file, WebpStrip.of(Files.readAllBytes(file)));
      default -> {}
    }
    return kind;
  }

  static String sha256(Path file) throws IOException {
    try (var in = new DigestInputStream(Files.newInputStream(file), newSha256())) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(in.getMessageDigest().digest());
    }
  }

  private static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
