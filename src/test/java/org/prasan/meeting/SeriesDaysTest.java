package org.prasan.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.PagesAfterPosting;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.calendar.Recurrence;
import org.prasan.language.LocalizedText;
import org.prasan.language.ThaiDates;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** On which days the meetings of a series fall. */
@PrasanTest
class SeriesDaysTest {
  private static final Locale THAI = Locale.forLanguageTag("th");
  private static final LocalDate CONSTITUTION_DAY = LocalDate.of(2026, 12, 10);

  @Autowired Scenes scenes;
  @Autowired KeepSeries keep;
  @Autowired NextDay days;
  @Autowired PlanMeeting plan;
  @Autowired ChangeMeeting change;
  @Autowired MeetingRows rows;
  @Autowired MeetingClock stamps;
  @Autowired MeetingScenes meetings;
  @Autowired MockMvcTester pages;
  @Autowired JdbcClient jdbc;

  private Scene scene;
  private LocalDate saturday;

  @BeforeEach
  void aCoalition() {
    scene = scenes.fresh();
    saturday = meetings.today().with(TemporalAdjusters.next(DayOfWeek.SATURDAY));
    meetings.members(scene, 0);
  }

  @Test
  void whatIsNoDayIsRefusedAndStaysTyped() {
    var series = kept(saturday);
    var refused = planned(series, "วันดีคืนดี");
    assertThat(refused).hasStatus(422);
    assertThat(text(refused)).contains("วันดีคืนดี");
  }

  @Test
  void daysAreReadAsPeopleSayThem() {
    int twoDigits = (meetings.today().getYear() + 1 + PlanMeeting.ERA) % 100;
    for (var typed : new String[] {"4 ธ.ค. " + twoDigits, "พรุ่งนี้", "สิ้นเดือนหน้า"})
      assertThat(planned(kept(saturday), typed)).as(typed).hasStatus3xxRedirection();
  }

  @Test
  void aDayThatCouldBeSeveralIsChosenFromThese() {
    var series = kept(saturday);
    var asked = planned(series, "อาทิตย์หน้า");
    assertThat(asked).hasStatus(422);
    var sunday = meetings.today().with(DayOfWeek.SUNDAY).plusWeeks(1);
    assertThat(text(asked))
        .contains("หมายถึงวันใด", "name=\"onChoice\"", "value=\"" + sunday + "\"");
    assertThat(planned(series, "อาทิตย์หน้า", sunday.toString())).hasStatus3xxRedirection();
  }

  @Test
  void theFirstDayOfASeriesIsSaidTheSameWay() {
    for (var typed : new String[] {"สิ้นเดือนหน้า", "อาทิตย์หน้า"}) {
      var refused = typed.startsWith("อาทิตย์");
      var answer = founded(typed);
      assertThat(answer).as(typed).hasStatus(refused ? 422 : 302);
      if (refused) assertThat(text(answer)).contains("name=\"firstOnChoice\"");
    }
  }

  @Test
  void aFirstDayThatIsOverBeginsTheRhythmAndThePageSaysWhenTheFirstMeetingIs() {
    var ago = meetings.today().minusDays(10);
    var answer = founded(ThaiDates.full(ago, THAI));
    assertThat(answer).hasStatus(302);
    assertThat(PagesAfterPosting.told(answer, "flash")).isEqualTo("meeting.series.begun-before");
    var first = day(answer);
    assertThat(first).isBetween(ago.plusMonths(2), ago.plusMonths(2).plusDays(7));
    assertThat(PagesAfterPosting.told(answer, "flashArgument"))
        .isEqualTo(ThaiDates.withWeekday(first, THAI));
  }

  @Test
  void aSeriesComesBackAsItsKindDoesUnlessSomebodySaysOtherwise() {
    var form = pages.get().uri(scene.url("/meetings/series/new")).with(scene.as(Role.SECRETARY));
    assertThat(text(form.exchange()))
        .contains("<option value=\"KIND\" selected=\"selected\">", "ทุกสองเดือน)");
    for (var typed : List.of("KIND", "M1")) {
      var answer = founded("พรุ่งนี้", "rhythm", typed);
      assertThat(answer).hasStatus(302);
      assertThat(every(answer)).isEqualTo(typed.equals("KIND") ? 2 : 1);
    }
  }

