package org.prasan.referral;

import static org.prasan.referral.Party.*;
import static org.prasan.referral.State.*;
import static org.prasan.referral.Step.*;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The one table that says who may take which step of a referral in which state, and where it leads;
 * everything else is refused. docs/referral-states.md is printed from it.
 */
final class Transitions {
  private static final Set<State> UNANSWERED = EnumSet.of(OFFERED, INFORMATION_REQUESTED);
  private static final Set<State> ANSWERABLE =
      EnumSet.of(OFFERED, INFORMATION_REQUESTED, ESCALATED);
  private static final Set<State> NOT_STARTED = EnumSet.of(ACCEPTED, WAITLISTED, NO_CONTACT);
  private static final Set<State> TAKEN_ON =
      EnumSet.of(ACCEPTED, WAITLISTED, NO_CONTACT, IN_SERVICE);
  private static final Set<State> GIVEN_UP = EnumSet.of(DECLINED, EXPIRED, RETURNED);
  private static final Set<State> REPORTED = EnumSet.of(OUTCOME_REPORTED, DISPUTED);
  private static final Set<State> TALKED_ABOUT =
      EnumSet.of(
          OFFERED,
          INFORMATION_REQUESTED,
          ESCALATED,
          ACCEPTED,
          WAITLISTED,
          NO_CONTACT,
          IN_SERVICE,
          OUTCOME_REPORTED,
          DISPUTED);
  private static final Party[] SENDING = {SENDER, SENDER_SUPERVISOR};
  private static final Party[] RECEIVING = {RECEIVER, RECEIVER_SUPERVISOR};
  private static final Party[] BOTH = {SENDER, SENDER_SUPERVISOR, RECEIVER, RECEIVER_SUPERVISOR};
  private static final Party[] ALL_AND_CLOCK = {
    SENDER, SENDER_SUPERVISOR, RECEIVER, RECEIVER_SUPERVISOR, CLOCK
  };

  /** One line of the table. */
  record Way(State from, Step step, Set<Party> by, State to) {}

  /** What became of a step. */
  sealed interface Answer {
    /** It is taken. */
    record Leads(State to) implements Answer {}

    /** It is not. */
    record Refused(Refusal why) implements Answer {}
  }

  private static final Map<State, Map<Step, Way>> WAYS = new EnumMap<>(State.class);
  private static final Map<Step, Set<Party>> EVER = new EnumMap<>(Step.class);

  static {
    sending();
    answering();
    serving();
    closing();
    alarming();
    talking();
  }

  private Transitions() {}

  private static void sending() {
    go(EnumSet.of(DRAFT), SAVE, DRAFT, SENDER);
    // Whoever changes what was to be agreed to has to ask again.
    go(EnumSet.of(CONSENT_PENDING), SAVE, DRAFT, SENDER);
    go(EnumSet.of(DRAFT), ASK_CONSENT, CONSENT_PENDING, SENDER);
    // A seat that let the time pass can be asked once more: its consent stands.
    go(EnumSet.of(CONSENT_PENDING, EXPIRED), OFFER, OFFERED, SENDER);
    go(GIVEN_UP, REOFFER, CONSENT_PENDING, SENDER);
    go(EnumSet.of(WAITLISTED, NO_CONTACT, ESCALATED), REOFFER, CONSENT_PENDING, SENDER);
    go(EnumSet.of(DRAFT, CONSENT_PENDING, ESCALATED), WITHDRAW, WITHDRAWN, SENDING);
    go(UNANSWERED, WITHDRAW, WITHDRAWN, SENDING);
    go(GIVEN_UP, WITHDRAW, WITHDRAWN, SENDING);
    // A service that has begun is ended by whoever gives it.
    go(NOT_STARTED, WITHDRAW, WITHDRAWN, SENDING);
    // Before a seat has taken the client on, the client knows the sender only.
    go(EnumSet.of(CONSENT_PENDING, WITHDRAWN), WITHDRAW_CONSENT, CONSENT_WITHDRAWN, SENDING);
    go(UNANSWERED, WITHDRAW_CONSENT, CONSENT_WITHDRAWN, SENDING);
    go(GIVEN_UP, WITHDRAW_CONSENT, CONSENT_WITHDRAWN, SENDING);
    // Afterwards either side takes the client's word, also when the loop is closed.
    go(TAKEN_ON, WITHDRAW_CONSENT, CONSENT_WITHDRAWN, BOTH);
    go(REPORTED, WITHDRAW_CONSENT, CONSENT_WITHDRAWN, BOTH);
    go(EnumSet.of(LOOP_CLOSED), WITHDRAW_CONSENT, CONSENT_WITHDRAWN, BOTH);
    go(EnumSet.of(ESCALATED), WITHDRAW_CONSENT, CONSENT_WITHDRAWN, SENDING);
  }

  private static void answering() {
    go(ANSWERABLE, ACCEPT, ACCEPTED, RECEIVER);
    go(ANSWERABLE, DECLINE, DECLINED, RECEIVING);
    go(EnumSet.of(OFFERED), REQUEST_INFORMATION, INFORMATION_REQUESTED, RECEIVER);
    go(EnumSet.of(INFORMATION_REQUESTED), ANSWER_INFORMATION, OFFERED, SENDER);
    go(UNANSWERED, EXPIRE, EXPIRED, CLOCK);
  }

