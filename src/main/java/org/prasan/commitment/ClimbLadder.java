package org.prasan.commitment;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.prasan.tenancy.Coalition;
import org.prasan.tenancy.PersonId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Reminds of what comes due, and calls those who stand above when a day has passed. */
@Component
class ClimbLadder {
  private static final Logger LOG = LoggerFactory.getLogger(ClimbLadder.class);
  private static final int AT_ONCE = 500;

  private final CommitmentRows commitments;
  private final Calls calls;
  private final TellOfCommitment tell;
  private final Concerned concerned;
  private final CommitmentClock clock;
  private final TransactionTemplate transaction;

  ClimbLadder(
      CommitmentRows commitments,
      Calls calls,
      TellOfCommitment tell,
      Concerned concerned,
      CommitmentClock clock,
      TransactionTemplate transaction) {
    this.commitments = commitments;
    this.calls = calls;
    this.tell = tell;
    this.concerned = concerned;
    this.clock = clock;
    this.transaction = transaction;
  }

  /** Runs under the row-level security of the coalition; answers how many rungs were climbed. */
  int climb(Coalition coalition) {
    int climbed = 0;
    for (var rung : Ladder.RUNGS) climbed += climb(coalition, rung, clock.today());
    return climbed;
  }

  /** One commitment per transaction: what goes wrong with one keeps none of the others waiting. */
  private int climb(Coalition coalition, Ladder.Rung rung, LocalDate today) {
    var until = today.minusDays(rung.days());
    var from = until.minusDays(Ladder.MADE_UP_DAYS);
    int climbed = 0;
    List<CommitmentId> due;
    do {
      due = transaction.execute(_ -> due(coalition, rung, from, until));
      var secretaries = secretaries(coalition, rung, due);
      int before = climbed;
      for (var id : due)
        try {
          if (transaction.execute(_ -> one(coalition, id, rung, secretaries))) climbed++;
        } catch (RuntimeException e) {
          LOG.error("Nobody could be told that commitment {} is due", id, e);
        }
      if (climbed == before) break;
    } while (due.size() == AT_ONCE);
    return climbed;
  }

  private List<CommitmentId> due(
      Coalition coalition, Ladder.Rung rung, LocalDate from, LocalDate until) {
    return commitments.uncalled(coalition.id(), rung.name(), from, until, AT_ONCE);
  }

  /** Asked once, since everybody's offices have to be looked at. */
  private Set<PersonId> secretaries(Coalition coalition, Ladder.Rung rung, List<CommitmentId> due) {
    return due.isEmpty() || rung.who() != Ladder.Who.SECRETARY
        ? Set.of()
        : transaction.execute(_ -> concerned.office(coalition.id()));
  }

  private boolean one(
      Coalition coalition, CommitmentId id, Ladder.Rung rung, Set<PersonId> secretaries) {
    var commitment = commitments.lock(coalition.id(), id).orElse(null);
    if (commitment == null || !commitment.state().toDo()) return false;
    var due = commitment.due();
    if (!calls.claim(coalition.id(), id, due, rung.name(), clock.now())) return false;
    int told = tell.climb(coalition, commitment, rung, secretaries);
    calls.told(coalition.id(), id, due, rung.name(), told);
    return true;
  }
}
