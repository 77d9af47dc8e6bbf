package org.prasan.agreement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.files.FileId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;

/**
 * A party's signature under one text.
 *
 * @param fingerprint of the text it stands under
 * @param paper the scanned copy; null if it was given here
 * @param reference by which people speak of it
 * @param recordedBy who gave it here, or who put the paper here
 */
record Signature(
    UUID party,
    int text,
    String fingerprint,
    Signer signer,
    LocalDate on,
    @Nullable Paper paper,
    String reference,
    Instant recordedAt,
    @Nullable PersonId recordedBy,
    @Nullable OrganizationId recordedFor) {

  /** Who signs, in what position. */
  record Signer(String name, String position) {}

  /** The scanned copy of a signed paper. */
  record Paper(FileId file, String name) {}

  public boolean onPaper() {
    return paper != null;
  }
}
