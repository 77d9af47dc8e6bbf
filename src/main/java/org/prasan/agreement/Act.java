package org.prasan.agreement;

import static org.prasan.agreement.AgreementState.*;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.prasan.tenancy.Action;

/** What is done to an agreement: who may, in which state, and which state follows. */
enum Act {
  EDIT(Action.EDIT_AGREEMENT),
  CHANGE_PARTIES(Action.EDIT_AGREEMENT),
  /** A new version; the versions before it and their signatures stay as they are. */
  WRITE_TEXT(Action.EDIT_AGREEMENT),
  OPEN_FOR_SIGNATURE(Action.EDIT_AGREEMENT),
  /** Only while nobody has signed. */
  TAKE_BACK(Action.EDIT_AGREEMENT),
  SIGN(Action.SIGN_AGREEMENT),
  RECORD_SIGNATURE(Action.RECORD_SIGNATURE),
  PUT_IN_FORCE(Action.EDIT_AGREEMENT),
  CHANGE_TERM(Action.EDIT_AGREEMENT),
  END(Action.EDIT_AGREEMENT),
  SUPERSEDE(Action.EDIT_AGREEMENT);

  private static final Map<Act, Map<AgreementState, AgreementState>> TABLE =
      new EnumMap<>(Act.class);

  static {
    stays(EDIT, DRAFT, RECORDED, OPEN, IN_FORCE);
    stays(CHANGE_PARTIES, DRAFT, RECORDED, OPEN, IN_FORCE);
    stays(WRITE_TEXT, DRAFT, RECORDED, OPEN, IN_FORCE);
    leads(OPEN_FOR_SIGNATURE, OPEN, DRAFT);
    leads(TAKE_BACK, DRAFT, OPEN);
    stays(SIGN, OPEN, IN_FORCE);
    stays(RECORD_SIGNATURE, RECORDED, OPEN, IN_FORCE);
    leads(PUT_IN_FORCE, IN_FORCE, OPEN, RECORDED);
    stays(CHANGE_TERM, IN_FORCE);
    leads(END, ENDED, OPEN, IN_FORCE, RECORDED);
    leads(SUPERSEDE, SUPERSEDED, IN_FORCE, RECORDED);
  }

  private final Action action;

  Act(Action action) {
    this.action = action;
  }

  Action action() {
    return action;
  }

  /** The state that follows; empty where it cannot be done. */
  Optional<AgreementState> from(AgreementState state) {
    return Optional.ofNullable(TABLE.getOrDefault(this, Map.of()).get(state));
  }

  boolean possibleIn(AgreementState state) {
    return from(state).isPresent();
  }

  private static void stays(Act act, AgreementState... states) {
    for (var state : states) allow(act, state, state);
  }

  private static void leads(Act act, AgreementState to, AgreementState... states) {
    for (var state : states) allow(act, state, to);
  }

  private static void allow(Act act, AgreementState from, AgreementState to) {
    TABLE.computeIfAbsent(act, _ -> new EnumMap<>(AgreementState.class)).put(from, to);
  }
}
