package org.prasan.commitment;

import java.util.LinkedHashMap;
import java.util.Map;
import org.prasan.audit.Audit;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Somebody asks an organization for something, or promises it for the own one. */
@Service
class MakeCommitment {
  private final CommitmentRows commitments;
  private final Timeline timeline;
  private final TellOfCommitment tell;
  private final CommitmentClock clock;
  private final Audit audit;

  MakeCommitment(
      CommitmentRows commitments,
      Timeline timeline,
      TellOfCommitment tell,
      CommitmentClock clock,
      Audit audit) {
    this.commitments = commitments;
    this.timeline = timeline;
    this.tell = tell;
    this.clock = clock;
    this.audit = audit;
  }

  /** Sent twice under the same id it is made once; false the second time. */
  @Transactional
  boolean make(Acting acting, CommitmentId id, Promise promise) {
    acting.require(Action.ASK_COMMITMENT);
    var state = promisesItself(acting, promise) ? State.ACCEPTED : State.PROPOSED;
    var made = new Commitment.Made(acting.person(), acting.organization(), clock.now());
    var commitment = Commitment.of(id, promise, asker(acting, promise), made, state);
    if (!commitments.insert(acting.coalitionId(), commitment)) return false;
    timeline.add(acting.coalitionId(), id, Entry.made(acting, commitment, clock.now()));
    audit.record(acting, "commitment.made", "commitment", id, null, told(commitment));
    tell.of(acting.coalition(), acting, commitment, Step.MAKE);
    return true;
  }

  /** Only the person itself says yes by promising. */
  private static boolean promisesItself(Acting acting, Promise promise) {
    return acting.actsFor(promise.owner())
        && acting.person() != null
        && acting.person().equals(promise.person());
  }

  /** Who wrote it down asks only if the own organization does. */
  private static Commitment.Asker asker(Acting acting, Promise promise) {
    var organization = promise.askedBy();
    if (organization == null) return Commitment.Asker.COALITION;
    return new Commitment.Asker(
        organization, acting.actsFor(organization) ? acting.person() : null);
  }

  static Map<String, Object> told(Commitment commitment) {
    var told = new LinkedHashMap<String, Object>();
    told.put("title", commitment.what());
    told.put("state", commitment.state());
    told.put("organization", commitment.owner().value());
    if (commitment.person() != null) told.put("person", commitment.person().value());
    told.put("due", commitment.due());
    if (commitment.askedDue() != null) told.put("askedDue", commitment.askedDue());
    return told;
  }
}
