package org.prasan.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;

/** No draft breaks a hard rule, and the same problem gives the same draft. */
class DraftingTest {
  static final ZoneId ZONE = ZoneId.of("Asia/Bangkok");

  /** A problem made up from a few numbers, the same for the same numbers. */
  static Problem problem(YearMonth month, int seats, int people, int nights, long seed) {
    var random = new Random(seed);
    var qualified = new HashMap<SeatId, Set<DutyPersonId>>();
    var openings = new ArrayList<Problem.Opening>();
    var everybody = new ArrayList<DutyPersonId>();
    for (int i = 0; i < people; i++) everybody.add(new DutyPersonId(new UUID(2, i)));
    for (int i = 0; i < seats; i++) {
      var seat = new SeatId(new UUID(1, i));
      var hours = List.of(NeededHours.values()).get(i % 3);
      var fit = new HashSet<DutyPersonId>();
      for (var person : everybody) if (random.nextInt(seats) < 2 + seats / 6) fit.add(person);
      qualified.put(seat, fit);
      for (var window :
          hours.windows(
              NeededHours.Frame.USUAL,
              month.atDay(1),
              month.plusMonths(1).atDay(1),
              day -> day.getDayOfWeek().getValue() < 6,
              ZONE))
        openings.add(
            new Problem.Opening(
                seat,
                window.day(),
                window.start(),
                window.end(),
                window.night(),
                i % 4 != 3,
                window.day().getDayOfWeek().getValue() > 5));
    }
    openings.sort(
        java.util.Comparator.comparing(Problem.Opening::start)
            .thenComparing(Problem.Opening::seat));
    Map<DutyPersonId, List<DutyRules.Days>> leave = new HashMap<>();
    var candidates = new ArrayList<Problem.Candidate>();
    for (var person : everybody) {
      var first = month.atDay(1 + random.nextInt(month.lengthOfMonth()));
      if (random.nextInt(3) == 0)
        leave.put(person, List.of(new DutyRules.Days(first, first.plusDays(random.nextInt(6)))));
      Set<LocalDate> against = Set.of(month.atDay(1 + random.nextInt(month.lengthOfMonth())));
      candidates.add(new Problem.Candidate(person, against, Set.of(), random.nextInt(200)));
    }
    var before =
        List.of(
            new Shift(
                new SeatId(new UUID(1, 0)),
                month.atDay(1).minusDays(1),
                month.atDay(1).minusDays(1).atTime(16, 30).atZone(ZONE).toInstant(),
                month.atDay(1).atTime(8, 30).atZone(ZONE).toInstant(),
                true,
                everybody.getFirst(),
                Shift.Source.PLAN));
    return new Problem(
        openings, candidates, before, new DutyRules(nights, qualified, leave, ZONE), seed);
  }

  static Drafting.Draft draft(Problem problem, Drafting drafting) {
    return Objects.requireNonNull(drafting.draft(problem, (hundredths, score) -> true));
  }

  static List<DutyRules.Broken> broken(Problem problem, List<Assignment> assignments) {
    var all = new ArrayList<>(problem.around());
    assignments.forEach(one -> all.add(one.shift()));
    return problem.rules().broken(all).stream()
        .filter(one -> !problem.around().contains(one.shift()))
        .toList();
  }

  @Property(tries = 12, shrinking = ShrinkingMode.OFF)
  void noDraftBreaksAHardRuleAndTheSameSeedGivesTheSame(
      @ForAll @IntRange(min = 1, max = 12) int month,
      @ForAll @IntRange(min = 1, max = 6) int seats,
      @ForAll @IntRange(min = 2, max = 12) int people,
      @ForAll @IntRange(min = 1, max = 4) int nights,
      @ForAll long seed) {
    var problem = problem(YearMonth.of(2028, month), seats, people, nights, seed);
    var drafting = new Drafting(2, 300);
    var draft = draft(problem, drafting);
    assertThat(draft.assignments())
        .extracting(Assignment::seat, Assignment::start)
        .doesNotHaveDuplicates()
        .hasSize(problem.openings().size());
    assertThat(broken(problem, draft.assignments())).isEmpty();
    assertThat(draft(problem, drafting)).isEqualTo(draft);
  }

  @Property(tries = 20)
  void thePlainPlanOfSamplesKeepsTheRulesToo(
      @ForAll @IntRange(min = 1, max = 12) int month,
      @ForAll @IntRange(min = 1, max = 6) int seats,
      @ForAll @IntRange(min = 2, max = 12) int people,
      @ForAll long seed) {
    var problem = problem(YearMonth.of(2027, month), seats, people, 3, seed);
    assertThat(broken(problem, PlainPlan.of(problem))).isEmpty();
  }

  /** Or the checks above would prove nothing. */
  @Example
  void aPlanThatGivesEverythingToOnePersonIsSeenToBreakTheRules() {
    var problem = problem(YearMonth.of(2028, 2), 3, 4, 2, 7);
    var one = problem.candidates().getFirst().id();
    var plan = problem.openings().stream().map(opening -> opening.by(one)).toList();
    assertThat(broken(problem, plan))
        .extracting(DutyRules.Broken::rule)
        .contains(
            DutyRules.Rule.TWO_AT_ONCE, DutyRules.Rule.SHORT_REST, DutyRules.Rule.TOO_MANY_NIGHTS);
  }

  @Example
  void whoeverHasCarriedLittleGetsMore() {
    var seat = new SeatId(new UUID(1, 1));
    var busy = new DutyPersonId(new UUID(2, 1));
    var rested = new DutyPersonId(new UUID(2, 2));
    var openings = new ArrayList<Problem.Opening>();
    for (var window :
        NeededHours.OFFICE_HOURS.windows(
            NeededHours.Frame.USUAL,
            LocalDate.of(2026, 12, 1),
            LocalDate.of(2027, 1, 1),
            _ -> true,
            ZONE))
      openings.add(
          new Problem.Opening(
              seat, window.day(), window.start(), window.end(), false, true, false));
    var problem =
        new Problem(
            openings,
            List.of(
                new Problem.Candidate(busy, Set.of(), Set.of(), 120),
                new Problem.Candidate(rested, Set.of(), Set.of(), 0)),
            List.of(),
            new DutyRules(3, Map.of(seat, Set.of(busy, rested)), Map.of(), ZONE),
            1);
    var draft = draft(problem, new Drafting(2, 2_000));
    long few = draft.assignments().stream().filter(one -> busy.equals(one.person())).count();
    long many = draft.assignments().stream().filter(one -> rested.equals(one.person())).count();
    assertThat(few + many).isEqualTo(31);
    assertThat(many).isGreaterThan(few + 5);
  }

  @Example
  void somebodyMayGiveUpADraftWhileItIsMade() {
    var problem = problem(YearMonth.of(2028, 2), 2, 6, 3, 7);
    assertThat(new Drafting(5, 50).draft(problem, (hundredths, score) -> false)).isNull();
  }
}
