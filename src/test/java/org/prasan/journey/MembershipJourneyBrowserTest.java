package org.prasan.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.TestClock;
import org.prasan.agreement.AgreementId;
import org.prasan.agreement.AgreementKind;
import org.prasan.agreement.SampleAgreements;
import org.prasan.coalition.ChangeRule;
import org.prasan.coalition.RuleKey;
import org.prasan.coalition.RuleValue;
import org.prasan.coalition.SetTerritory;
import org.prasan.language.LocalizedText;
import org.prasan.membership.NewOrganization;
import org.prasan.membership.OrganizationKind;
import org.prasan.membership.OrganizationRegistry;
import org.prasan.standing.Memberships;
import org.prasan.tenancy.Role;
import org.prasan.web.BrowserTest;
import org.prasan.web.Visits;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * From the first line of an application to the resignation: five people in five browsers. Who
 * applies, endorses, is admitted and renews has no scripts; the office has them.
 */
@BrowserTest
class MembershipJourneyBrowserTest {
  private static final String LANTERN = "มูลนิธิโคมไฟใต้น้ำ";
  private static final String PASSWORD = "rice fields after the rain";
  private static final byte[] PAPER =
      "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
          .getBytes(StandardCharsets.US_ASCII);

  @Autowired Scenes scenes;
  @Autowired ChangeRule rules;
  @Autowired SetTerritory territory;
  @Autowired OrganizationRegistry registry;
  @Autowired Memberships memberships;
  @Autowired SampleAgreements agreements;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;

  private Scene scene;
  private final AgreementId agreement = AgreementId.fresh();

  @BeforeEach
  void aCoalitionOfOneMemberWithItsRulesAndItsAgreement() {
    scene = scenes.fresh();
    rule(
        RuleKey.SCREENING_CRITERIA,
        new RuleValue.Points(List.of(new RuleValue.Point(LocalizedText.of("ภารกิจตรงกัน"), null))));
    rule(
        RuleKey.EVIDENCE_REQUIRED,
        new RuleValue.Points(List.of(new RuleValue.Point(LocalizedText.of("ใบทะเบียน"), null))));
    rule(RuleKey.ENDORSEMENTS_NEEDED, new RuleValue.Amount(1));
    rule(RuleKey.TERM_OF_MEMBERSHIP, new RuleValue.Amount(12));
    rule(RuleKey.RENEWAL_OPENS_DAYS, new RuleValue.Amount(60));
    rule(RuleKey.GRACE_DAYS, new RuleValue.Amount(60));
    rule(RuleKey.NOTICE_DAYS, new RuleValue.Amount(0));
    var acting = scene.acting(Role.SECRETARY);
    scene.in(
        () -> {
          territory.set(acting, Set.of("5701"));
          var member = LocalizedText.of("มูลนิธิดวงตะวัน");
          registry.add(
              acting,
              scene.organization(),
              NewOrganization.named(member, OrganizationKind.FOUNDATION));
          memberships.admit(acting, scene.organization(), LocalDate.now(clock), "ที่ประชุม");
          agreements.load(acting, agreement, memorandum());
          return true;
        });
  }

  private static SampleAgreements.Facts memorandum() {
    var text =
        new SampleAgreements.TextFacts(
            "2025-01-01",
            LocalizedText.of("บันทึกข้อตกลงความร่วมมือ"),
            LocalizedText.of("ข้อ 1 ทำงานร่วมกัน"));
    return new SampleAgreements.Facts(
        "mou",
        AgreementKind.MEMBERSHIP,
        "IN_FORCE",
        LocalizedText.of("บันทึกข้อตกลงความร่วมมือ"),
        null,
        null,
        null,
        null,
        "2025-01-01",
        null,
        List.of(text),
        null);
  }

  private void rule(RuleKey key, RuleValue value) {
    scene.in(
        () ->
            rules.change(
                scene.acting(Role.ADMINISTRATOR),
                new ChangeRule.Proposal(key, value, LocalDate.of(2024, 1, 1), "ที่ประชุม", "")));
  }

  @AfterEach
  void itIsTodayAgain() {
    clock.back();
  }

