package org.prasan.admission;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.files.FileKind;
import org.prasan.files.FilePurpose;
import org.prasan.language.LocalizedText;

/**
 * A file that proves one of the things the coalition asks for.
 *
 * @param requirement what it proves, in the words of the rule
 * @param expires the last day on which it is valid; null if it stays valid
 */
record Paper(
    UUID id,
    LocalizedText requirement,
    UUID file,
    String name,
    long size,
    @Nullable LocalDate expires) {
  static final FilePurpose PURPOSE =
      FilePurpose.of("application-paper", FileKind.PDF, FileKind.PNG, FileKind.JPEG);

  public boolean expiredOn(LocalDate day) {
    return expires != null && expires.isBefore(day);
  }

  boolean proves(Criterion requirement) {
    return this.requirement.th().equals(requirement.text().th());
  }
}
