package org.prasan.client;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.OrganizationId;
import org.prasan.vault.DataKeyId;

/**
 * The file of a client, as far as it stands in clear.
 *
 * @param number of its organization and year of the Buddhist Era, as in 69-0001
 * @param withheld what the client prefers not to tell, and is not asked for again
 */
record ClientFile(
    ClientId id,
    OrganizationId owner,
    DataKeyId key,
    String number,
    Triage triage,
    Set<DataGroup> withheld,
    Instant opened,
    @Nullable Closing closing,
    @Nullable Erasure erasure,
    int version) {
  ClientFile {
    withheld = Set.copyOf(withheld);
  }

  /** When the work ended, and why. */
  record Closing(Instant at, CloseReason why) {}

  /** When the client was erased, and why. */
  record Erasure(Instant at, EraseReason why) {}

  public boolean open() {
    return closing == null && erasure == null;
  }

  public boolean erased() {
    return erasure != null;
  }
}
