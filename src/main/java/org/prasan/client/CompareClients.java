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
    var inquiry = elsewhere.next(coalition.id()).orElse(null);
    if (inquiry == null) return false;
    for (var match : elsewhere.matches(coalition.id(), inquiry))
      if (elsewhere.askOwner(coalition.id(), match)) tell.question(coalition, match.known());
    elsewhere.compared(coalition.id(), inquiry, clock.now());
    return true;
  }
}
