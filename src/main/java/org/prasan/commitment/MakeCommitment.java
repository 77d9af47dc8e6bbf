package org.prasan.commitment;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.prasan.audit.Audit;
import org.prasan.identity.MandateHolders;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.OrganizationNames;
import org.prasan.tenancy.Role;
import org.prasan.web.IdTaken;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Somebody asks an organization for something, or promises it for the own one. */
@Service
class MakeCommitment {
  private final CommitmentRows commitments;
  private final Timeline timeline;
  private final OrganizationNames organizations;
  private final MandateHolders holders;
  private final TellOfCommitment tell;
  private final CommitmentClock clock;
  private final Audit audit;

  MakeCommitment(
      CommitmentRows commitments,
      Timeline timeline,
      OrganizationNames organizations,
      MandateHolders holders,
      TellOfCommitment tell,
      CommitmentClock clock,
      Audit audit) {
    this.commitments = commitments;
    this.timeline = timeline;
    this.organizations = organizations;
    this.holders = holders;
    this.tell = tell;
    this.clock = clock;
    this.audit = audit;
  }

  /** Sent twice under the same id it is made once; false the second time. */
  @Transactional
  boolean make(Acting acting, CommitmentId id, Promise promise) {
    acting.require(Action.ASK_COMMITMENT);
    known(acting, promise);
    var state = promisesItself(acting, promise) ? State.ACCEPTED : State.PROPOSED;
    var made = new Commitment.Made(acting.person(), acting.organization(), clock.now());
    var commitment = Commitment.of(id, promise, asker(acting, promise), made, state);
    if (!commitments.insert(acting.coalitionId(), commitment)) {
      if (!sentBefore(acting, commitment)) throw new IdTaken();
      return false;
    }
    timeline.add(acting.coalitionId(), id, Entry.made(acting, commitment, clock.now()));
    audit.record(acting, "commitment.made", "commitment", id, null, told(commitment));
    tell.of(acting.coalition(), acting, commitment, Step.MAKE);
    return true;
  }

  /** Pages offer nobody else; what comes here all the same was never chosen on one. */
  private void known(Acting acting, Promise promise) {
    var owner = promise.owner();
    if (organizations.named(acting.coalitionId(), List.of(owner)).isEmpty())
      throw new IllegalArgumentException("No organization of this coalition promises it");
    if (promise.person() != null
        && holders
            .of(acting.coalitionId(), owner, EnumSet.allOf(Role.class), clock.today())
            .stream()
            .noneMatch(holder -> holder.person().equals(promise.person())))
      throw new IllegalArgumentException("Who shall do it does not act for the organization");
  }

  /** By what never changes of a promise: its words, where it comes from, and who wrote it down. */
  private boolean sentBefore(Acting acting, Commitment again) {
    return commitments
        .find(acting.coalitionId(), again.id())
        .filter(there -> there.what().equals(again.what()))
        .filter(there -> Objects.equals(there.source(), again.source()))
        .filter(there -> Objects.equals(there.made().by(), again.made().by()))
        .isPresent();
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
