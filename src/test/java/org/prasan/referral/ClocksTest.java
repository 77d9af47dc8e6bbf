package org.prasan.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.prasan.calendar.Holiday;
import org.prasan.calendar.HolidaySet;
import org.prasan.calendar.WorkingDays;
import org.prasan.language.LocalizedText;
import org.prasan.referral.History.Happened;
import org.prasan.referral.Transitions.Answer.Leads;
import tools.jackson.databind.json.JsonMapper;

/** How long a referral may lie where it lies, and who is called. */
class ClocksTest {
  private static final ZoneId BANGKOK = ZoneId.of("Asia/Bangkok");
  private static final ClockRules RULES = ClockRules.read(new JsonMapper());
  private static final WorkingDays DAYS =
      new WorkingDays(
          HolidaySet.of(
              List.of(
                  holiday("2026-04-13"),
                  holiday("2026-04-14"),
                  holiday("2026-04-15"),
                  holiday("2026-12-07"),
                  holiday("2026-12-10"))));
  private static final Clocks CLOCKS = new Clocks(RULES, DAYS, BANGKOK);

  @Example
  void anEmergencyRunsThroughTheNightAndThroughSongkran() {
    var offered = at("2026-04-12T22:30");
    var run = only(Urgency.EMERGENCY, offered, Step.OFFER);
    assertThat(run.due()).isEqualTo(at("2026-04-13T22:30"));
    assertThat(run.remaining(at("2026-04-13T02:30"))).isEqualTo(Duration.ofHours(20));
    assertThat(run.breached(at("2026-04-13T22:29"))).isFalse();
    assertThat(run.breached(at("2026-04-13T22:30"))).isTrue();
    assertThat(run.overdue(at("2026-04-13T23:30"))).isEqualTo(Duration.ofHours(1));
  }

  @Example
  void theHolderIsCalledAtHalfTheDeputyAtThreeQuartersTheSecretaryWhenItHasRunOut() {
    var run = only(Urgency.URGENT, at("2026-11-26T09:00"), Step.OFFER);
    assertThat(run.rung(at("2026-11-27T20:59"))).isEqualTo(Rung.NONE);
    assertThat(run.rung(at("2026-11-27T21:00"))).isEqualTo(Rung.HOLDER);
    assertThat(run.rung(at("2026-11-28T15:00"))).isEqualTo(Rung.DEPUTY);
    assertThat(run.rung(at("2026-11-29T08:59"))).isEqualTo(Rung.DEPUTY);
    assertThat(run.rung(at("2026-11-29T09:00"))).isEqualTo(Rung.SECRETARY);
    assertThat(run.nextCall(at("2026-11-26T09:00"))).contains(at("2026-11-27T21:00"));
    assertThat(run.nextCall(at("2026-11-29T09:00"))).isEmpty();
  }

  @Example
  void twoWeeksPassTheEndOfAMonth() {
    assertThat(only(Urgency.NORMAL, at("2026-02-20T15:00"), Step.OFFER).due())
        .isEqualTo(at("2026-03-06T15:00"));
    assertThat(only(Urgency.NORMAL, at("2028-02-20T15:00"), Step.OFFER).due())
        .isEqualTo(at("2028-03-05T15:00"));
    assertThat(only(Urgency.NORMAL, at("2026-12-31T00:00"), Milestone.DATA_REQUESTED).due())
        .isEqualTo(at("2027-01-30T00:00"));
  }

  @Example
  void workingDaysBeginWithTheNextOneAndSkipWeekendsAndHolidays() {
    // Friday; Saturday, Sunday and the holidays 7 and 10 December do not count.
    var run = only(Urgency.NORMAL, at("2026-12-04T16:00"), Step.REPORT_OUTCOME);
    assertThat(run.due()).isEqualTo(at("2026-12-16T00:00"));
    assertThat(run.breached(at("2026-12-15T23:59"))).isFalse();
  }

  @Example
  void nobodyIsCalledOnAHolidayForWhatRunsInWorkingDays() {
    var run = only(Urgency.NORMAL, at("2026-04-10T12:00"), Step.REPORT_OUTCOME);
    assertThat(run.due()).isEqualTo(at("2026-04-23T00:00"));
    for (var call : run.calls().subList(0, 2))
      assertThat(DAYS.includes(call.at().atZone(BANGKOK).toLocalDate())).isTrue();
    // Half of 12 hours of that Friday and five days after the holidays.
    assertThat(run.calls().getFirst().at()).isEqualTo(at("2026-04-20T06:00"));
  }

  @Example
  void theDayIsThatOfBangkokNotOfTheServer() {
    // Sunday evening in London is Monday in Chiang Rai, so that Monday does not count.
    var run = only(Urgency.NORMAL, Instant.parse("2026-11-29T18:00:00Z"), Step.REPORT_OUTCOME);
    assertThat(run.due()).isEqualTo(at("2026-12-09T00:00"));
  }

