package org.prasan.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The years show what became of applications: handed in, refused, withdrawn. */
@PrasanTest
class ApplicationsByYearTest {
  private static final String HEADINGS =
      "ปี,สมาชิก,สมัคร,ไม่รับ,ถอนใบสมัคร,รับใหม่,ต่ออายุ,ต่อทันกำหนด (%),สิ้นสุด,ลาออก";

  @Autowired Applicants applicants;
  @Autowired JdbcClient jdbc;
  @Autowired MockMvcTester pages;

  private Applicants.Coalition coalition;
  private Scene scene;
  private int thisYear;

  @BeforeEach
  void aCoalitionThatTakesMembers() {
    coalition = applicants.coalition();
    scene = coalition.scene();
    thisYear = LocalDate.now(ZoneId.of("Asia/Bangkok")).getYear();
  }

  @Test
  void refusedAndWithdrawnApplicationsStandInTheirYear() {
    applicants.in(coalition, State.SUBMITTED);
    applicants.in(coalition, State.REFUSED);
    applicants.in(coalition, State.REFUSED);
    applicants.in(coalition, State.WITHDRAWN);
    applicants.in(coalition, State.DRAFT);
    assertThat(csv()).bodyText().contains(HEADINGS, line(thisYear, 2, 4, 2, 1));
    assertThat(years())
        .bodyText()
        .contains("data-label=\"ไม่รับ\">2<", "data-label=\"ถอนใบสมัคร\">1<");
    assertThat(pages.get().uri(scene.url("/membership/years?lang=en")).with(scene.as(Role.STAFF)))
        .bodyText()
        .contains("data-label=\"Refused\">2<", "data-label=\"Withdrawn\">1<");
  }

  @Test
  void eachCountsInTheYearInWhichItHappened() {
    var refused = applicants.in(coalition, State.REFUSED);
    move(refused, "submitted_at = submitted_at - interval '1 year'");
    var withdrawn = applicants.in(coalition, State.WITHDRAWN);
    move(
        withdrawn,
        "submitted_at = submitted_at - interval '1 year', state_since = state_since - interval '1 year'");
    memberSinceLastYear();
    assertThat(csv())
        .bodyText()
        .contains(line(thisYear - 1, 1, 2, 0, 1))
        .contains(line(thisYear, 3, 0, 1, 0));
  }

  @Test
  void theYearIsThatOfThePlaceWhereTheCoalitionWorks() {
    var late = applicants.submitted(scene, "มูลนิธิกล้วยไม้");
    move(
        late,
        "submitted_at = make_timestamptz(%d, 12, 31, 17, 30, 0, 'UTC')".formatted(thisYear - 1));
    assertThat(csv()).bodyText().contains(line(thisYear, 2, 1, 0, 0));
  }

  @Test
  void beforeTheFirstApplicationNobodyKnowsHowManyThereWere() {
    memberSinceLastYear();
    applicants.in(coalition, State.SUBMITTED);
    assertThat(csv())
        .bodyText()
        .contains("%d,1,,,,".formatted(thisYear - 1 + 543))
        .contains(line(thisYear, 3, 1, 0, 0));
  }

  private void memberSinceLastYear() {
    applicants.member(
        scene, OrganizationId.fresh(), "มูลนิธิเมฆขาว", LocalDate.of(thisYear - 1, 6, 1));
  }

  private void move(Applicants.Applied applied, String what) {
    scene.in(
        () ->
            jdbc.sql(
                    "update admission.application set %s where coalition_id = :coalition and id = :id"
                        .formatted(what))
                .param("coalition", scene.id().value())
                .param("id", applied.id().value())
                .update());
  }

  private static String line(int year, int members, int handedIn, int refused, int withdrawn) {
    return "%d,%d,%d,%d,%d,".formatted(year + 543, members, handedIn, refused, withdrawn);
  }

  private MvcTestResult years() {
    return pages.get().uri(scene.url("/membership/years")).with(scene.as(Role.STAFF)).exchange();
  }

  private MvcTestResult csv() {
    return pages
        .get()
        .uri(scene.url("/membership/years/export/csv"))
        .with(scene.as(Role.STAFF))
        .exchange();
  }
}
