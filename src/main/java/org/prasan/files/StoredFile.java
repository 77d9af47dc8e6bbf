package org.prasan.files;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;

/**
 * A file that is kept.
 *
 * @param name cleaned, fit for any disk
 * @param sha256 of the bytes as kept, by which they are found
 * @param drawnByUs a picture made anew from what was sent, which pages may show
 * @param person who uploaded it; null for the product itself
 */
public record StoredFile(
    CoalitionId coalition,
    FileId id,
    String purpose,
    String name,
    FileKind kind,
    long size,
    String sha256,
    @Nullable PersonId person,
    @Nullable OrganizationId organization,
    Instant at,
    boolean drawnByUs) {

  /** Whoever uploaded it, and when. */
  boolean isSameAs(StoredFile other) {
    return purpose.equals(other.purpose) && name.equals(other.name) && sha256.equals(other.sha256);
  }

  /** In kilobytes or megabytes, as people say it. */
  public String sizeInWords() {
    return FileSize.inWords(size);
  }
}
