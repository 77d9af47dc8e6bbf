package org.prasan.client;

import org.prasan.tenancy.Coalition;
import org.prasan.tenancy.Tenancy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Compares, as the product, the clients somebody asked about with those of the others. */
@Component
class CompareClients {
  private final KnownElsewhere elsewhere;
  private final TellOfQuestions tell;
  private final ClientClock clock;
  private final TransactionTemplate transaction;

  CompareClients(
      KnownElsewhere elsewhere,
      TellOfQuestions tell,
      ClientClock clock,
      TransactionTemplate transaction) {
    this.elsewhere = elsewhere;
    this.tell = tell;
    this.clock = clock;
    this.transaction = transaction;
  }

  /** Answers how many inquiries were looked at. */
  int compare(Coalition coalition) {
    return Tenancy.asProduct(
        coalition.id(),
        () -> {
          int compared = 0;
          while (transaction.execute(status -> next(coalition))) compared++;
          return compared;
        });
  }

  /**
   * Nothing of it stands in the log: whoever reads it may belong to the organization that asked.
   */
  private boolean next(Coalition coalition) {
    elsewhere.oneAfterAnother(coalition.id());
    var inquiry = elsewhere.next(coalition.id()).orElse(null);
    if (inquiry == null) return false;
    for (var match : elsewhere.matches(coalition.id(), inquiry)) found(coalition, match);
    elsewhere.compared(coalition.id(), inquiry, clock.now());
    return true;
  }

  /** Who asked about the same client agreed to talk by that, and is not asked. */
  private void found(Coalition coalition, KnownElsewhere.Match match) {
    boolean fresh = elsewhere.keep(coalition.id(), match);
    var agreed = elsewhere.asker(coalition.id(), match.knownFile()).orElse(null);
    if (agreed != null) {
      if (!elsewhere.refused(coalition.id(), match)
          && elsewhere.meet(coalition.id(), match, agreed, clock.now()))
        tell.bothAsked(coalition, match, agreed);
    } else if (fresh) {
      elsewhere.askOwner(coalition.id(), match);
      tell.question(coalition, match.known());
    }
  }
}