  @Test
  @Timeout(240)
  void anOrganizationAppliesIsAdmittedSignsRenewsAndResigns(Visits visits) {
    var applicant = visits.phone().withoutScripts().open(scene.url(""));
    applicant.locator("a[href$='/apply']").click();
    apply(applicant);
    var officer = visits.desk().as(scene, Role.OFFICER).open(scene.url("/home"));
    var secretary = visits.desk().as(scene, Role.SECRETARY).open(scene.url("/home"));
    var endorser =
        visits.phone().withoutScripts().as(scene, Role.FOCAL_POINT).open(scene.url("/home"));
    card(secretary, "ตรวจเอกสาร").click();
    secretary.locator("form[action$='/complete'] button").click();
    var page = secretary.url();
    review(officer, visits);
    review(secretary, visits);
    secretary.navigate(page);
    secretary.locator("form[action$='/open-endorsement'] button").click();
    home(endorser, visits);
    card(endorser, "รับรอง" + LANTERN).click();
    endorser.locator("input[name=answer][value=ENDORSE]").check();
    save(endorser);
    home(secretary, visits);
    card(secretary, "บันทึกมติเรื่อง" + LANTERN).click();
    secretary.locator("input[name=verdict][value=ADMIT]").check();
    secretary.locator("#reference").fill("ที่ประชุมใหญ่ 1/2570 มติที่ 3");
    save(secretary);
    save(secretary);
    assertThat(secretary.locator("main .chip").first()).hasText("รับเป็นสมาชิก");

    var director = invited(secretary, visits);
    director.navigate(visits.address(scene.url("/agreements/" + agreement + "/sign")));
    director.locator("#name").fill("โคมทอง ลอยน้ำ");
    director.locator("#position").fill("ผู้อำนวยการ");
    save(director);
    save(director);
    applicant.reload();
    assertThat(applicant.locator("main .chip").first()).hasText("เป็นสมาชิกแล้ว");
    assertThat(applicant.locator(".story")).containsText("องค์กรลงนามบันทึกข้อตกลง");

    clock.forward(Duration.ofDays(360));
    var later = visits.desk().as(scene, Role.SECRETARY).open(scene.url("/membership/renewals"));
    later.locator(".pagehead a[href*='/remind']").click();
    later.locator("main form .btn-danger").click();
    var link = visits.phone().withoutScripts().open(renewalLink());
    save(link);
    assertThat(link.locator("h1")).isVisible();
    var spent = visits.phone().open(renewalLink());
    assertThat(spent.locator("main form")).hasCount(0);

    var leaving = visits.phone().open(scene.url("/home"));
    Door.typePassword(leaving, email(), PASSWORD);
    assertThat(leaving).hasURL(Pattern.compile(".*/home"));
    leaving.navigate(visits.address(organization() + "/membership/resign"));
    save(leaving);
    leaving.locator("button[name=step][value=leave]").click();
    later.navigate(visits.address(organization() + "/membership"));
    assertThat(later.locator("main .chip").first()).containsText("ลาออก");
  }

  private static void apply(Page page) {
    page.locator("main a.btn-primary").first().click();
    page.locator("#nameTh").fill(LANTERN);
    page.locator("#email").fill("office@underwater-lantern.example");
    save(page);
    page.locator("a.duty[href$='/organization']").click();
    page.locator("input[name=kind][value=FOUNDATION]").check();
    page.locator("#number").fill("สมมติ ๔๑/๒๕๖๐");
    save(page);
    page.locator("#mission").fill("เปิดห้องเรียนตอนค่ำบนเรือ");
    page.locator("input[name=groups][value=CHILDREN]").check();
    page.locator("input[name=districts][value='5701']").check();
    save(page);
    page.locator("textarea").first().fill("สอนเด็กไร้รัฐ");
    save(page);
    page.locator("input[type=file]")
        .first()
        .setInputFiles(new FilePayload("ใบทะเบียน.pdf", "application/pdf", PAPER));
    page.locator("form[enctype] button").first().click();
    page.locator("main .save a.btn-primary").click();
    page.locator("#name").fill("โคมทอง ลอยน้ำ");
    page.locator("#phone").fill("000 000 0041");
    save(page);
    page.locator("#consent").check();
    save(page);
    assertThat(page.locator("h1")).hasText("ส่งใบสมัครแล้ว");
    page.locator("main a.btn-primary").click();
  }

  private void review(Page page, Visits visits) {
    home(page, visits);
    card(page, "คัดกรองใบสมัคร").click();
    page.locator("input[name=conflict][value=false]").check();
    save(page);
    page.locator("input[name='scores[0].points'][value='3']").check();
    page.locator("input[name=recommendation][value=ADMIT]").check();
    save(page);
  }

  private Page invited(Page secretary, Visits visits) {
    secretary.navigate(visits.address(scene.url("/people/invite")));
    secretary.locator("#nameTh").fill("โคมทอง ลอยน้ำ");
    secretary.locator("#email").fill(email());
    var option =
        secretary
            .locator("#organization option", new Page.LocatorOptions().setHasText(LANTERN))
            .getAttribute("value");
    secretary.locator("#organization").selectOption(option);
    secretary.locator("input[name=role][value=DIRECTOR]").check();
    save(secretary);
    var link = secretary.locator("input[readonly]").inputValue();
    var director = visits.phone().withoutScripts().open(URI.create(link).getPath());
    director.locator("#password").fill(PASSWORD);
    director.locator("main form:has(#password) .save button").click();
    assertThat(director).hasURL(Pattern.compile(".*" + scene.url("/home")));
    return director;
  }

  private String email() {
    return "director@" + scene.coalition().slug() + ".lantern.example";
  }

  private String renewalLink() {
    return URI.create(
            jdbc.sql(
                    """
                    select link from notification.outbox
                    where recipient = :to and link like '%/renewal/%' order by written_at limit 1
                    """)
                .param("to", email())
                .query(String.class)
                .single())
        .getPath();
  }

  private String organization() {
    return scene.url("/organizations/" + registered());
  }

  private String registered() {
    return scene.in(() -> registry.named(scene.id(), LANTERN)).orElseThrow().toString();
  }

  private void home(Page page, Visits visits) {
    page.navigate(visits.address(scene.url("/home")));
  }

  private static Locator card(Page page, String words) {
    return page.locator("a.duty", new Page.LocatorOptions().setHasText(words)).first();
  }

  private static void save(Page page) {
    page.locator("main .save button").first().click();
  }
}
