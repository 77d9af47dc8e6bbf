package org.prasan.commitment;

import static org.prasan.commitment.Party.*;
import static org.prasan.commitment.State.*;
import static org.prasan.commitment.Step.*;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The one table that says who may do what with a commitment in which state, and where it leads;
 * everything else is refused. docs/commitment-states.md is printed from it.
 */
final class Transitions {
  /** One line of the table. */
  record Way(State from, Step step, Set<Party> by, State to) {}

  /** Why a step is refused. */
  enum Refusal {
    NOT_YOUR_STEP,
    NOT_IN_THIS_STATE,
    ENDED;

    String key() {
      return "commitment.refused." + name();
    }
  }

  /** What becomes of a step. */
  sealed interface Answer {
    record Leads(State to, Party by) implements Answer {}

    record Refused(Refusal why) implements Answer {}
  }

  private static final Party[] OWNING = {OWNER, SUPERVISOR};
  private static final Party[] ASKING = {ASKER, OFFICE};
  private static final Party[] BOTH = {OWNER, SUPERVISOR, ASKER, OFFICE};
  private static final Party[] EVERYBODY = {OWNER, SUPERVISOR, ASKER, OFFICE, MEMBER};

  private static final Map<State, Map<Step, Way>> WAYS = new EnumMap<>(State.class);

  static {
    // Who said no may think again, as long as nobody else was asked.
    go(EnumSet.of(PROPOSED, DATE_ASKED, DECLINED), ACCEPT, ACCEPTED, OWNING);
    // What was accepted and cannot be kept is given back in front of everybody.
    go(TO_DO, DECLINE, DECLINED, OWNING);
    go(EnumSet.of(PROPOSED), ASK_DATE, DATE_ASKED, OWNING);
    go(EnumSet.of(ACCEPTED), ASK_DATE, DELAY_ASKED, OWNING);
    go(EnumSet.of(DATE_ASKED, DELAY_ASKED), AGREE_DATE, ACCEPTED, ASKING);
    go(EnumSet.of(DATE_ASKED), KEEP_DATE, PROPOSED, ASKING);
    go(EnumSet.of(DELAY_ASKED), KEEP_DATE, ACCEPTED, ASKING);
    go(EnumSet.of(PROPOSED, DATE_ASKED), MOVE_DATE, PROPOSED, ASKING);
    go(EnumSet.of(ACCEPTED, DELAY_ASKED), MOVE_DATE, ACCEPTED, ASKING);
    // Whoever takes it over has to say yes.
    go(TO_DO, HAND_OVER, PROPOSED, BOTH);
    go(EnumSet.of(DECLINED), HAND_OVER, PROPOSED, ASKING);
    go(EnumSet.of(ACCEPTED, DELAY_ASKED), REPORT_DONE, DONE, OWNING);
    go(EnumSet.of(DONE), CONFIRM, CONFIRMED, ASKING);
    go(EnumSet.of(DONE), SEND_BACK, ACCEPTED, ASKING);
    go(
        EnumSet.of(PROPOSED, DATE_ASKED, ACCEPTED, DELAY_ASKED, DECLINED),
        TAKE_BACK,
        TAKEN_BACK,
        ASKING);
    for (var state : TO_DO) go(EnumSet.of(state), REMIND, state, ASKING);
    for (var state : State.values()) go(EnumSet.of(state), REMARK, state, EVERYBODY);
    go(TO_DO, LEAVE, DECLINED, PRODUCT);
  }

  private Transitions() {}

  private static void go(Set<State> from, Step step, State to, Party... by) {
    for (var state : from)
      WAYS.computeIfAbsent(state, _ -> new EnumMap<>(Step.class))
          .put(step, new Way(state, step, Collections.unmodifiableSet(EnumSet.of(by[0], by)), to));
  }

  /** In the order of states and steps. */
  static List<Way> ways() {
    var ways = new ArrayList<Way>();
    WAYS.values().forEach(steps -> ways.addAll(steps.values()));
    return ways;
  }

  static Answer take(State state, Step step, Collection<Party> parties) {
    var way = way(state, step);
    if (way != null)
      for (var party : parties)
        if (way.by().contains(party)) return new Answer.Leads(way.to(), party);
    if (way != null || parties.stream().noneMatch(party -> ever(step, party)))
      return new Answer.Refused(Refusal.NOT_YOUR_STEP);
    return new Answer.Refused(state.open() ? Refusal.NOT_IN_THIS_STATE : Refusal.ENDED);
  }

  /** What may be done now, in the order of the steps. */
  static Set<Step> open(State state, Collection<Party> parties) {
    var open = EnumSet.noneOf(Step.class);
    for (var way : WAYS.getOrDefault(state, Map.of()).values())
      if (parties.stream().anyMatch(way.by()::contains)) open.add(way.step());
    return open;
  }

  private static boolean ever(Step step, Party party) {
    return WAYS.values().stream()
        .map(steps -> steps.get(step))
        .anyMatch(way -> way != null && way.by().contains(party));
  }

  private static @Nullable Way way(State state, Step step) {
    return WAYS.getOrDefault(state, Map.of()).get(step);
  }
}
