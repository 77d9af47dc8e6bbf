package org.prasan.audit;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.Verdict.Break;
import org.prasan.audit.Verdict.Broken;
import org.prasan.audit.Verdict.Unbroken;
import org.prasan.tenancy.CoalitionId;

/** One way along a chain, from its first entry to its end. */
final class ChainWalk {
  private final CoalitionId coalition;
  private final TreeMap<Long, Seal> ahead;
  private long number;
  private String hash = AuditChain.START;
  private @Nullable Instant sealed;

  ChainWalk(CoalitionId coalition, Map<Long, Seal> seals) {
    this.coalition = coalition;
    ahead = new TreeMap<>(seals);
  }

  long number() {
    return number;
  }

  @Nullable Broken step(AuditEntry entry) {
    if (entry.number() != number + 1) return new Broken(number + 1, Break.MISSING);
    number++;
    if (!entry.holds() || !entry.coalitionId().equals(coalition.value()))
      return new Broken(number, Break.CHANGED);
    if (!entry.previousHash().equals(hash)) return new Broken(number, Break.OUT_OF_ORDER);
    hash = entry.hash();
    var seal = ahead.remove(number);
    if (seal == null) return null;
    if (!seal.hash().equals(hash)) return new Broken(number, Break.REWRITTEN);
    sealed = seal.at();
    return null;
  }

  Verdict end(AuditChain.Head head) {
    if (head.number() > number || !ahead.isEmpty()) return new Broken(number + 1, Break.CUT_OFF);
    if (head.number() < number) return new Broken(head.number() + 1, Break.BEYOND_THE_END);
    if (!head.hash().equals(hash)) return new Broken(number, Break.REWRITTEN);
    return new Unbroken(number, hash, sealed);
  }
}