  private static void serving() {
    go(NOT_STARTED, START_SERVICE, IN_SERVICE, RECEIVER);
    // An outcome reported too early is taken back by going on.
    go(REPORTED, START_SERVICE, IN_SERVICE, RECEIVER);
    go(EnumSet.of(ACCEPTED, NO_CONTACT), WAITLIST, WAITLISTED, RECEIVER);
    go(EnumSet.of(ACCEPTED, WAITLISTED), REPORT_NO_CONTACT, NO_CONTACT, RECEIVER);
    go(TAKEN_ON, RETURN, RETURNED, RECEIVING);
    go(EnumSet.of(IN_SERVICE, NO_CONTACT), REPORT_OUTCOME, OUTCOME_REPORTED, RECEIVER);
    go(REPORTED, REPORT_OUTCOME, OUTCOME_REPORTED, RECEIVER);
  }

  private static void closing() {
    go(REPORTED, CONFIRM_CLOSE, LOOP_CLOSED, SENDING);
    go(EnumSet.of(OUTCOME_REPORTED), DISPUTE, DISPUTED, SENDING);
    go(EnumSet.of(DISPUTED), SETTLE_DISPUTE, LOOP_CLOSED, REVIEWER);
    go(EnumSet.of(LOOP_CLOSED), REOPEN, OUTCOME_REPORTED, BOTH);
  }

  private static void alarming() {
    // Danger to life can be the legal ground where nobody can be asked for consent.
    go(EnumSet.of(CONSENT_PENDING, EXPIRED), ESCALATE, ESCALATED, SENDING);
    // An emergency that nobody answered does not just expire.
    go(UNANSWERED, ESCALATE, ESCALATED, ALL_AND_CLOCK);
    go(TAKEN_ON, ESCALATE, ESCALATED, BOTH);
    go(REPORTED, ESCALATE, ESCALATED, BOTH);
    go(EnumSet.of(ESCALATED), STAND_DOWN, OFFERED, REVIEWER);
  }

  private static void talking() {
    for (var state : TALKED_ABOUT) go(EnumSet.of(state), WRITE, state, BOTH);
  }

  static List<Way> ways() {
    return WAYS.values().stream().flatMap(ways -> ways.values().stream()).toList();
  }

  /**
   * In an emergency the client's word is taken by whoever could take it before the alarm: a seat
   * that never accepted declines. Of an erased client no step is left to anybody.
   */
  static Answer take(Referral referral, Step step, Collection<Party> standing) {
    var before = referral.escalatedFrom();
    var answer =
        take(
            step == WITHDRAW_CONSENT && before != null ? before : referral.state(), step, standing);
    return referral.erased() ? erased(answer) : answer;
  }

  /** A stranger hears what strangers always hear. */
  private static Answer erased(Answer answer) {
    return answer instanceof Answer.Refused(var why) && why == Refusal.NOT_YOUR_STEP
        ? answer
        : new Answer.Refused(Refusal.ERASED);
  }

  static Answer take(State state, Step step, Party party) {
    return take(state, step, Set.of(party));
  }

  /**
   * Whoever stands in several ways may do what any of them may, but judges nothing of their own.
   */
  static Answer take(State state, Step step, Collection<Party> standing) {
    var parties = impartial(standing);
    var way = way(state, step);
    if (way != null && parties.stream().anyMatch(way.by()::contains))
      return new Answer.Leads(way.to());
    // First, so that a stranger hears the same whatever the referral has come to.
    if (parties.stream().noneMatch(EVER.getOrDefault(step, Set.of())::contains))
      return new Answer.Refused(Refusal.NOT_YOUR_STEP);
    if (way != null) return new Answer.Refused(Refusal.NOT_YOUR_STEP);
    return new Answer.Refused(state.ended() ? Refusal.TOO_LATE : Refusal.NOT_IN_THIS_STATE);
  }

  /** What these parties may do with it now, in the order of the steps. */
  static Set<Step> open(Referral referral, Collection<Party> standing) {
    var steps = EnumSet.noneOf(Step.class);
    for (var step : Step.values())
      if (take(referral, step, standing) instanceof Answer.Leads) steps.add(step);
    return steps;
  }

  /** What they may do in a state, in the order of the steps. */
  static Set<Step> open(State state, Collection<Party> standing) {
    var steps = EnumSet.noneOf(Step.class);
    for (var step : Step.values())
      if (take(state, step, standing) instanceof Answer.Leads) steps.add(step);
    return steps;
  }

  private static Collection<Party> impartial(Collection<Party> standing) {
    boolean involved = standing.stream().anyMatch(party -> party.sends() || party.receives());
    return involved ? standing.stream().filter(party -> party != REVIEWER).toList() : standing;
  }

  private static @Nullable Way way(State state, Step step) {
    return WAYS.getOrDefault(state, Map.of()).get(step);
  }

  private static void go(Set<State> from, Step step, State to, Party... by) {
    var parties = Collections.unmodifiableSet(EnumSet.of(by[0], by));
    for (var state : from) {
      var known =
          WAYS.computeIfAbsent(state, _ -> new EnumMap<>(Step.class))
              .put(step, new Way(state, step, parties, to));
      if (known != null) throw new IllegalStateException("Twice in the table: " + known);
    }
    EVER.computeIfAbsent(step, _ -> EnumSet.noneOf(Party.class)).addAll(parties);
  }
}