  @Test
  void whatThePageDoesNotOfferIsRefused() {
    for (var field : List.of("organ", "pillar", "chair", "secretary"))
      assertThat(founded("พรุ่งนี้", field, FreshId.next().toString()))
          .as(field)
          .hasStatus(422)
          .bodyText()
          .contains("โปรดเลือกหนึ่งรายการ");
    var item = new String[] {"id", FreshId.next().toString(), "heading", "5", "title", "เรื่อง"};
    var strange = Arrays.copyOf(item, 8);
    strange[6] = "presenterOrganization";
    strange[7] = FreshId.next().toString();
    var path = "/meetings/" + meetings.open(scene) + "/items/new";
    assertThat(post(path, strange)).hasStatus(422);
    assertThat(post(path, item)).hasStatus(302);
  }

  @Test
  void anIdUnderWhichAnotherSeriesIsKeptIsRefused() {
    var id = FreshId.next().toString();
    for (int sent = 0; sent < 2; sent++) assertThat(founded("พรุ่งนี้", "id", id)).hasStatus(302);
    assertThat(founded("พรุ่งนี้", "id", id, "nameTh", "ชื่ออื่น")).hasStatus(409);
  }

  @Test
  void aMeetingHeldAheadOfItsDayUsesThatDayUp() {
    var third = meetings.today().plusDays(3);
    var series = kept(new Series.Rhythm(Recurrence.Frequency.MONTHLY, 2, null, third));
    var first = MeetingId.fresh();
    scene.in(() -> plan.plan(scene.acting(Role.SECRETARY), series.id(), first, third));
    startedToday(first);
    var second = next(series);
    assertThat(second.plan().day()).isAfter(third.plusMonths(1));
    startedToday(second.id());
    assertThat(next(series).plan().day()).isAfter(third.plusMonths(3));
  }

  @Test
  void aMeetingMovedAheadKeepsTheDayItTakesAndACorrectedDayDoesNot() {
    var later = meetings.today().plusDays(20);
    var series = kept(new Series.Rhythm(Recurrence.Frequency.MONTHLY, 2, null, later));
    var id = MeetingId.fresh();
    scene.in(() -> plan.plan(scene.acting(Role.SECRETARY), series.id(), id, later));
    moved(id, later.minusDays(15));
    assertThat(comesBack(series)).isAfter(later.plusMonths(1));
    moved(id, later.plusYears(1));
    moved(id, later);
    assertThat(comesBack(series)).isBefore(later.plusMonths(3));
  }

  private void startedToday(MeetingId id) {
    assertThat(post("/meetings/" + id + "/open")).hasStatus(302);
    assertThat(post("/meetings/" + id + "/start", "early", "true")).hasStatus(302);
  }

  private void moved(MeetingId id, LocalDate day) {
    var now = meetings.dossier(scene, id).meeting();
    var wanted = now.plan().on(day, now.plan().startsAt());
    scene.in(() -> change.edit(scene.acting(Role.SECRETARY), id, now.version(), wanted));
  }

  private Meeting next(Series series) {
    return scene.in(() -> rows.of(scene.id(), series.id())).stream()
        .filter(meeting -> meeting.stored().ahead())
        .filter(meeting -> meeting.stored() != MeetingState.IN_PROGRESS)
        .findFirst()
        .orElseThrow();
  }

  private LocalDate comesBack(Series series) {
    return scene.in(() -> plan.nextDay(scene.id(), series)).orElseThrow().day();
  }

  private LocalDate day(MvcTestResult answer) {
    return scene.in(
        () ->
            jdbc.sql(
                    "select held_on from meeting.meeting"
                        + " where coalition_id = :coalition and series_id = :series")
                .param("coalition", scene.id().value())
                .param("series", added(answer))
                .query(LocalDate.class)
                .single());
  }

