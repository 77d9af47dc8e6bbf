package org.prasan.referral;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.Audit;
import org.prasan.roster.SeatId;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.Tenancy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes down that a step was taken, with everything that follows from it: the state, the keys, the
 * clocks, the audit log, and a notice to the other side.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Steps {
  /** Instead of an id. */
  static final String DRAFT = "draft";

  private final Referrals referrals;
  private final Addresses addresses;
  private final Consents consents;
  private final Course course;
  private final Looks looks;
  private final Words words;
  private final Practices practices;
  private final Keyring keyring;
  private final ReferralNotices notices;
  private final ReferralClock clock;
  private final Audit audit;

  Steps(
      Referrals referrals,
      Addresses addresses,
      Consents consents,
      Course course,
      Looks looks,
      Words words,
      Practices practices,
      Keyring keyring,
      ReferralNotices notices,
      ReferralClock clock,
      Audit audit) {
    this.referrals = referrals;
    this.addresses = addresses;
    this.consents = consents;
    this.course = course;
    this.looks = looks;
    this.words = words;
    this.practices = practices;
    this.keyring = keyring;
    this.notices = notices;
    this.clock = clock;
    this.audit = audit;
  }

  /**
   * A step as somebody wants to take it.
   *
   * @param id of the form it was sent with, so that it is taken once
   * @param version of the referral the page showed; null for what depends on no page
   * @param reason a code that belongs to the step
   * @param words in the open, empty if nothing was said
   * @param suggested another seat that may help
   */
  record Wanted(
      UUID id,
      @Nullable Integer version,
      Step step,
      @Nullable String reason,
      String words,
      @Nullable SeatId suggested) {
    static Wanted plain(Step step, @Nullable Integer version) {
      return new Wanted(FreshId.next(), version, step, null, "", null);
    }

    /** Taken also from a page that is old. */
    Wanted whateverCame() {
      return new Wanted(id, null, step, reason, words, suggested);
    }

    /** Nobody's words in a log. */
    @Override
    public String toString() {
      return "Wanted[" + step + "]";
    }
  }

  /** Whether it may be taken; nothing is written yet. */
  Optional<Outcome> refused(Acting acting, Referral referral, Set<Party> parties, Wanted wanted) {
    if (parties.isEmpty()) return Optional.of(new Outcome.NotThere());
    if (course.knows(acting.coalitionId(), referral.id(), wanted.id(), wanted.step()))
      return Optional.of(new Outcome.Done(referral.state()));
    var answer = Transitions.take(referral, wanted.step(), parties);
    boolean stale = wanted.version() != null && wanted.version() != referral.version();
    if (answer instanceof Transitions.Answer.Refused(var why))
      return Optional.of(
          stale && why != Refusal.NOT_YOUR_STEP && why != Refusal.ERASED
              ? new Outcome.ChangedMeanwhile(referral.state())
              : new Outcome.Refused(why, referral.state()));
    return stale ? Optional.of(new Outcome.ChangedMeanwhile(referral.state())) : Optional.empty();
  }

  /** The first step of a referral just written, which starts no clock and tells nobody. */
  Outcome begin(Acting acting, Referral referral) {
    var first = Wanted.plain(Step.SAVE, null);
    course.add(
        acting.coalitionId(),
        referral,
        entry(acting, referral, Party.SENDER, first, referral.state()),
        null);
    record(acting, referral, first);
    return new Outcome.Done(referral.state());
  }

  /** To be called when {@link #refused} had nothing against it. */
  Outcome take(Acting acting, Referral before, Set<Party> parties, Wanted wanted) {
    var leads = (Transitions.Answer.Leads) Transitions.take(before, wanted.step(), parties);
    return write(acting, before, before, by(before, wanted.step(), parties), wanted, leads.to());
  }

  /**
   * The same where the step also changes what is asked for, or of whom.
   *
   * @param now as it is rewritten
   */
  Outcome take(Acting acting, Referral before, Referral now, Set<Party> parties, Wanted wanted) {
    var leads = (Transitions.Answer.Leads) Transitions.take(before, wanted.step(), parties);
    return write(acting, before, now, by(before, wanted.step(), parties), wanted, leads.to());
  }

  /** As whom somebody takes the step who could as several: the nearest to the client. */
  private static Party by(Referral referral, Step step, Set<Party> parties) {
    return parties.stream()
        .filter(
            party ->
                Transitions.take(referral, step, Set.of(party)) instanceof Transitions.Answer.Leads)
        .findFirst()
        .orElseThrow();
  }

  private Outcome write(
      Acting acting, Referral before, Referral now, Party by, Wanted wanted, State to) {
    var coalition = acting.coalitionId();
    var sealed = words.seal(coalition, now, Course.words(wanted.id()), wanted.words());
    var after = now.moved(to, to == State.ESCALATED ? from(before) : null, offered(before, to));
    course.add(coalition, now, entry(acting, now, by, wanted, to), sealed);
    var times = times(coalition, after);
    referrals.move(coalition, after, times, clock.now());
    addresses.move(coalition, after, to, times.at(after.epoch()));
    if (times.atSeats().size() > 1) addresses.due(coalition, after.id(), times);
    if (wanted.step() == Step.WITHDRAW_CONSENT) withdraw(acting, before, after, by);
    else if (to.ended() && !reads(after)) endReading(acting, after, by);
    keyring.align(coalition, before, after);
    record(acting, after, wanted);
    if (to == State.ESCALATED) notices.alarm(acting.coalition(), after, by);
    else notices.tell(acting.coalition(), after, by);
    return new Outcome.Done(to);
  }

  private static State from(Referral before) {
    return before.escalatedFrom() == null ? before.state() : before.escalatedFrom();
  }

  /** A seat asked anew knows nothing until it is offered to it. */
  private static boolean offered(Referral before, State to) {
    return switch (to) {
      case DRAFT, CONSENT_PENDING -> false;
      case OFFERED, ESCALATED -> true;
      default -> before.offered();
    };
  }

  private Entry entry(Acting acting, Referral referral, Party by, Wanted wanted, State to) {
    return new Entry(
        wanted.id(),
        referral.epoch(),
        wanted.step(),
        to,
        by,
        wanted.reason(),
        wanted.suggested(),
        acting.person(),
        acting.organization(),
        clock.now());
  }

  /** Who ever had the details open at this seat must destroy what was copied from them. */
  private void withdraw(Acting acting, Referral before, Referral after, Party by) {
    consents.withdraw(acting.coalitionId(), before, clock.now());
    if (asks(acting, before)) askBack(acting, after, by);
  }

  /** Who read it in an emergency keeps nothing of that once it has ended there. */
  private void endReading(Acting acting, Referral ended, Party by) {
    var past = past(acting, ended);
    boolean accepted = Course.accepted(past, ended.epoch());
    if ((!accepted || Course.mayHaveCopiesOfEmergency(past, ended.epoch())) && asks(acting, ended))
      askBack(acting, ended, by);
  }

  /** By consent, and not in an emergency alone. */
  private static boolean reads(Referral there) {
    return there.reading(Party.RECEIVER) == Reading.SEALED;
  }

  /** It goes on to another seat: so must whoever had the details open at the one it leaves. */
  void recall(Acting acting, Referral left) {
    if (!asks(acting, left)) return;
    recall(acting, left, Party.SENDER);
    notices.receiver(acting.coalition(), left);
  }

  /**
   * Reviewers found that a seat should not have read it in an emergency: it keeps no copies, also
   * while the referral goes on. Not one that has accepted since, as long as it reads by consent.
   *
   * @param there as it was addressed to the seat that read
   */
  void recallUnjustified(Acting acting, Referral there) {
    boolean accepted = Course.accepted(past(acting, there), there.epoch());
    boolean byConsent = reads(there) || (accepted && !there.state().ended());
    if (byConsent || !asks(acting, there)) return;
    recall(acting, there, Party.REVIEWER);
    notices.receiver(acting.coalition(), there);
  }

  private void askBack(Acting acting, Referral referral, Party by) {
    recall(acting, referral, by);
    setClocks(acting.coalitionId(), referral);
  }

  private void recall(Acting acting, Referral there, Party by) {
    note(acting, there, by, Milestone.RECALL_ISSUED);
    addresses.recall(acting.coalitionId(), there.id(), there.epoch(), true);
  }

  /**
   * Once for what was read until it is answered; of a made-up client there is nothing to destroy.
   */
  boolean asks(Acting acting, Referral there) {
    var past = past(acting, there);
    return !Course.recalled(past, there.epoch())
        && (Course.mayHaveCopies(past, there.epoch()) || readSinceDestroyed(acting, there, past))
        && !practices.has(acting.coalitionId(), there.client());
  }

  private boolean readSinceDestroyed(Acting acting, Referral there, List<Entry> past) {
    var coalition = acting.coalitionId();
    return Course.destroyed(past, there.epoch())
        .filter(moment -> Tenancy.asProduct(coalition, () -> looks.since(coalition, there, moment)))
        .isPresent();
  }

  private List<Entry> past(Acting acting, Referral referral) {
    var coalition = acting.coalitionId();
    return Tenancy.asProduct(coalition, () -> course.of(coalition, referral.id()));
  }

  /** Something that happened beside the course. */
  void note(Acting acting, Referral referral, Party by, Milestone what) {
    course.add(
        acting.coalitionId(),
        referral,
        new Entry(
            FreshId.next(),
            referral.epoch(),
            what,
            referral.state(),
            by,
            null,
            null,
            acting.person(),
            acting.organization(),
            clock.now()),
        null);
  }

  void setClocks(CoalitionId coalition, Referral referral) {
    var times = times(coalition, referral);
    referrals.call(coalition, referral.id(), times);
    addresses.due(coalition, referral.id(), times);
  }

  /** As the product: a side sees only what happened while it was one, and clocks run on longer. */
  private Times times(CoalitionId coalition, Referral referral) {
    var now = clock.now();
    var entries = Tenancy.asProduct(coalition, () -> course.of(coalition, referral.id()));
    var clocks = clock.of(coalition);
    var here = clocks.running(Course.history(referral, entries), now);
    var all = new ArrayList<>(here);
    var atSeats = new HashMap<Integer, @Nullable Instant>();
    for (var epoch : Course.recalledBefore(referral, entries)) {
      var there = clocks.running(Course.recall(referral, entries, epoch), now);
      all.addAll(there);
      atSeats.put(epoch, first(there));
    }
    var due = first(here.stream().filter(run -> presses(referral.state(), run)).toList());
    var recall = clocks.running(Course.recall(referral, entries, referral.epoch()), now);
    atSeats.put(referral.epoch(), referral.state().ended() ? first(recall) : due);
    return new Times(nextCall(all, now), due, atSeats);
  }

  /** What the law counts from is not for both sides, and a review beside it nobody's turn. */
  private static boolean presses(State state, Run run) {
    var turn = run.clock().turn();
    return !run.clock().ofLaw() && (turn != Party.REVIEWER || state.turn() == Party.REVIEWER);
  }

  private static @Nullable Instant first(List<Run> runs) {
    return runs.stream().map(Run::due).min(Comparator.naturalOrder()).orElse(null);
  }

  private static @Nullable Instant nextCall(List<Run> runs, Instant now) {
    return runs.stream()
        .flatMap(run -> run.nextCall(now).stream())
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  private void record(Acting acting, Referral referral, Wanted wanted) {
    if (!referral.offered()) {
      draft(acting);
      return;
    }
    var after = new TreeMap<String, Object>();
    after.put("title", referral.code());
    after.put("state", referral.state());
    audit.record(acting, deed(wanted.step()), "referral", referral.id(), null, after);
  }

  void record(Acting acting, Referral referral, String deed, Map<String, Object> more) {
    if (!referral.offered()) {
      draft(acting);
      return;
    }
    var after = new TreeMap<String, Object>(more);
    after.put("title", referral.code());
    audit.record(acting, deed, "referral", referral.id(), null, after);
  }

  /**
   * Until a seat is asked, the log tells that somebody works on a draft, and no more: not on which,
   * or what is written into the client's file with it would be tied to the code that is to come.
   */
  private void draft(Acting acting) {
    audit.record(acting, "referral.draft", "referral", DRAFT, null, null);
  }

  static String deed(Step step) {
    return "referral." + step.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
