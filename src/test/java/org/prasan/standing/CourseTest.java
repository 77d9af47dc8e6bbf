package org.prasan.standing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.prasan.standing.Standing.ACTIVE;
import static org.prasan.standing.Standing.GRACE;
import static org.prasan.standing.Standing.LAPSED;
import static org.prasan.standing.Standing.RENEWAL_DUE;
import static org.prasan.standing.Standing.RESIGNED;
import static org.prasan.standing.Standing.SUSPENDED;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.prasan.standing.Fact.Kind;

/** The standing that follows from facts and rules, told by examples. */
class CourseTest {
  private static final LocalDate START = LocalDate.of(2024, 3, 20);

  private final Histories it = new Histories();

  @Test
  void aTermRunsAsLongAsTheRuleSaysAndLapsesAfterItsGrace() {
    it.term("2020-01-01", 12).opens("2020-01-01", 30).grace("2020-01-01", 60);
    it.started(START);
    assertThat(it.on("2024-03-19")).isEmpty();
    assertThat(it.on("2024-03-20")).contains(ACTIVE);
    assertThat(it.on("2025-02-16")).contains(ACTIVE);
    assertThat(it.on("2025-02-17")).contains(RENEWAL_DUE);
    assertThat(it.on("2025-03-19")).contains(RENEWAL_DUE);
    assertThat(it.on("2025-03-20")).contains(GRACE);
    assertThat(it.on("2025-05-18")).contains(GRACE);
    assertThat(it.on("2025-05-19")).contains(LAPSED);
  }

  @Test
  void aTermEndsWithTheRenewalMonthAndIsNeverShorterThanTheRule() {
    it.term("2020-01-01", 12).month("2020-01-01", 1);
    it.started(START);
    assertThat(it.end("2024-03-20")).isEqualTo("2026-01-31");
    it.renewed("2026-01-10", "2026-01-31");
    assertThat(it.end("2026-01-10")).isEqualTo("2027-01-31");
  }

  @Test
  void renewingInTimeOrInGraceExtendsTheTerm() {
    it.term("2020-01-01", 12).grace("2020-01-01", 60);
    it.started(START).renewed("2025-04-30", "2025-03-19");
    assertThat(it.end("2025-04-30")).isEqualTo("2026-03-19");
  }

  @Test
  void renewingAfterTheLapseBeginsAnew() {
    it.term("2020-01-01", 12).grace("2020-01-01", 60);
    it.started(START).renewed("2025-08-01", "2025-03-19");
    assertThat(it.on("2025-07-31")).contains(LAPSED);
    assertThat(it.on("2025-08-01")).contains(ACTIVE);
    assertThat(it.end("2025-08-01")).isEqualTo("2026-07-31");
  }

  @Test
  void aRuleNobodyDecidedMakesNothingLapse() {
    it.started(START);
    assertThat(it.on("2040-01-01")).contains(ACTIVE);
    assertThat(it.end("2040-01-01")).isNull();
  }

  @Test
  void withoutARuleOfGraceARenewalStaysDueAndNothingLapses() {
    it.term("2020-01-01", 12).started(START);
    assertThat(it.on("2030-01-01")).contains(RENEWAL_DUE);
  }

  @Test
  void aRuleDecidedLaterCountsFromTheDayItIsInForce() {
    it.started(START).term("2026-01-01", 12).grace("2028-01-01", 30);
    assertThat(it.on("2025-12-31")).contains(ACTIVE);
    assertThat(it.end("2026-01-01")).isEqualTo("2026-12-31");
    assertThat(it.on("2027-12-31")).contains(RENEWAL_DUE);
    assertThat(it.on("2028-01-01")).contains(GRACE);
    assertThat(it.on("2028-01-31")).contains(LAPSED);
  }

