package org.prasan.operation;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Files that only a passphrase opens, sealed as backups are and with the same passphrase. */
@Component
public class SealedFiles {
  private final Settings settings;
  private final SealedArchive.Effort effort;

  @Autowired
  SealedFiles(Settings settings) {
    this(settings, SealedArchive.Effort.FULL);
  }

  SealedFiles(Settings settings, SealedArchive.Effort effort) {
    this.settings = settings;
    this.effort = effort;
  }

  /** The passphrase by which something is sealed now; it may be asked for. */
  public Secret fresh() {
    return Passphrase.fresh(settings);
  }

  /**
   * The passphrase by which something was sealed earlier, perhaps elsewhere; it may be asked for.
   */
  public Secret known() {
    return Passphrase.known(settings);
  }

  public static boolean isSealed(Path file) throws IOException {
    return SealedArchive.isOne(file);
  }

  public OutputStream write(Path file, Secret passphrase) throws IOException {
    return new SealedArchive(file, passphrase, effort).write();
  }

  /** The caller reads to the end before it believes anything. */
  public InputStream read(Path file, Secret passphrase) throws IOException {
    return new SealedArchive(file, passphrase, effort).read();
  }
}
