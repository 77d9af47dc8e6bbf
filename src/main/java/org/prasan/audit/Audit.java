package org.prasan.audit;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.Acting;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/** Writes what was done into the coalition's audit log, in the transaction that does it. */
@Service
public class Audit {
  private final AuditChain chain;
  private final JsonMapper json;
  private final Clock clock;

  Audit(AuditChain chain, JsonMapper json, Clock clock) {
    this.chain = chain;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Notes that somebody did something to a subject.
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
            new AuditChain.Deed(
                acting,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                deed,
                subject,
                subjectId.toString(),
                text(before),
                text(after)));
  }

  private @Nullable String text(@Nullable Object value) {
    return value == null ? null : json.writeValueAsString(value);
  }

  /**
   * Entries wait until just before the commit: the head of the chain is locked for that moment
   * only, and two transactions never wait for each other crosswise.
   */
  private List<AuditChain.Deed> pending() {
    for (var synchronization : TransactionSynchronizationManager.getSynchronizations())
      if (synchronization instanceof BeforeCommit waiting) return waiting.deeds;
    var waiting = new BeforeCommit();
    TransactionSynchronizationManager.registerSynchronization(waiting);
    return waiting.deeds;
  }

  private final class BeforeCommit implements TransactionSynchronization {
    private final List<AuditChain.Deed> deeds = new ArrayList<>();

    @Override
    public void beforeCommit(boolean readOnly) {
      chain.append(deeds);
    }
  }
}
