package org.prasan.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jspecify.annotations.Nullable;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.calendar.Recurrence;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** On which days the meetings of a series fall. */
@PrasanTest
class SeriesDaysTest {
  private static final LocalDate SATURDAY = LocalDate.of(2027, 1, 9);
  private static final LocalDate FATHERS_DAY = LocalDate.of(2028, 12, 5);

  @Autowired Scenes scenes;
  @Autowired KeepSeries keep;
  @Autowired NextDay days;
  @Autowired MeetingClock stamps;
  @Autowired MeetingScenes meetings;
  @Autowired MockMvcTester pages;

  private Scene scene;

  @BeforeEach
  void aCoalition() {
    scene = scenes.fresh();
    meetings.members(scene, 0);
  }

  @Test
  void whatIsNoDayIsRefusedAndStaysTyped() {
    var series = kept(null, SATURDAY);
    var refused = planned(series, "วันดีคืนดี");
    assertThat(refused).hasStatus(422);
    assertThat(text(refused)).contains("วันดีคืนดี");
  }

  @Test
  void daysAreReadAsPeopleSayThem() {
    for (var typed : new String[] {"4 ธ.ค. 79", "ศุกร์หน้า", "สิ้นเดือนหน้า"})
      assertThat(planned(kept(null, SATURDAY), typed)).as(typed).hasStatus3xxRedirection();
  }

  @Test
  void aWeekendOrAHolidayMovesItToTheNextWorkingDayAndThePageSaysSo() {
    var series = kept(null, SATURDAY);
    assertThat(from(series, SATURDAY))
        .isEqualTo(new NextDay.Found(SATURDAY.plusDays(2), SATURDAY));
    assertThat(scene.in(() -> days.instead(scene.id(), series, SATURDAY.plusDays(2))))
        .contains(SATURDAY);
    var page = pages.get().uri(scene.url("/meetings/series/" + series.id()));
    assertThat(text(page.with(scene.as(Role.SECRETARY)).exchange()))
        .contains("วันเสาร์ที่ 9 มกราคม 2570 ซึ่งเป็นวันหยุด", "11 มกราคม 2570");
    var holiday = kept(null, FATHERS_DAY);
    assertThat(from(holiday, FATHERS_DAY).instead()).isEqualTo(FATHERS_DAY);
  }

  @Test
  void whoeverMeetsOnSaturdaysOnPurposeGoesOnDoingSo() {
    assertThat(from(kept("2SA", SATURDAY), SATURDAY))
        .isEqualTo(new NextDay.Found(SATURDAY, null));
  }

  private NextDay.Found from(Series series, LocalDate day) {
    return scene.in(() -> days.from(scene.id(), series, day)).orElseThrow();
  }

  private Series kept(@Nullable String byDay, LocalDate first) {
    var office = scene.acting(Role.SECRETARY);
    var series =
        new Series(
            SeriesId.fresh(),
            MeetingKind.GENERAL,
            LocalizedText.of("การประชุมทดสอบ"),
            null,
            null,
            new Series.Rhythm(Recurrence.Frequency.MONTHLY, 1, byDay, first),
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
    return pages
        .post()
        .uri(scene.url("/meetings/series/" + series.id() + "/plan"))
        .with(csrf())
        .with(scene.as(Role.SECRETARY))
        .param("id", FreshId.next().toString())
        .param("on", on)
        .exchange();
  }

  private static String text(MvcTestResult result) {
    return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
  }
}