  private int every(MvcTestResult answer) {
    return scene.in(
        () ->
            jdbc.sql("select every from meeting.series where coalition_id = :c and id = :series")
                .param("c", scene.id().value())
                .param("series", added(answer))
                .query(Integer.class)
                .single());
  }

  private static UUID added(MvcTestResult answer) {
    var url = String.valueOf(answer.getResponse().getRedirectedUrl());
    return UUID.fromString(url.substring(url.lastIndexOf('/') + 1));
  }

  @Test
  void aWeekendOrAHolidayMovesItToTheNextWorkingDayAndThePageSaysSo() {
    var series = kept(saturday);
    var moved = from(series, saturday);
    assertThat(moved.instead()).isEqualTo(saturday);
    assertThat(moved.day()).isAfter(saturday.plusDays(1));
    assertThat(scene.in(() -> days.instead(scene.id(), series, moved.day()))).contains(saturday);
    var page = pages.get().uri(scene.url("/meetings/series/" + series.id()));
    assertThat(text(page.with(scene.as(Role.SECRETARY)).exchange()))
        .contains(
            ThaiDates.withWeekday(saturday, THAI) + " ซึ่งเป็นวันหยุด",
            ThaiDates.full(moved.day(), THAI));
    assertThat(from(kept(CONSTITUTION_DAY), CONSTITUTION_DAY))
        .isEqualTo(new NextDay.Found(CONSTITUTION_DAY.plusDays(1), CONSTITUTION_DAY));
  }

  @Test
  void whoeverMeetsOnSaturdaysOnPurposeGoesOnDoingSo() {
    var weekly =
        new Series.Rhythm(Recurrence.Frequency.WEEKLY, 1, null, LocalDate.of(2026, 12, 19));
    assertThat(from(kept(weekly), LocalDate.of(2026, 12, 19)))
        .isEqualTo(new NextDay.Found(LocalDate.of(2026, 12, 19), null));
  }

  private NextDay.Found from(Series series, LocalDate day) {
    return scene.in(() -> days.from(scene.id(), series, day)).orElseThrow();
  }

  private Series kept(LocalDate first) {
    return kept(new Series.Rhythm(Recurrence.Frequency.MONTHLY, 1, null, first));
  }

  private Series kept(Series.Rhythm rhythm) {
    var office = scene.acting(Role.SECRETARY);
    var series =
        new Series(
            SeriesId.fresh(),
            MeetingKind.GENERAL,
            LocalizedText.of("การประชุมทดสอบ"),
            null,
            null,
            rhythm,
            new Series.Usual(LocalTime.of(9, 0), 60, "", "", null, null),
            72,
            false,
            stamps.by(office),
            1);
    scene.in(
        () -> {
          keep.add(office, series);
          return true;
        });
    return series;
  }

  private MvcTestResult planned(Series series, String on) {
    return planned(series, on, "");
  }

  private MvcTestResult planned(Series series, String on, String choice) {
    var path = "/meetings/series/" + series.id() + "/plan";
    return post(path, "id", FreshId.next().toString(), "on", on, "onChoice", choice);
  }

  private MvcTestResult founded(String first, String... more) {
    var fields =
        new ArrayList<>(
            List.of("id", FreshId.next().toString(), "kind", "COORDINATION", "nameTh", "ประชุม"));
    fields.addAll(List.of("firstOn", first, "rhythm", "M2", "day", "DATE", "startsAt", "09.00"));
    fields.addAll(List.of("minutes", "", "windowHours", "72"));
    for (int at = 0; at < more.length; at += 2) {
      int there = fields.indexOf(more[at]);
      if (there < 0) fields.addAll(List.of(more[at], more[at + 1]));
      else fields.set(there + 1, more[at + 1]);
    }
    return post("/meetings/series/new", fields.toArray(String[]::new));
  }

  private MvcTestResult post(String path, String... fields) {
    var request = pages.post().uri(scene.url(path)).with(csrf()).with(scene.as(Role.SECRETARY));
    for (int at = 0; at < fields.length; at += 2) request.param(fields[at], fields[at + 1]);
    return request.exchange();
  }

  private static String text(MvcTestResult result) {
    return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
  }
}
