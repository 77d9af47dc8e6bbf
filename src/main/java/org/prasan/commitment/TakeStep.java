package org.prasan.commitment;

import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.Audit;
import org.prasan.files.StoreOutcome;
import org.prasan.identity.MandateHolders;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.Coalition;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.OrganizationNames;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.Role;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** Somebody says yes or no to a commitment, does it, sees that it is done, or hands it on. */
@Service("takeCommitmentStep")
class TakeStep {
  static final Set<Role> ANYBODY =
      EnumSet.of(
          Role.STAFF,
          Role.CASE_WORKER,
          Role.ALTERNATE,
          Role.FOCAL_POINT,
          Role.DIRECTOR,
          Role.ADMINISTRATOR);

  private final CommitmentRows commitments;
  private final Timeline timeline;
  private final Evidences evidences;
  private final OrganizationNames organizations;
  private final MandateHolders holders;
  private final TellOfCommitment tell;
  private final Calls calls;
  private final CommitmentClock clock;
  private final Audit audit;

  TakeStep(
      CommitmentRows commitments,
      Timeline timeline,
      Evidences evidences,
      OrganizationNames organizations,
      MandateHolders holders,
      TellOfCommitment tell,
      Calls calls,
      CommitmentClock clock,
      Audit audit) {
    this.commitments = commitments;
    this.timeline = timeline;
    this.evidences = evidences;
    this.organizations = organizations;
    this.holders = holders;
    this.tell = tell;
    this.calls = calls;
    this.clock = clock;
    this.audit = audit;
  }

  @Transactional
  Outcome take(Acting acting, CommitmentId id, Wanted wanted) {
    acting.require(Action.SEE_COMMITMENTS);
    var before = commitments.lock(acting.coalitionId(), id).orElse(null);
    if (before == null) return new Outcome.NotThere();
    return take(acting, before, Parties.of(acting, before), wanted);
  }

  /** What follows from elsewhere, in the transaction of its cause, which has seen to who may. */
  @Transactional(propagation = Propagation.MANDATORY)
  Outcome follow(Acting acting, CommitmentId id, Set<Party> as, Wanted wanted) {
    var before = commitments.lock(acting.coalitionId(), id).orElse(null);
    return before == null ? new Outcome.NotThere() : take(acting, before, as, wanted);
  }

  private Outcome take(Acting acting, Commitment before, Collection<Party> parties, Wanted wanted) {
    if (timeline.knows(acting.coalitionId(), before.id(), wanted.id()))
      return new Outcome.Taken(before.state());
    boolean stale =
        wanted.version() != null
            && wanted.version() != before.version()
            && wanted.step() != Step.REMARK;
    return switch (Transitions.take(before.state(), wanted.step(), parties)) {
      case Transitions.Answer.Refused(var why) ->
          stale && why != Transitions.Refusal.NOT_YOUR_STEP
              ? new Outcome.ChangedMeanwhile(before)
              : new Outcome.Refused(why, before.state());
      case Transitions.Answer.Leads(var to, var by) ->
          stale
              ? new Outcome.ChangedMeanwhile(before)
              : Objects.requireNonNullElseGet(
                  wrong(acting, before, wanted), () -> write(acting, before, to, by, wanted));
    };
  }

  // ── what does not do ──

  private @Nullable Outcome wrong(Acting acting, Commitment before, Wanted wanted) {
    return switch (wanted.step()) {
      case ASK_DATE, MOVE_DATE -> wrongDay(before, wanted);
      case HAND_OVER -> wrongOwner(acting, before, wanted);
      case REPORT_DONE ->
          wanted.words().isEmpty() && wanted.files().isEmpty()
              ? new Outcome.Wrong("words", "commitment.wrong.no-evidence")
              : null;
      case REMIND ->
          calls.claim(
                  acting.coalitionId(),
                  before.id(),
                  before.due(),
                  Calls.BY_HAND + clock.today(),
                  clock.now())
              ? null
              : new Outcome.Wrong("words", "commitment.wrong.reminded");
      default -> null;
    };
  }

  private @Nullable Outcome wrongDay(Commitment before, Wanted wanted) {
    var due = wanted.due();
    if (due == null) return new Outcome.Wrong("due", "web.wrong.empty");
    if (due.isBefore(clock.today())) return new Outcome.Wrong("due", "commitment.wrong.past");
    if (due.equals(before.due())) return new Outcome.Wrong("due", "commitment.wrong.same-day");
    // Who said yes to a day cannot be held to an earlier one.
    boolean accepted = before.state() == State.ACCEPTED || before.state() == State.DELAY_ASKED;
    return wanted.step() == Step.MOVE_DATE && accepted && due.isBefore(before.due())
        ? new Outcome.Wrong("due", "commitment.wrong.earlier")
        : null;
  }

