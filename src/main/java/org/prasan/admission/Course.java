package org.prasan.admission;

import static org.prasan.admission.Party.*;
import static org.prasan.admission.State.*;
import static org.prasan.admission.Step.*;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The one table that says who may take which step of an application in which state, and where it
 * leads; docs/admission.md is printed from it.
 */
final class Course {
  private static final Set<State> TOLD = EnumSet.complementOf(EnumSet.of(DRAFT));
  private static final Set<State> UNDECIDED =
      EnumSet.of(SUBMITTED, INCOMPLETE, DOCUMENTS_COMPLETE, SCREENED, ENDORSED);

  /** One line of the table. */
  record Way(State from, Step step, Set<Party> by, State to) {}

  private static final List<Way> WAYS = new ArrayList<>();

  static {
    stay(EnumSet.of(DRAFT, INCOMPLETE), TELL, APPLICANT);
    stay(EnumSet.of(DRAFT, SUBMITTED, INCOMPLETE, DOCUMENTS_COMPLETE), ATTACH, APPLICANT);
    go(EnumSet.of(DRAFT, INCOMPLETE), SUBMIT, SUBMITTED, APPLICANT);
    go(EnumSet.of(DRAFT), WITHDRAW, WITHDRAWN, APPLICANT);
    go(UNDECIDED, WITHDRAW, WITHDRAWN, APPLICANT);
    stay(TOLD, WRITE, APPLICANT, REVIEWER, HANDLER);
    stay(TOLD, NOTE, REVIEWER, HANDLER);
    stay(EnumSet.of(DRAFT), OPEN_LATE, HANDLER);
    stay(EnumSet.allOf(State.class), RENEW_LINK, HANDLER);
    go(EnumSet.of(SUBMITTED), ASK, INCOMPLETE, REVIEWER, HANDLER);
    go(EnumSet.of(SUBMITTED), COMPLETE, DOCUMENTS_COMPLETE, REVIEWER, HANDLER);
    stay(EnumSet.of(DOCUMENTS_COMPLETE), REVIEW, REVIEWER);
    go(EnumSet.of(DOCUMENTS_COMPLETE), SCREEN, SCREENED, PRODUCT);
    stay(EnumSet.of(SCREENED), OPEN_ENDORSEMENT, HANDLER);
    stay(EnumSet.of(SCREENED), ANSWER, ENDORSER);
    go(EnumSet.of(SCREENED), CLOSE, ENDORSED, PRODUCT);
    go(EnumSet.of(SCREENED, ENDORSED), ADMIT, ADMITTED, HANDLER);
    go(UNDECIDED, REFUSE, REFUSED, HANDLER);
    go(EnumSet.of(ADMITTED), SIGN, SIGNED, PRODUCT);
    go(EnumSet.of(ADMITTED, SIGNED), START, ACTIVE, PRODUCT);
  }

  private Course() {}

  static List<Way> ways() {
    return List.copyOf(WAYS);
  }

  /** Where the step leads if one of these parties takes it now; empty if none of them may. */
  static Optional<State> after(State from, Step step, Collection<Party> parties) {
    return WAYS.stream()
        .filter(way -> way.from() == from && way.step() == step)
        .filter(way -> way.by().stream().anyMatch(parties::contains))
        .map(Way::to)
        .findFirst();
  }

  /** Whether any party may take the step in this state. */
  static boolean opens(State from, Step step) {
    return WAYS.stream().anyMatch(way -> way.from() == from && way.step() == step);
  }

  private static void stay(Set<State> in, Step step, Party... by) {
    add(in, step, null, by);
  }

  private static void go(Set<State> from, Step step, State to, Party... by) {
    add(from, step, to, by);
  }

  private static void add(Set<State> from, Step step, @Nullable State to, Party... by) {
    for (var state : from)
      WAYS.add(new Way(state, step, EnumSet.of(by[0], by), to == null ? state : to));
  }
}
