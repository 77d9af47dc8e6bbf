package org.prasan.standing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.prasan.standing.Fact.Kind;

/**
 * The course of one membership, worked out from its facts and the rules alone. What is said of a
 * day depends on nothing that counts only from a later day, so that neither a new fact nor a new
 * rule alters the days before it.
 */
final class Course {
  private final List<Fact> facts;
  private final MembershipRules rules;

  private Course(List<Fact> facts, MembershipRules rules) {
    this.facts = facts;
    this.rules = rules;
  }

  static Course of(List<Fact> recorded, MembershipRules rules) {
    Set<?> corrected =
        recorded.stream().map(Fact::corrects).filter(Objects::nonNull).collect(Collectors.toSet());
    return new Course(
        recorded.stream()
            .filter(fact -> !corrected.contains(fact.id()) && fact.kind() != Kind.ANNULLED)
            .sorted(Fact.ORDER)
            .toList(),
        rules);
  }

  /** A term, and the fact by which it was renewed if it was. */
  record Round(Term term, @Nullable Fact renewal) {
    boolean renewedInTime() {
      return renewal != null && term.end() != null && !renewal.on().isAfter(term.end());
    }
  }

  /** What the facts up to some day amount to. */
  private static final class State {
    private final List<Round> rounds = new ArrayList<>();
    private @Nullable Term term;
    private @Nullable Fact suspension;
    private boolean resigned;
    private @Nullable Fact admission;

    void begin(Term next, @Nullable Fact renewal) {
      if (term != null) rounds.add(new Round(term, renewal));
      term = next;
    }
  }

  /** The facts that count, in their order. */
  List<Fact> facts() {
    return facts;
  }

  /** Nothing before the first membership began. */
  Optional<Standing> on(LocalDate day) {
    return Optional.ofNullable(standing(upTo(day), day));
  }

  /** The term that runs or ran last on that day. */
  Optional<Term> term(LocalDate day) {
    return Optional.ofNullable(upTo(day).term);
  }

  /** All terms up to that day, the last one perhaps not renewed. */
  List<Round> rounds(LocalDate day) {
    var state = upTo(day);
    var rounds = new ArrayList<>(state.rounds);
    if (state.term != null) rounds.add(new Round(state.term, null));
    return List.copyOf(rounds);
  }

  /** Admitted, and not yet a member since. */
  Optional<Fact> awaitsStart(LocalDate day) {
    return Optional.ofNullable(upTo(day).admission);
  }

  /** A resignation that is said already and takes effect after that day. */
  Optional<Fact> resignsLater(LocalDate day) {
    return facts.stream()
        .filter(fact -> fact.kind() == Kind.RESIGNED && fact.on().isAfter(day))
        .findFirst();
  }

  /**
   * The last day on which a renewal still keeps the membership; none if it never ends by itself.
   */
  Optional<LocalDate> renewBy(LocalDate day) {
    var term = upTo(day).term;
    if (term == null || term.end() == null || lapsed(term, day)) return Optional.empty();
    if (!day.isAfter(term.end())) return Optional.of(term.end());
    return Optional.ofNullable(rules.lapses(term)).map(lapse -> lapse.minusDays(1));
  }

  /** Before it is known for sure: a start known only roughly that may lie before that day. */
  Optional<Fact> hadPerhapsBegun(LocalDate day) {
    return facts.stream()
        .filter(fact -> fact.kind() == Kind.STARTED && !fact.about().isExact())
        .filter(fact -> fact.on().isAfter(day))
        .filter(
            fact -> {
              var earliest = fact.about().earliest();
              return earliest == null || !earliest.isAfter(day);
            })
        .findFirst();
  }

  /** Every day since the first membership began, in periods without gap or overlap. */
  List<Period> periods() {
    var periods = new ArrayList<Period>();
    var days = turningDays();
    @Nullable LocalDate from = null;
    @Nullable Standing standing = null;
    for (var day : days) {
      var next = on(day).orElse(null);
      if (next == standing) continue;
      if (from != null && standing != null)
        periods.add(new Period(from, day.minusDays(1), standing));
      from = day;
      standing = next;
    }
    if (from != null && standing != null) periods.add(new Period(from, null, standing));
    return List.copyOf(periods);
  }

  /** Every day on which the standing may change. */
  private Set<LocalDate> turningDays() {
    var days = new TreeSet<LocalDate>();
    rules.days().forEach(days::add);
    for (var fact : facts) {
      days.add(fact.on());
      if (fact.until() != null) days.add(fact.until().plusDays(1));
    }
    for (var round : rounds(LocalDate.MAX)) {
      var end = round.term().end();
      if (end == null) continue;
      days.add(round.term().endKnownFrom());
      days.add(end.plusDays(1));
      add(days, rules.graceFrom(round.term()));
      add(days, rules.lapses(round.term()));
      rules.days().forEach(change -> add(days, rules.dueFrom(round.term(), change)));
    }
    return days;
  }

  private static void add(Set<LocalDate> days, @Nullable LocalDate day) {
    if (day != null) days.add(day);
  }

  private @Nullable Standing standing(State state, LocalDate day) {
    var term = state.term;
    if (term == null) return null;
    if (state.resigned) return Standing.RESIGNED;
    if (lapsed(term, day)) return Standing.LAPSED;
    if (suspended(state, day)) return Standing.SUSPENDED;
    var grace = rules.graceFrom(term);
    if (grace != null && !day.isBefore(grace)) return Standing.GRACE;
    return rules.renewalDue(term, day) ? Standing.RENEWAL_DUE : Standing.ACTIVE;
  }

  private boolean lapsed(Term term, LocalDate day) {
    var from = rules.lapses(term);
    return from != null && !day.isBefore(from);
  }

  private static boolean suspended(State state, LocalDate day) {
    var suspension = state.suspension;
    return suspension != null && (suspension.until() == null || !day.isAfter(suspension.until()));
  }

  private State upTo(LocalDate day) {
    var state = new State();
    for (var fact : facts) {
      if (fact.on().isAfter(day)) break;
      take(state, fact);
    }
    return state;
  }

  private void take(State state, Fact fact) {
    switch (fact.kind()) {
      case ADMITTED -> state.admission = fact;
      case STARTED -> start(state, fact);
      case RENEWED -> renew(state, fact);
      case SUSPENDED -> {
        if (runs(state, fact.on())) state.suspension = fact;
      }
      case REINSTATED -> state.suspension = null;
      case RESIGNED -> state.resigned = state.term != null;
      case ANNULLED -> throw new IllegalStateException("Counts only by what it corrects");
    }
  }

  private boolean runs(State state, LocalDate day) {
    return state.term != null && !state.resigned && !lapsed(state.term, day);
  }

  private void start(State state, Fact fact) {
    state.admission = null;
    if (runs(state, fact.on())) return;
    state.resigned = false;
    state.suspension = null;
    state.begin(
        fact.about().isExact() ? rules.beginning(fact.on()) : Term.notRecorded(fact.on()), null);
  }

  /** In time it extends the term, after the membership lapsed it begins anew. */
  private void renew(State state, Fact fact) {
    var term = state.term;
    if (term == null || state.resigned) return;
    if (fact.term() != null && !fact.term().equals(term.end())) return;
    state.begin(
        lapsed(term, fact.on()) ? rules.beginning(fact.on()) : rules.after(term, fact.on()), fact);
  }

  /** The first day on which anything is known. */
  Optional<LocalDate> firstDay() {
    return facts.stream().map(Fact::on).min(Comparator.naturalOrder());
  }
}