  private @Nullable Outcome wrongOwner(Acting acting, Commitment before, Wanted wanted) {
    var owner = wanted.owner();
    if (owner == null) return new Outcome.Wrong("owner", "web.wrong.choose");
    if (before.state() != State.DECLINED
        && owner.equals(before.owner())
        && Objects.equals(wanted.person(), before.person()))
      return new Outcome.Wrong("owner", "commitment.wrong.same-owner");
    return possible(acting, owner, wanted);
  }

  private @Nullable Outcome possible(Acting acting, OrganizationId owner, Wanted wanted) {
    if (organizations.named(acting.coalitionId(), List.of(owner)).isEmpty())
      return new Outcome.Wrong("owner", "web.wrong.choose");
    if (wanted.person() == null) return null;
    return holders.of(acting.coalitionId(), owner, ANYBODY, clock.today()).stream()
            .anyMatch(holder -> holder.person().equals(wanted.person()))
        ? null
        : new Outcome.Wrong("person", "commitment.wrong.person");
  }

  // ── what is written ──

  private Outcome write(Acting acting, Commitment before, State to, Party by, Wanted wanted) {
    var after = changed(acting, before, to, by, wanted);
    var coalition = acting.coalitionId();
    timeline.add(coalition, before.id(), entry(acting, before, after, wanted));
    for (var file : wanted.files())
      if (evidences.keep(acting, before.id(), wanted.id(), file)
          instanceof StoreOutcome.Refused refused) {
        TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        return new Outcome.FileRefused(refused);
      }
    if (!after.equals(before)) commitments.update(coalition, after, clock.now());
    audit.record(
        acting,
        wanted.step().deed(),
        "commitment",
        before.id(),
        MakeCommitment.told(before),
        reasoned(after, wanted));
    tell(acting.coalition(), acting, after, wanted);
    return new Outcome.Taken(to);
  }

  private static Map<String, Object> reasoned(Commitment after, Wanted wanted) {
    var told = MakeCommitment.told(after);
    if (!wanted.words().isEmpty()) told.put("reason", wanted.words());
    return told;
  }

  private void tell(Coalition coalition, Acting acting, Commitment after, Wanted wanted) {
    tell.of(coalition, acting, after, wanted.step());
  }

  private Commitment changed(Acting acting, Commitment before, State to, Party by, Wanted wanted) {
    return switch (wanted.step()) {
      case ACCEPT -> before.taken(to, taker(acting, before, by));
      case ASK_DATE -> before.asked(to, Objects.requireNonNull(wanted.due()));
      case AGREE_DATE -> before.due(to, Objects.requireNonNull(before.askedDue()));
      case MOVE_DATE -> before.due(to, Objects.requireNonNull(wanted.due()));
      case KEEP_DATE -> before.due(to, before.due());
      case HAND_OVER -> before.handed(to, Objects.requireNonNull(wanted.owner()), wanted.person());
      case REPORT_DONE -> before.done(to, clock.today(), wanted.words());
      case SEND_BACK -> before.done(to, null, wanted.words());
      case DECLINE, TAKE_BACK, LEAVE -> before.ended(to, wanted.words());
      case CONFIRM -> before.in(to);
      case MAKE, REMIND, REMARK -> before;
    };
  }

  /** Who says yes for the organization is the one who does it, unless somebody else is named. */
  private static @Nullable PersonId taker(Acting acting, Commitment before, Party by) {
    return before.person() == null && by == Party.SUPERVISOR ? acting.person() : before.person();
  }

  private Entry entry(Acting acting, Commitment before, Commitment after, Wanted wanted) {
    boolean handed = wanted.step() == Step.HAND_OVER;
    return new Entry(
        wanted.id(),
        wanted.step(),
        after.state(),
        wanted.words(),
        day(before, after, wanted.step()),
        handed ? after.owner() : null,
        handed ? after.person() : null,
        Entry.By.of(acting),
        clock.now());
  }

  private static @Nullable LocalDate day(Commitment before, Commitment after, Step step) {
    return switch (step) {
      case ASK_DATE -> after.askedDue();
      case AGREE_DATE, MOVE_DATE, KEEP_DATE -> after.due();
      case ACCEPT, REPORT_DONE, REMIND -> before.due();
      default -> null;
    };
  }
}