  @Example
  void aQuestionBackDoesNotStopTheClockOfTheFirstAnswer() {
    var history =
        history(
            Urgency.EMERGENCY,
            happened(Step.OFFER, "2026-11-26T08:00"),
            happened(Step.REQUEST_INFORMATION, "2026-11-26T09:00"),
            happened(Step.ANSWER_INFORMATION, "2026-11-26T11:00"));
    assertThat(CLOCKS.running(history, at("2026-11-26T10:00")))
        .extracting(run -> run.clock().id())
        .containsExactly("information.emergency", "answer.emergency");
    assertThat(CLOCKS.running(history, at("2026-11-26T12:00")))
        .extracting(Run::due)
        .containsExactly(at("2026-11-27T08:00"));
  }

  @Example
  void whatWasLateStaysLateOnceItHasStopped() {
    var history =
        history(
            Urgency.URGENT,
            happened(Step.OFFER, "2026-11-20T08:00"),
            happened(Step.ACCEPT, "2026-11-24T08:00"));
    var answer = CLOCKS.runs(history).getFirst();
    assertThat(answer.runs()).isFalse();
    assertThat(answer.breached(at("2027-01-01T00:00"))).isTrue();
    assertThat(answer.overdue(at("2027-01-01T00:00"))).isEqualTo(Duration.ofHours(24));
    assertThat(answer.rung(at("2027-01-01T00:00"))).isEqualTo(Rung.SECRETARY);
    assertThat(answer.nextCall(at("2026-11-24T09:00"))).isEmpty();
  }

  @Example
  void whoReportsTwiceGainsTheSenderNoTime() {
    var history =
        history(
            Urgency.NORMAL,
            happened(Step.REPORT_OUTCOME, "2026-11-23T08:00"),
            happened(Step.REPORT_OUTCOME, "2026-11-26T08:00"));
    assertThat(CLOCKS.running(history, at("2026-11-26T09:00")))
        .extracting(Run::due)
        .containsExactly(at("2026-12-01T00:00"));
  }

  @Example
  void aSecondSeatHasAllTheTimeAgain() {
    var history =
        history(
            Urgency.EMERGENCY,
            happened(Step.OFFER, "2026-11-26T08:00"),
            happened(Step.DECLINE, "2026-11-26T20:00"),
            happened(Step.REOFFER, "2026-11-26T20:30"),
            happened(Step.OFFER, "2026-11-26T21:00"));
    assertThat(CLOCKS.running(history, at("2026-11-26T22:00")))
        .extracting(Run::due)
        .containsExactly(at("2026-11-27T21:00"));
  }

  @Example
  void anotherSeatForAnEmergencyIsToBeAskedWithinHoursAndChoosingItStopsNothing() {
    var history =
        new History(
            Urgency.EMERGENCY,
            List.of(
                happened(Step.OFFER, "2026-11-26T08:00"),
                happened(Step.DECLINE, "2026-11-26T20:00"),
                happened(Step.REOFFER, "2026-11-26T20:30")));
    assertThat(CLOCKS.running(history, at("2026-11-26T21:00")))
        .extracting(Run::due)
        .containsExactly(at("2026-11-27T00:00"), at("2026-11-27T00:30"));
  }

  @Example
  void protectionLastsADayAndSevenMoreWithTheCourtsPermission() {
    var history =
        history(
            Urgency.EMERGENCY,
            happened(Milestone.PROTECTION_STARTED, "2026-02-26T23:00"),
            happened(Milestone.PROTECTION_EXTENDED, "2026-02-27T20:00"));
    assertThat(CLOCKS.running(history, at("2026-02-27T10:00")))
        .extracting(Run::due)
        .containsExactly(at("2026-02-27T23:00"));
    assertThat(CLOCKS.running(history, at("2026-02-28T10:00")))
        .extracting(Run::due)
        .containsExactly(at("2026-03-06T20:00"));
  }

  @Example
  void aRunningClockKeepsTheVersionThatWasInForceWhenItStarted() {
    var rules =
        new ClockRules(
            List.of(version(24, "2026-01-01", "2026-11-30"), version(12, "2026-12-01", null)),
            RULES.ladders());
    var clocks = new Clocks(rules, DAYS, BANGKOK);
    var now = at("2026-12-01T08:00");
    assertThat(clocks.running(started("2026-11-30T23:59"), now))
        .extracting(Run::due)
        .containsExactly(at("2026-12-01T23:59"));
    assertThat(clocks.running(started("2026-12-01T00:00"), now))
        .extracting(Run::due)
        .containsExactly(at("2026-12-01T12:00"));
    assertThat(clocks.running(started("2025-12-31T23:59"), now)).isEmpty();
  }

