package org.prasan.standing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.prasan.coalition.RuleKey;
import org.prasan.coalition.RuleValue;
import org.prasan.language.ApproximateDate;
import org.prasan.standing.Fact.How;
import org.prasan.standing.Fact.Kind;

/** What holds of every history of facts and of rule changes, however strange. */
class AnyHistoryTest {
  private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);
  private static final int DAYS = 1500;

  /** A fact or a rule change, as a test makes it up; what a number means depends on its kind. */
  record Step(int kind, int day, int number, boolean rough) {
    LocalDate on() {
      return FIRST.plusDays(day);
    }

    boolean isRule() {
      return kind >= 8;
    }

    void into(Histories history) {
      switch (kind) {
        case 0, 1 -> start(history);
        case 2, 3 -> renew(history);
        case 4 -> suspend(history);
        case 5 -> history.fact(Kind.REINSTATED, on().toString());
        case 6 -> history.fact(Kind.RESIGNED, on().toString());
        case 7 -> correct(history);
        case 8 -> history.term(on().toString(), 1 + number % 25);
        case 9 -> history.month(on().toString(), 1 + number % 12);
        case 10 -> history.grace(on().toString(), number % 100);
        case 11 -> history.opens(on().toString(), number % 120);
        default -> history.rule(RuleKey.GRACE_DAYS, on().toString(), new RuleValue.Amount(0));
      }
    }

    private void start(Histories history) {
      if (rough) history.startedAbout("../" + on());
      else history.started(on());
    }

    /** Of the term that runs then, most often; of one that was never there, at times. */
    private void renew(Histories history) {
      var term = history.course().term(on()).map(Term::end).orElse(null);
      history.add(
          Kind.RENEWED,
          on(),
          ApproximateDate.of(on()),
          null,
          rough ? on().plusDays(number) : term,
          How.RECORDED,
          null);
    }

    private void suspend(Histories history) {
      history.suspended(on().toString(), rough ? null : on().plusDays(number).toString());
    }

    private void correct(Histories history) {
      var facts = history.facts();
      if (facts.isEmpty()) return;
      var wrong = facts.get(number % facts.size());
      history.add(Kind.ANNULLED, wrong.on(), wrong.about(), null, null, null, wrong.id());
    }
  }

  @Provide
  Arbitrary<List<Step>> histories() {
    return steps(0, 12).list().ofMaxSize(14);
  }

  @Provide
  Arbitrary<Step> fact() {
    return steps(0, 6);
  }

  @Provide
  Arbitrary<Step> rule() {
    return steps(8, 12);
  }

  private static Arbitrary<Step> steps(int firstKind, int lastKind) {
    return Combinators.combine(
            Arbitraries.integers().between(firstKind, lastKind),
            Arbitraries.integers().between(0, DAYS),
            Arbitraries.integers().between(0, 400),
            Arbitraries.of(true, false, false))
        .as(Step::new);
  }

  private static Histories of(List<Step> steps) {
    var history = new Histories();
    steps.forEach(step -> step.into(history));
    return history;
  }

  @Property(tries = 400)
  void everyDayHasOneStandingOrNoneAndThePeriodsNeitherGapNorOverlap(
      @ForAll("histories") List<Step> steps) {
    var course = of(steps).course();
    var periods = course.periods();
    for (int i = 0; i < periods.size(); i++) {
      var to = periods.get(i).to();
      if (i == periods.size() - 1) assertThat(to).isNull();
      else assertThat(to).isEqualTo(periods.get(i + 1).from().minusDays(1));
    }
    for (int day = -5; day < DAYS + 900; day += 3) {
      var on = FIRST.plusDays(day);
      var standing = course.on(on);
      var within = periods.stream().filter(period -> period.contains(on)).toList();
      assertThat(within).hasSize(standing.isPresent() ? 1 : 0);
      standing.ifPresent(known -> assertThat(within.getFirst().standing()).isEqualTo(known));
    }
  }

  @Property(tries = 400)
  void aNewFactLeavesEveryDayBeforeItAsItWas(
      @ForAll("histories") List<Step> steps, @ForAll("fact") Step fact) {
    daysBefore(steps, fact);
  }

  @Property(tries = 400)
  void aNewRuleLeavesEveryDayBeforeItIsInForceAsItWas(
      @ForAll("histories") List<Step> steps, @ForAll("rule") Step rule) {
    daysBefore(steps, rule);
  }

  private static void daysBefore(List<Step> steps, Step next) {
    var history = of(steps);
    var before = history.course();
    next.into(history);
    var after = history.course();
    for (var day = FIRST; day.isBefore(next.on()); day = day.plusDays(1))
      assertThat(after.on(day)).as(day.toString()).isEqualTo(before.on(day));
  }

  @Property(tries = 200)
  void whatWasAnnulledMakesNoDifference(
      @ForAll("histories") List<Step> steps, @ForAll("fact") Step fact) {
    var history = of(steps);
    var before = history.course().periods();
    fact.into(history);
    history.annulLast();
    assertThat(history.course().periods()).isEqualTo(before);
  }

  @Property(tries = 200)
  void theOrderInWhichFactsAreReadMakesNoDifference(@ForAll("histories") List<Step> steps) {
    var history = of(steps);
    assertThat(Course.of(history.facts().reversed(), history.rules()).periods())
        .isEqualTo(history.course().periods());
  }

  @Property(tries = 200)
  void nobodyLapsesWhereTheCoalitionHasDecidedNothing(@ForAll("histories") List<Step> steps) {
    var course = of(steps.stream().filter(step -> !step.isRule()).toList()).course();
    assertThat(course.periods())
        .extracting(Period::standing)
        .doesNotContain(Standing.LAPSED, Standing.GRACE, Standing.RENEWAL_DUE);
  }
}
