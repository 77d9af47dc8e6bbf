package org.prasan.audit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.Acting;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Writes what was done into the coalition's audit log, in the transaction that does it. */
@Service
public class Audit {
  private final AuditChain chain;
  private final Snapshots snapshots;

  Audit(AuditChain chain, Snapshots snapshots) {
    this.chain = chain;
    this.snapshots = snapshots;
  }

  /**
   * Notes that somebody did something to a subject. The module adds a sentence for the deed to its
   * messages under {@code audit.deed.<deed>}: what was done, without who did it, where {0} is the
   * name of the subject and {1}, {2}, {3} are the person, the organization and the role or office
   * that the record names; and a word for the subject under {@code audit.subject.<subject>}.
   *
   * @param deed object and past participle, as in "organization.renamed"
   * @param subject what it was done to, as in "organization" and its id
   * @param before what it was, as a record or map without secrets; null if it did not exist
   * @param after what it is now; null if it is no more
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void record(
      Acting acting,
      String deed,
      String subject,
      Object subjectId,
      @Nullable Object before,
      @Nullable Object after) {
    pending()
        .add(
            new Deed(
                acting,
                deed,
                subject,
                Snapshots.inOneLine(subjectId.toString()),
                snapshots.of(before),
                snapshots.of(after)));
  }

  private static @Nullable BeforeCommit registered() {
    for (var synchronization : TransactionSynchronizationManager.getSynchronizations())
      if (synchronization instanceof BeforeCommit waiting) return waiting;
    return null;
  }

  private BeforeCommit pending() {
    var waiting = registered();
    if (waiting != null) return waiting;
    var fresh = new BeforeCommit();
    TransactionSynchronizationManager.registerSynchronization(fresh);
    return fresh;
  }

  /**
   * Entries wait until just before the commit: the head of the chain is locked for that moment
   * only, and two transactions never wait for each other crosswise.
   */
  private final class BeforeCommit implements TransactionSynchronization {
    private final List<Deed> deeds = new ArrayList<>();
    private boolean committing;

    /** Listeners that run later in the same commit may still add theirs. */
    void add(Deed deed) {
      if (committing) chain.append(List.of(deed));
      else deeds.add(deed);
    }

    @Override
    public void beforeCommit(boolean readOnly) {
      committing = true;
      chain.append(deeds);
    }
  }
}