  @Example
  void twoVersionsCannotBeInForceAtOnce() {
    var both = List.of(version(24, "2026-01-01", null), version(12, "2026-12-01", null));
    assertThatThrownBy(() -> new ClockRules(both, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Example
  void theLengthsAreThoseOfTheirSources() {
    assertThat(RULES.clocks())
        .filteredOn(clock -> !clock.source().th().startsWith("ค่าตั้งต้น"))
        .extracting(clock -> clock.id() + " " + clock.length() + " " + clock.unit())
        .containsExactly(
            "answer.emergency 24 HOURS",
            "answer.urgent 72 HOURS",
            "answer.normal 14 CALENDAR_DAYS",
            "escalated 24 HOURS",
            "protection 24 HOURS",
            "protection-extended 7 CALENDAR_DAYS",
            "identification 15 CALENDAR_DAYS",
            "data-request 30 CALENDAR_DAYS",
            "breach 72 HOURS");
    assertThat(RULES.clocks()).allMatch(clock -> clock.source().en() != null);
  }

  @Property
  void nothingLiesWithoutAClockFromWhenConsentIsAskedUntilItIsOver(
      @ForAll Urgency urgency, @ForAll @Size(max = 60) List<@IntRange(max = 9999) Integer> picks) {
    var happened = new ArrayList<Happened>();
    var state = State.DRAFT;
    var now = at("2026-11-26T08:00");
    for (var move : TransitionsTest.walk(picks)) {
      now = now.plus(Duration.ofMinutes(7));
      happened.add(new Happened(move.step(), now));
      state = move.to();
      var running = CLOCKS.running(new History(urgency, happened), now);
      if (state.over() || state == State.DRAFT)
        assertThat(running)
            .as("%s %s", state, happened)
            .filteredOn(run -> move.to().over() || !run.clock().id().equals("readdress.emergency"))
            .isEmpty();
      else assertThat(running).as("%s %s", state, happened).isNotEmpty();
      for (var run : running) {
        boolean canStop =
            Arrays.stream(Step.values())
                .filter(run.clock().stops()::contains)
                .anyMatch(
                    step -> Transitions.take(move.to(), step, run.clock().turn()) instanceof Leads);
        assertThat(canStop).as("%s in %s", run.clock().id(), state).isTrue();
      }
    }
  }

  @Property
  void theLongerItRunsTheLessIsLeftAndTheFartherItIsCalled(
      @ForAll Urgency urgency,
      @ForAll Step step,
      @ForAll @IntRange(max = 500_000) int minute,
      @ForAll @IntRange(max = 30_000) int first,
      @ForAll @IntRange(max = 30_000) int more) {
    var start = at("2026-01-01T00:00").plus(Duration.ofMinutes(minute));
    var history = new History(urgency, List.of(new Happened(step, start)));
    var early = start.plus(Duration.ofMinutes(first));
    var late = early.plus(Duration.ofMinutes(more));
    for (var run : CLOCKS.running(history, late)) {
      assertThat(run.due()).isAfter(start);
      assertThat(run.remaining(late)).isLessThanOrEqualTo(run.remaining(early));
      assertThat(run.rung(late)).isGreaterThanOrEqualTo(run.rung(early));
      assertThat(run.breached(late)).isEqualTo(run.remaining(late).isZero());
      assertThat(run.breached(late)).isEqualTo(run.rung(late) == Rung.SECRETARY);
      assertThat(run.calls()).extracting(Run.Call::at).isSorted().last().isEqualTo(run.due());
      assertThat(run.calls()).allMatch(call -> call.at().isAfter(start));
    }
  }

  @Property
  void soManyWorkingDaysLieBetweenTheStartAndTheEnd(@ForAll @IntRange(max = 500_000) int minute) {
    var start = at("2026-01-01T00:00").plus(Duration.ofMinutes(minute));
    var run = only(Urgency.NORMAL, start, Step.REPORT_OUTCOME);
    var first = start.atZone(BANGKOK).toLocalDate().plusDays(1);
    var last = run.due().atZone(BANGKOK).toLocalDate().minusDays(1);
    assertThat(DAYS.between(first, last)).isEqualTo(5);
    assertThat(DAYS.includes(last)).isTrue();
  }

  private static Run only(Urgency urgency, Instant at, Happening what) {
    var runs = CLOCKS.running(new History(urgency, List.of(new Happened(what, at))), at);
    assertThat(runs).hasSize(1);
    return runs.getFirst();
  }

  private static History started(String at) {
    return history(Urgency.NORMAL, happened(Step.OFFER, at));
  }

  private static Clock version(int hours, String from, @Nullable String until) {
    return new Clock(
        "answer",
        "referral.clock.answer",
        Party.RECEIVER,
        null,
        hours,
        Clock.Unit.HOURS,
        Set.of(Step.OFFER),
        Set.of(Step.ACCEPT),
        LocalDate.parse(from),
        until == null ? null : LocalDate.parse(until),
        LocalizedText.of("ทดสอบ"));
  }

  private static History history(Urgency urgency, Happened... happened) {
    return new History(urgency, List.of(happened));
  }

  private static Happened happened(Happening what, String at) {
    return new Happened(what, at(at));
  }

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(BANGKOK).toInstant();
  }

  private static Holiday holiday(String day) {
    return new Holiday(LocalDate.parse(day), LocalizedText.of("วันหยุด"), Holiday.Kind.FIXED);
  }
}