  @Test
  void aStartKnownOnlyRoughlyGivesNoTermAndLapsesNever() {
    it.term("2019-09-18", 12).grace("2019-09-18", 0);
    it.startedAbout("../2022-03");
    assertThat(it.on("2022-03-30")).isEmpty();
    assertThat(it.on("2022-03-31")).contains(ACTIVE);
    assertThat(it.on("2040-01-01")).contains(ACTIVE);
    assertThat(it.course().term(LocalDate.of(2040, 1, 1)))
        .hasValueSatisfying(term -> assertThat(term.recorded()).isFalse());
  }

  @Test
  void theFirstRecordedRenewalGivesARoughlyKnownMembershipItsTerm() {
    it.term("2019-09-18", 12).startedAbout("../2022-03").renewed("2026-12-01", null);
    assertThat(it.end("2026-12-01")).isEqualTo("2027-11-30");
  }

  @Test
  void aSuspensionRestsTheMembershipUntilItsLastDayOrUntilItIsLifted() {
    it.started(START).suspended("2025-01-01", "2025-01-31");
    assertThat(it.on("2025-01-31")).contains(SUSPENDED);
    assertThat(it.on("2025-02-01")).contains(ACTIVE);
    it.suspended("2025-06-01", null).fact(Kind.REINSTATED, "2025-08-01");
    assertThat(it.on("2025-07-31")).contains(SUSPENDED);
    assertThat(it.on("2025-08-01")).contains(ACTIVE);
  }

  @Test
  void aSuspendedMembershipLapsesLikeAnyOther() {
    it.term("2020-01-01", 12).grace("2020-01-01", 0);
    it.started(START).suspended("2025-01-01", null);
    assertThat(it.on("2025-03-19")).contains(SUSPENDED);
    assertThat(it.on("2025-03-20")).contains(LAPSED);
  }

  @Test
  void whoResignedMayBecomeAMemberAgain() {
    it.started(START).fact(Kind.RESIGNED, "2025-01-01");
    assertThat(it.on("2025-01-01")).contains(RESIGNED);
    it.renewed("2025-02-01", null);
    assertThat(it.on("2025-02-01")).contains(RESIGNED);
    it.started(LocalDate.of(2026, 1, 1));
    assertThat(it.on("2025-12-31")).contains(RESIGNED);
    assertThat(it.on("2026-01-01")).contains(ACTIVE);
  }

  @Test
  void whatWasCorrectedCountsNoMore() {
    it.started(START).fact(Kind.RESIGNED, "2025-01-01").annulLast();
    assertThat(it.on("2025-01-01")).contains(ACTIVE);
  }

  @Test
  void aRenewalOfAnotherTermChangesNothing() {
    it.term("2020-01-01", 12).started(START).renewed("2025-03-01", "2025-03-19");
    it.renewed("2025-03-01", "2025-03-19");
    assertThat(it.end("2025-03-01")).isEqualTo("2026-03-19");
  }

  @Test
  void aShorterTermLeavesTheOneThatRunsAsItIs() {
    it.term("2020-01-01", 24).term("2024-06-01", 6).started(START);
    assertThat(it.end("2025-01-01")).isEqualTo("2026-03-19");
  }

  @Test
  void thePeriodsSayTheSameAsTheirDays() {
    it.term("2020-01-01", 12).grace("2020-01-01", 60).opens("2020-01-01", 30);
    it.started(START).suspended("2024-05-01", "2024-05-31");
    assertThat(it.course().periods())
        .extracting(Period::standing, period -> period.from().toString())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(ACTIVE, "2024-03-20"),
            org.assertj.core.groups.Tuple.tuple(SUSPENDED, "2024-05-01"),
            org.assertj.core.groups.Tuple.tuple(ACTIVE, "2024-06-01"),
            org.assertj.core.groups.Tuple.tuple(RENEWAL_DUE, "2025-02-17"),
            org.assertj.core.groups.Tuple.tuple(GRACE, "2025-03-20"),
            org.assertj.core.groups.Tuple.tuple(LAPSED, "2025-05-19"));
    assertThat(Map.of(ACTIVE, true, GRACE, true, LAPSED, false))
        .allSatisfy((standing, belongs) -> assertThat(standing.belongs()).isEqualTo(belongs));
  }
}
