package org.prasan.coalition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.prasan.PagesAfterPosting;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Rules are checked, changed and never altered for days that have passed. */
@PrasanTest
class RulePagesTest {
  @Autowired Scenes scenes;
  @Autowired MockMvcTester pages;
  @Autowired Rules rules;

  Scene scene;

  @BeforeEach
  void aCoalition() {
    scene = scenes.fresh();
  }

  @Test
  void aRuleIsCheckedAndThenChanged() {
    var checked = rule("quorum", "check", "60", "1 มกราคม 2569");
    assertThat(PagesAfterPosting.shown(pages, checked, scene.as(Role.SECRETARY)))
        .hasStatusOk()
        .bodyText()
        .contains("ตรวจทานก่อนเปลี่ยนกติกา", "ร้อยละ 60");
    assertThat(inForce(RuleKey.QUORUM)).isEmpty();
    assertThat(rule("quorum", "record", "60", "1 มกราคม 2569"))
        .hasStatus3xxRedirection()
        .redirectedUrl()
        .endsWith("/rules#quorum");
    assertThat(inForce(RuleKey.QUORUM)).contains(new RuleValue.Amount(60));
  }

  @Test
  void pressingTwiceRecordsOneChange() {
    rule("grace-days", "record", "30", "1 มกราคม 2569");
    assertThat(rule("grace-days", "record", "30", "1 มกราคม 2569")).hasStatus3xxRedirection();
    assertThat(scene.in(() -> rules.history(scene.id(), RuleKey.GRACE_DAYS)).changes()).hasSize(1);
    var tomorrow = thaiDate(today().plusDays(1));
    rule("grace-days", "record", "45", tomorrow);
    assertThat(rule("grace-days", "record", "45", tomorrow)).hasStatus3xxRedirection();
    assertThat(scene.in(() -> rules.history(scene.id(), RuleKey.GRACE_DAYS)).changes()).hasSize(2);
  }

  @Test
  void aChangeInThePastOfWhatIsInForceIsRefusedAndNothingTypedIsLost() {
    rule("notice-days", "record", "30", "1 มกราคม 2568");
    assertThat(rule("notice-days", "record", "15", "1 มิถุนายน 2568"))
        .hasStatus(422)
        .bodyText()
        .contains("การแก้ย้อนหลัง", "1 มิถุนายน 2568", "ที่ประชุมใหญ่");
    assertThat(inForce(RuleKey.NOTICE_DAYS)).contains(new RuleValue.Amount(30));
  }

  @Test
  void allThatIsWrongIsToldAtOnce() {
    rule("quorum", "record", "50", "1 มกราคม 2568");
    assertThat(
            post(
                "/rules/quorum/change",
                Role.SECRETARY,
                "number",
                "200",
                "from",
                "1 มิถุนายน 2568",
                "decidedBy",
                ""))
        .hasStatus(422)
        .bodyText()
        .contains("href=\"#number\"", "href=\"#from\"", "href=\"#decidedBy\"");
    assertThat(
            post(
                "/rules/screening-criteria/change",
                Role.SECRETARY,
                "points[0].th",
                "",
                "points[0].weight",
                "60",
                "points[1].th",
                "ผลงาน",
                "points[1].weight",
                "50"))
        .hasStatus(422)
        .bodyText()
        .contains("รวมกันเป็น 100", "href=\"#points0.th\"", "href=\"#from\"");
    assertThat(
            post(
                "/rules/intake-window/change",
                Role.SECRETARY,
                "fromDay",
                "31",
                "fromMonth",
                "2",
                "toDay",
                "1",
                "toMonth",
                ""))
        .hasStatus(422)
        .bodyText()
        .contains("ไม่มีวันนี้ในปฏิทิน", "href=\"#toMonth\"");
  }

  @ParameterizedTest
  @CsvSource({
    "quorum,0",
    "quorum,101",
    "quorum,ครึ่ง",
    "quorum,-5",
    "term-of-membership,0",
    "grace-days,99999999999"
  })
  void aNumberThatCannotBeMeantIsRefused(String slug, String number) {
    assertThat(rule(slug, "record", number, "1 มกราคม 2569"))
        .hasStatus(422)
        .bodyText()
        .contains(number);
  }

