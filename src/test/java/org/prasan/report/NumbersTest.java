package org.prasan.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.report.ReportScenes.Many;
import org.prasan.report.Subject.Value;
import org.prasan.tenancy.Role;
import org.prasan.tenancy.Tenancy;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The numbers page from the front door: what it tells, what it refuses, and that it says so. */
@PrasanTest
class NumbersTest {
  private static final String TOO_CLOSE = "ต่างจากคำถามนี้น้อยกว่า";

  @Autowired Scenes scenes;
  @Autowired ReportScenes counted;
  @Autowired AskNumbers ask;
  @Autowired SampleNumbers samples;
  @Autowired MockMvcTester pages;
  @Autowired JdbcClient jdbc;

  Scene scene;

  @BeforeEach
  void aCoalition() {
    scene = scenes.fresh();
  }

  @Test
  void aMemberReadsWhatWasNeededHowSoonItWasAnsweredAndHowManyLoopsWereClosed() {
    counted.busyYear(scene);
    assertThat(get(Role.STAFF, "/numbers?period=" + year()))
        .hasStatusOk()
        .bodyText()
        .contains("ที่พักพิง", "กฎหมาย", "มูลนิธิ", "เต็ม รับเพิ่มไม่ได้", "ปิดครบวงจร")
        .contains("ตัวเลขที่แสดงปัดลง");
  }

  @Test
  void ofThoseReferredThePageTellsLikeTheDownloadHowManyNobodyRefused() {
    counted.busyYear(scene);
    var page = text(get(Role.STAFF, "/numbers?period=" + year()));
    var refusals = page.substring(page.indexOf("เหตุที่ไม่รับหรือส่งคืน ·"));
    assertThat(refusals)
        .containsSubsequence(
            "ส่งต่อทั้งหมด 252+ คน", "ไม่มีใครปฏิเสธ 192+", "เต็ม รับเพิ่มไม่ได้ 48+");
    assertThat(text(get(Role.STAFF, "/numbers/refusals/export/csv?period=" + year())))
        .contains("ไม่มีใครปฏิเสธ,192,194");
  }

  private static String text(MvcTestResult page) {
    return new String(page.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8)
        .replaceAll("<[^>]*>", " ")
        .replaceAll("\\s+", " ");
  }

  @Test
  void thePageSaysOfItsOwnFiguresHowManyAreHidden() {
    counted.busyYear(scene);
    var told = given(Subject.NEEDS, new NumbersPeriod(counted.year(), null), Audience.INSIDE);
    assertThat(get(Role.STAFF, "/numbers?period=" + year()))
        .bodyText()
        .contains(
            "ไม่แสดง %d จาก %d ตัวเลข"
                .formatted(told.byFirst(2).hidden().hidden(), told.byFirst(2).hidden().figures()))
        .doesNotContain(" จาก %,d ตัวเลข".formatted(told.hidden().figures()), "ร้อยละ 100 ของกรณี");
  }

  @Test
  void fewerThanThreePeopleAreShownToNobody() {
    counted.counted(
        scene, List.of(new Many(30, 2, Map.of()), new Many(2, 2, Map.of(Value.NEED, "legal"))));
    var table = given(Subject.NEEDS, new NumbersPeriod(counted.year(), 1), Audience.INSIDE);
    assertThat(table.cell("shelter", Dimension.ALL, Dimension.ALL)).isInstanceOf(Cell.Shown.class);
    assertThat(table.cell("legal", Dimension.ALL, Dimension.ALL)).isEqualTo(Cell.HIDDEN);
    assertThat(table.cell("medical", Dimension.ALL, Dimension.ALL)).isEqualTo(Cell.HIDDEN);
  }

  @Test
  void ofTwoQuestionsThatDifferByOnePersonTheSecondIsRefused() {
    oneMoreInTheSecondQuarter();
    assertThat(get(Role.STAFF, "/numbers?period=" + year() + "-1"))
        .bodyText()
        .doesNotContain(TOO_CLOSE);
    assertThat(get(Role.STAFF, "/numbers?period=" + year()))
        .hasStatusOk()
        .bodyText()
        .contains(TOO_CLOSE);
    assertThat(get(Role.STAFF, "/numbers/needs/export/csv?period=" + year()))
        .hasStatusOk()
        .bodyText()
        .contains(TOO_CLOSE);
  }

