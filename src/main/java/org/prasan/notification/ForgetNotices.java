package org.prasan.notification;

import java.time.Clock;
import java.time.Duration;
import org.prasan.tenancy.Coalition;
import org.prasan.tenancy.Coalitions;
import org.prasan.tenancy.Tenancy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What was told long ago goes, and what nobody could send is given up. */
@Component
class ForgetNotices {
  private static final Duration NOTICES_KEPT = Duration.ofDays(365);
  private static final Duration LETTERS_KEPT = Duration.ofDays(90);

  /** Without a mail server nothing leaves; one that comes later must not send last week's news. */
  private static final Duration QUEUED = Duration.ofDays(3);

  private final NoticeRows notices;
  private final LetterRows letters;
  private final MailQueue queue;
  private final Coalitions coalitions;
  private final TransactionTemplate transaction;
  private final Clock clock;

  ForgetNotices(
      NoticeRows notices,
      LetterRows letters,
      MailQueue queue,
      Coalitions coalitions,
      TransactionTemplate transaction,
      Clock clock) {
    this.notices = notices;
    this.letters = letters;
    this.queue = queue;
    this.coalitions = coalitions;
    this.transaction = transaction;
    this.clock = clock;
  }

  void forget() {
    transaction.executeWithoutResult(status -> giveUp());
    for (var coalition : coalitions.all())
      Tenancy.run(
          coalition.id(), () -> transaction.executeWithoutResult(status -> forget(coalition)));
  }

  private void giveUp() {
    for (var entry : queue.forget(clock.instant().minus(QUEUED)))
      if (entry.letter())
        Tenancy.run(
            entry.coalition(),
            () -> letters.turn(entry.coalition(), entry.id(), LetterRows.State.GIVEN_UP));
  }

  private void forget(Coalition coalition) {
    notices.forget(coalition.id(), clock.instant().minus(NOTICES_KEPT));
    letters.forget(coalition.id(), clock.instant().minus(LETTERS_KEPT));
  }
}
