package org.prasan.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.prasan.files.StoreOutcome.Empty;
import org.prasan.files.StoreOutcome.TooLarge;
import org.prasan.files.StoreOutcome.TypeNotAllowed;
import org.prasan.files.StoreOutcome.Unreadable;

/** An upload taken apart for whoever keeps it sealed; unlike a file it is written to no disk. */
public sealed interface CheckedUpload {
  /** It is none of what was asked for. */
  record NotTaken(StoreOutcome.Refused why) implements CheckedUpload {}

  /** What it is by its content, without the traces that cameras leave in pictures. */
  final class Sound implements CheckedUpload {
    private final FileKind kind;
    private final String name;
    private final byte[] content;

    Sound(FileKind kind, String name, byte[] content) {
      this.kind = kind;
      this.name = name;
      this.content = content.clone();
    }

    public FileKind kind() {
      return kind;
    }

    public String name() {
      return name;
    }

    public byte[] content() {
      return content.clone();
    }

    /** Nobody's papers in a log. */
    @Override
    public String toString() {
      return "Sound[" + kind + "]";
    }
  }

  static CheckedUpload of(Upload upload, FilePurpose purpose) {
    try {
      var bytes = read(upload, Math.toIntExact(purpose.largest()));
      var kind =
          FileType.ofSealed(bytes)
              .filter(purpose.kinds()::contains)
              .orElseThrow(() -> new FileRefused(new TypeNotAllowed(purpose.kindsInWords())));
      return new Sound(kind, FileName.clean(upload.name(), kind), withoutTraces(kind, bytes));
    } catch (FileRefused refused) {
      return new NotTaken(refused.reason());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] read(Upload upload, int largest) throws IOException, FileRefused {
    try (var in = upload.content()) {
      var bytes = in.readNBytes(largest + 1);
      if (bytes.length == 0) throw new FileRefused(new Empty());
      if (bytes.length > largest) throw new FileRefused(new TooLarge(largest));
      return bytes;
    } catch (java.nio.file.NoSuchFileException gone) {
      throw new FileRefused(new Unreadable());
    }
  }

  private static byte[] withoutTraces(FileKind kind, byte[] bytes) throws FileRefused {
    return switch (kind) {
      case JPEG -> JpegStrip.of(bytes);
      case PNG -> PngStrip.of(bytes);
      case WEBP -> WebpStrip.of(bytes);
      default -> bytes;
    };
  }
}