  @Test
  void alsoInTheOtherOrderAndForAnotherPersonEachBudgetIsItsOwn() {
    oneMoreInTheSecondQuarter();
    assertThat(get(Role.DIRECTOR, "/numbers?period=" + year()))
        .bodyText()
        .doesNotContain(TOO_CLOSE);
    assertThat(get(Role.DIRECTOR, "/numbers?period=" + year() + "-1"))
        .bodyText()
        .contains(TOO_CLOSE);
    assertThat(get(Role.OFFICER, "/numbers?period=" + year() + "-1"))
        .bodyText()
        .doesNotContain(TOO_CLOSE);
  }

  private void oneMoreInTheSecondQuarter() {
    counted.counted(
        scene,
        List.of(
            new Many(24, 1, Map.of()),
            new Many(6, 1, Map.of(Value.ANSWER, CountedCase.NOT_ACCEPTED)),
            new Many(1, 5, Map.of())));
  }

  @Test
  void theSameQuestionGetsTheSameTable() {
    counted.busyYear(scene);
    var period = new NumbersPeriod(counted.year(), null);
    assertThat(given(Subject.NEEDS, period, Audience.INSIDE))
        .isEqualTo(given(Subject.NEEDS, period, Audience.INSIDE));
  }

  @Test
  void whatIsNotCountedYetIsNotTold() {
    int now = counted.year() + 1 + 543;
    assertThat(get(Role.STAFF, "/numbers?period=" + now))
        .hasStatusOk()
        .bodyText()
        .contains("เดือนสุดท้ายที่เลือกยังไม่ได้นับ");
    assertThat(get(Role.STAFF, "/numbers?period=2569-7")).hasStatus(404);
    assertThat(get(Role.STAFF, "/numbers/secrets/export/csv")).hasStatus(404);
  }

  @Test
  void forPublicationTenPeopleStandBehindEachNumber() {
    counted.counted(
        scene, List.of(new Many(40, 2, Map.of()), new Many(8, 2, Map.of(Value.NEED, "legal"))));
    var period = new NumbersPeriod(counted.year(), 1);
    assertThat(
            given(Subject.NEEDS, period, Audience.INSIDE)
                .cell("legal", Dimension.ALL, Dimension.ALL))
        .isEqualTo(new Cell.Shown(6));
    assertThat(
            given(Subject.NEEDS, period, Audience.PUBLICATION)
                .cell("legal", Dimension.ALL, Dimension.ALL))
        .isEqualTo(Cell.HIDDEN);
  }

  @Test
  void anExportSaysWhatIsHiddenAndIsWrittenDown() {
    counted.busyYear(scene);
    var csv = get(Role.STAFF, "/numbers/pathways/export/csv?period=" + year());
    var text = new String(csv.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    assertThat(text)
        .startsWith("\ufeff")
        .contains("ที่พักพิง", "ปัดลง", "แต่ละคนนับปีละหนึ่งครั้ง");
    assertThat(get(Role.STAFF, "/numbers/needs/export/xlsx?period=" + year())).hasStatusOk();
    assertThat(get(Role.SECRETARY, "/audit")).bodyText().contains("ดาวน์โหลดตัวเลข");
  }

  @Test
  void anOrganizationReadsNoTrueCountsFromTheDatabase() {
    counted.busyYear(scene);
    assertThat(
            scene.in(
                () ->
                    jdbc.sql("select count(*) from report.counted_case")
                        .query(Integer.class)
                        .single()))
        .isZero();
  }

  @Test
  void aSampleCoalitionHasInventedNumbersToShow() {
    Tenancy.run(scene.id(), () -> samples.load(scene.id()));
    assertThat(get(Role.STAFF, "/numbers?period=" + year()))
        .hasStatusOk()
        .bodyText()
        .contains("+</text>", "ภายใน 72 ชั่วโมง");
  }

  private PublishedTable given(Subject subject, NumbersPeriod period, Audience audience) {
    var acting = scene.acting(audience == Audience.PUBLICATION ? Role.SECRETARY : Role.CASE_WORKER);
    var answer =
        Tenancy.in(
            scene.id(), scene.organization(), () -> ask.ask(acting, subject, period, audience));
    assertThat(answer).isInstanceOf(Answer.Given.class);
    return ((Answer.Given) answer).table();
  }

  private String year() {
    return String.valueOf(counted.year() + 543);
  }

  private MvcTestResult get(Role role, String path) {
    return pages.get().uri(scene.url(path)).with(scene.as(role)).exchange();
  }
}
