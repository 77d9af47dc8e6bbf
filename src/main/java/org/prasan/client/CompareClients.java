package org.prasan.client;

import java.time.Duration;
import java.util.Optional;
import org.prasan.tenancy.Coalition;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.Tenancy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Compares, as the product, the clients somebody asked about with those of the others. */
@Component
class CompareClients {
  /** How long whoever asked agrees to talk with those who come to know the client later. */
  private static final Duration STANDS = Duration.ofDays(30);

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
    var agreed = agreed(coalition, match, fresh).orElse(null);
    if (agreed != null) {
      if (!elsewhere.refused(coalition.id(), match)
          && elsewhere.meet(coalition.id(), match, agreed, clock.now()))
        tell.bothAsked(coalition, match, agreed);
    } else if (fresh) {
      elsewhere.askOwner(coalition.id(), match);
      tell.question(coalition, match.known());
    }
  }

  /**
   * Where the two were found before, one of them was asked for as long as it takes. Found now, the
   * other may have asked long ago, about somebody it no longer works with, or have left.
   */
  private Optional<PersonId> agreed(
      Coalition coalition, KnownElsewhere.Match match, boolean fresh) {
    if (!fresh) return elsewhere.asker(coalition.id(), match.knownFile());
    return elsewhere
        .askerOfLate(coalition.id(), match.knownFile(), clock.now().minus(STANDS))
        .filter(person -> tell.reaches(coalition, match.known(), person));
  }
}
