package org.prasan.audit;

import org.prasan.tenancy.CoalitionId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Checks a coalition's log entry by entry, and against the heads kept outside the database. */
@Component
class VerifyChain {
  private static final int AT_ONCE = 2000;

  private final AuditEntries entries;
  private final Seals seals;

  VerifyChain(AuditEntries entries, Seals seals) {
    this.entries = entries;
    this.seals = seals;
  }

  /** All reads see one moment, or an entry written meanwhile would look like one too many. */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  Verdict verify(CoalitionId coalition) {
    // Before the snapshot is taken, or a seal made meanwhile would look like entries cut off.
    var walk = new ChainWalk(coalition, seals.of(coalition));
    int read;
    do {
      var some = entries.after(coalition, walk.number(), AT_ONCE);
      for (var entry : some) {
        var broken = walk.step(entry);
        if (broken != null) return broken;
      }
      read = some.size();
    } while (read == AT_ONCE);
    return walk.end(entries.head(coalition).orElse(new AuditChain.Head(0, AuditChain.START)));
  }
}
