package org.prasan.membership;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.files.FileKind;
import org.prasan.files.FilePurpose;

/**
 * The paper that proves an organization's registration.
 *
 * @param expires the last day on which it is valid; null if it stays valid
 */
record Evidence(UUID file, String name, @Nullable LocalDate expires) {
  static final FilePurpose PURPOSE =
      FilePurpose.of("evidence", FileKind.PDF, FileKind.PNG, FileKind.JPEG);

  public boolean expiredOn(LocalDate day) {
    return expires != null && expires.isBefore(day);
  }
}
