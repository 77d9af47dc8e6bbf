package org.prasan.roster;

import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.Audit;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Coalition;
import org.prasan.tenancy.CoalitionId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes a draft that somebody asked for, beside the pages; it holds no connection meanwhile. */
@Component
class SolveDraft {
  private static final Logger log = LoggerFactory.getLogger(SolveDraft.class);

  private final Editions editions;
  private final Assignments assignments;
  private final MonthProblem problems;
  private final TransactionTemplate transaction;
  private final Audit audit;

  SolveDraft(
      Editions editions,
      Assignments assignments,
      MonthProblem problems,
      TransactionTemplate transaction,
      Audit audit) {
    this.editions = editions;
    this.assignments = assignments;
    this.problems = problems;
    this.transaction = transaction;
    this.audit = audit;
  }

  void solve(Coalition coalition, EditionId id) {
    solve(coalition, id, Drafting.thorough());
  }

  void solve(Coalition coalition, EditionId id, Drafting drafting) {
    var problem = transaction.execute(_ -> problem(coalition.id(), id));
    if (problem == null) return;
    try {
      var draft =
          drafting.draft(
              problem, (hundredths, score) -> progress(coalition.id(), id, hundredths, score));
      if (draft != null) transaction.executeWithoutResult(_ -> keep(coalition, id, draft));
    } catch (RuntimeException failure) {
      log.error("A draft of the roster failed", failure);
      transaction.executeWithoutResult(
          _ -> {
            if (isWanted(coalition.id(), id))
              editions.advance(coalition.id(), id, Edition.State.FAILED, 0, null);
          });
    }
  }

  private @Nullable Problem problem(CoalitionId coalition, EditionId id) {
    return editions
        .byId(coalition, id)
        .filter(edition -> edition.is(Edition.State.QUEUED))
        .map(edition -> problems.of(coalition, edition))
        .orElse(null);
  }

  private boolean progress(CoalitionId coalition, EditionId id, int hundredths, String score) {
    return Boolean.TRUE.equals(
        transaction.execute(
            _ -> {
              if (!isWanted(coalition, id)) return false;
              editions.advance(coalition, id, Edition.State.QUEUED, hundredths, score);
              return true;
            }));
  }

  /** Nobody has discarded it meanwhile. */
  private boolean isWanted(CoalitionId coalition, EditionId id) {
    return editions
        .lock(coalition, id)
        .filter(edition -> edition.is(Edition.State.QUEUED))
        .isPresent();
  }

  private void keep(Coalition coalition, EditionId id, Drafting.Draft draft) {
    if (!isWanted(coalition.id(), id)) return;
    var edition = editions.byId(coalition.id(), id).orElseThrow();
    var month = new ArrayList<>(problems.begun(coalition.id(), edition));
    month.addAll(draft.assignments());
    assignments.write(coalition.id(), id, month);
    editions.advance(coalition.id(), id, Edition.State.DRAFT, 100, draft.score());
    audit.record(
        Acting.system(coalition, DraftMonth.JOB),
        "edition.drafted",
        "edition",
        id,
        null,
        DraftMonth.told(edition));
  }
}