  @Test
  void thaiDigitsAreNumbers() {
    assertThat(rule("quorum", "record", "๕๐", "๑ มกราคม ๒๕๖๙")).hasStatus3xxRedirection();
    assertThat(inForce(RuleKey.QUORUM)).contains(new RuleValue.Amount(50));
  }

  @Test
  void weightsMustAddUpToAHundred() {
    assertThat(criteria("60", "50")).hasStatus(422).bodyText().contains("รวมกันเป็น 100", "ภารกิจ");
    assertThat(criteria("60", "")).hasStatus(422);
    assertThat(criteria("60", "40")).hasStatus3xxRedirection();
    assertThat(inForce(RuleKey.SCREENING_CRITERIA).orElseThrow())
        .isInstanceOfSatisfying(
            RuleValue.Points.class, points -> assertThat(points.points()).hasSize(2));
  }

  private MvcTestResult criteria(String first, String second) {
    return post(
        "/rules/screening-criteria/change",
        Role.SECRETARY,
        "step",
        "record",
        "points[0].th",
        "ภารกิจ",
        "points[0].weight",
        first,
        "points[1].th",
        "ผลงาน",
        "points[1].weight",
        second,
        "points[2].th",
        "",
        "from",
        "1 มกราคม 2569",
        "decidedBy",
        "ที่ประชุมใหญ่");
  }

  @Test
  void aWindowOfTheYearIsKeptAndShownInWords() {
    assertThat(
            post(
                "/rules/intake-window/change",
                Role.SECRETARY,
                "step",
                "record",
                "fromDay",
                "1",
                "fromMonth",
                "11",
                "toDay",
                "31",
                "toMonth",
                "1",
                "from",
                "1 มกราคม 2569",
                "decidedBy",
                "ที่ประชุมใหญ่"))
        .hasStatus3xxRedirection();
    assertThat(get("/rules", Role.STAFF)).bodyText().contains("1 พฤศจิกายน ถึง 31 มกราคม ของทุกปี");
    assertThat(
            post(
                "/rules/intake-window/change",
                Role.SECRETARY,
                "fromDay",
                "31",
                "fromMonth",
                "2",
                "toDay",
                "",
                "toMonth",
                "",
                "from",
                thaiDate(today()),
                "decidedBy",
                "ก"))
        .hasStatus(422)
        .bodyText()
        .contains("ไม่มีวันนี้ในปฏิทิน", "ถึงวันที่: โปรดกรอกช่องนี้", "ถึงเดือน: โปรดกรอกช่องนี้");
  }

  @Test
  void everyRuleHasItsAnchorAndSaysWhetherItIsDecided() {
    assertThat(get("/rules", Role.STAFF))
        .hasStatusOk()
        .bodyText()
        .contains("id=\"quorum\"", "id=\"screening-criteria\"", "ยังไม่ได้กำหนด");
    assertThat(get("/rules", Role.VISITOR)).hasStatus3xxRedirection();
    assertThat(get("/rules/no-such-rule/change", Role.SECRETARY)).hasStatus(404);
  }

  private MvcTestResult rule(String slug, String step, String number, String from) {
    return post(
        "/rules/" + slug + "/change",
        Role.SECRETARY,
        "step",
        step,
        "number",
        number,
        "from",
        from,
        "decidedBy",
        "ที่ประชุมใหญ่");
  }

  private java.util.Optional<RuleValue> inForce(RuleKey key) {
    return scene.in(() -> rules.inForce(scene.id(), key, today()));
  }

  private static LocalDate today() {
    return LocalDate.now(ZoneId.of("Asia/Bangkok"));
  }

  private static String thaiDate(LocalDate day) {
    return day.getDayOfMonth() + "/" + day.getMonthValue() + "/" + (day.getYear() + 543);
  }

  private MvcTestResult get(String path, Role role) {
    return pages.get().uri(scene.url(path)).with(scene.as(role)).exchange();
  }

  private MvcTestResult post(String path, Role role, String... fields) {
    var request = pages.post().uri(scene.url(path)).with(scene.as(role)).with(csrf());
    for (int i = 0; i < fields.length; i += 2) request = request.param(fields[i], fields[i + 1]);
    return request.exchange();
  }
}
