package org.prasan.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.prasan.PagesAfterPosting;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.coalition.EditCharter;
import org.prasan.coalition.PillarId;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@PrasanTest
@Tag("data")
class AuditPageTest {
  @Autowired Scenes scenes;
  @Autowired MockMvcTester pages;
  @Autowired Audit audit;
  @Autowired AuditEntries entries;
  @Autowired EditCharter charter;

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"STAFF", "CASE_WORKER", "ALTERNATE", "FOCAL_POINT", "DIRECTOR"})
  void whoHoldsNoOfficeDoesNotSeeTheLog(Role role) {
    var scene = scenes.fresh();
    assertThat(pages.get().uri(scene.url("/audit")).with(scene.as(role))).hasStatus(403);
    assertThat(pages.post().uri(scene.url("/audit/export")).with(scene.as(role)).with(csrf()))
        .hasStatus(403);
    assertThat(pages.post().uri(scene.url("/audit/verify")).with(scene.as(role)).with(csrf()))
        .hasStatus(403);
  }

  @Test
  void anOfficerOfAnotherCoalitionDoesNotSeeTheLog() {
    var scene = scenes.fresh();
    note(scene, "thing.named", null, Map.of("name", "เฉพาะที่นี่"));
    var other = scenes.fresh();
    assertThat(pages.get().uri(scene.url("/audit")).with(other.as(Role.OFFICER))).hasStatus(403);
    assertThat(page(other, "")).doesNotContain("เฉพาะที่นี่");
  }

  @Test
  void anOfficerReadsWhoDidWhatAndWhatItWasBefore() {
    var scene = scenes.fresh();
    note(
        scene,
        "thing.renamed",
        Map.of("name", Map.of("th", "ชื่อเดิม"), "size", 3),
        Map.of("name", Map.of("th", "ชื่อใหม่"), "size", 3));
    assertThat(page(scene, ""))
        .contains("ชื่อเดิม", "ชื่อใหม่", "ชื่อ · ภาษาไทย", "ลำดับที่ 1", "สิ่งที่เปลี่ยน 1 เรื่อง")
        .doesNotContain("size");
  }

  @Test
  void whichSecondFactorWasSetUpIsSaidInTheReadersLanguage() {
    var scene = scenes.fresh();
    note(scene, "second-factor.set-up", null, Map.of("kind", "authenticator app"));
    assertThat(page(scene, "")).contains("แอปยืนยันตัวตน").doesNotContain("authenticator app");
  }

  @Test
  void aDeedWithoutSentenceIsStillReadable() {
    var scene = scenes.fresh();
    note(scene, "thing.turnedAround", null, Map.of("title", "กล่อง"));
    assertThat(page(scene, "?lang=en")).contains("noted “thing turned around” on thing กล่อง");
  }

  @Test
  void whatIsTypedIntoARecordStaysText() {
    var scene = scenes.fresh();
    note(scene, "thing.renamed", null, Map.of("name", "<script>alert(1)</script>\u202Egnp.exe"));
    assertThat(page(scene, ""))
        .doesNotContain("<script>alert", "\u202E")
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;[U+202E]gnp.exe");
  }

  @Test
  void filtersFindByDeedWordsDaysAndPerson() {
    var scene = scenes.fresh();
    note(scene, "thing.added", null, Map.of("name", "หนึ่งแรก"));
    note(scene, "thing.removed", Map.of("name", "สองหลัง"), null);
    assertThat(page(scene, "?deed=thing.added")).contains("หนึ่งแรก").doesNotContain("สองหลัง");
    assertThat(found(scene, "สองหลัง", "deed", "thing.removed")).contains("สองหลัง");
    assertThat(found(scene, "100%_")).contains("ไม่พบรายการ");
    assertThat(page(scene, "?deed=thing.added&from=1/1/2569")).contains("หนึ่งแรก");
    assertThat(page(scene, "?deed=thing.added&from=2026-01-01")).contains("หนึ่งแรก");
    assertThat(page(scene, "?deed=thing.added&to=31/12/2562")).contains("ไม่พบรายการ");
    assertThat(page(scene, "?deed=thing.added&person=" + scene.person(Role.SECRETARY)))
        .contains("หนึ่งแรก");
    assertThat(page(scene, "?deed=thing.added&person=" + scene.person(Role.OFFICER)))
        .contains("ไม่พบรายการ");
  }

  @Test
  void whatIsLookedForStandsInNoAddress() {
    var scene = scenes.fresh();
    note(scene, "thing.added", null, Map.of("name", "สมหญิง ใจดี"));
    var asked = asked(scene, "สมหญิง", "deed", "thing.added");
    assertThat(asked.getResponse().getRedirectedUrl())
        .contains("found=", "deed=thing.added")
        .doesNotContain("q=");
    var shown = found(scene, "สมหญิง");
    assertThat(shown).contains("สมหญิง ใจดี", "value=\"สมหญิง\"").doesNotContain("q=");
    assertThat(page(scene, "?q=zzz")).as("an address that was kept").contains("สมหญิง ใจดี");
    assertThat(page(scene, "?found=" + FreshId.next()))
        .as("of another session, or long ago: all")
        .contains("สมหญิง ใจดี");
  }

  @Test
  void aLastDayBeforeTheFirstIsNamedAndBothStay() {
    var scene = scenes.fresh();
    note(scene, "thing.added", null, Map.of("name", "หนึ่งแรก"));
    assertThat(page(scene, "?deed=thing.added&from=2/1/2569&to=1/1/2569"))
        .contains("วันสุดท้าย (1 มกราคม", "อยู่ก่อนวันแรก (2 มกราคม", "หนึ่งแรก")
        .contains("value=\"2/1/2569\"", "value=\"1/1/2569\"");
  }

  @Test
  void wordsAreFoundAsThePageSaysThem() {
    var scene = scenes.fresh();
    note(
        scene,
        "mandate.given",
        "mandate",
        FreshId.next(),
        null,
        Map.of("person", scene.person(Role.STAFF), "role", Role.CASE_WORKER, "name", "๔/๒๕๖๙"));
    var line = "ลำดับที่ 1<";
    assertThat(found(scene, "ผู้จัดการรายกรณี")).contains(line);
    assertThat(found(scene, "gave tester", "lang", "en")).contains("gave Tester a mandate");
    assertThat(found(scene, "4/2569")).contains(line);
    assertThat(found(scene, "CASE_worker")).contains(line);
    var id = scene.person(Role.STAFF).toString();
    assertThat(found(scene, id.substring(0, 13))).doesNotContain(line);
    assertThat(found(scene, "มอบหน้าที่ให้แมว")).doesNotContain(line);
  }

  @Test
  void theHeadlineSaysWhoGotWhichMandate() {
    var scene = scenes.fresh();
    note(
        scene,
        "mandate.given",
        "mandate",
        FreshId.next(),
        null,
        Map.of("person", scene.person(Role.STAFF), "role", Role.CASE_WORKER));
    assertThat(page(scene, "?lang=en"))
        .contains("gave Tester a mandate as Case worker")
        .contains("from network address 127.0.0.1");
  }

  @Test
  void theHeadlineSaysWhichOfficeWentToAStranger() {
    var scene = scenes.fresh();
    note(
        scene,
        "office.assigned",
        "term",
        FreshId.next(),
        null,
        Map.of(
            "office",
            new LocalizedText("ประธาน", "Chair"),
            "organization",
            FreshId.next().toString()));
    assertThat(page(scene, "?lang=en"))
        .contains("assigned the office Chair to an unknown organization");
  }

  @Test
  void aRuleIsNamedAndItsValueSaidInWords() {
    var scene = scenes.fresh();
    note(
        scene,
        "rule.changed",
        "rule",
        "intake-window",
        Map.of("value", "--01-01/--02-28"),
        Map.of("value", "--03-01/--04-30"));
    note(
        scene,
        "rule.changed",
        "rule",
        "screening-criteria",
        null,
        Map.of("value", "[{\"text\":{\"th\":\"มีผลงาน\",\"en\":\"Has results\"},\"weight\":100}]"));
    assertThat(page(scene, "?lang=en"))
        .contains("changed a rule: When applications are taken")
        .contains("1 January to 28 February", "1 March to 30 April")
        .contains("Has results · Weight 100")
        .doesNotContain("--01-01");
  }

  @Test
  void pillarsAndPlacesAreNamedAndYearsAreOfTheReadersEra() {
    var scene = scenes.fresh();
    scene.in(
        () -> {
          var name = LocalizedText.of("การศึกษา", "Education");
          charter.addPillar(scene.acting(Role.SECRETARY), PillarId.fresh(), "learning", name);
          return true;
        });
    note(
        scene,
        "organization.reach-changed",
        "organization",
        FreshId.next(),
        Map.of("pillars", List.of("learning"), "districts", List.of("5701")),
        Map.of("pillars", List.of("learning", "unheard-of"), "districts", List.of("5707")));
    note(
        scene,
        "event.added",
        "event",
        FreshId.next(),
        Map.of("happened", "2022-06/2022-09"),
        Map.of("happened", "2025", "number", 2025));
    assertThat(page(scene, ""))
        .contains("การศึกษา", "unheard-of", "เมืองเชียงราย", "แม่จัน")
        .contains("พ.ศ. 2568", "มิถุนายน–กันยายน 2565", ">2025<")
        .containsOnlyOnce(">learning<")
        .doesNotContain("5701", "2022-06");
    assertThat(page(scene, "?lang=en")).contains("Education", "June–September 2022");
  }

  @Test
  void aSentenceWithHolesSaysWhatTheyStandFor() {
    var scene = scenes.fresh();
    note(scene, "thing.input-refused", null, Map.of("because", "web.wrong.long"));
    note(scene, "thing.input-refused", null, Map.of("because", "web.wrong.empty"));
    assertThat(page(scene, "")).containsOnlyOnce("ซึ่งบันทึกนี้ไม่เก็บไว้");
  }

  @Test
  void theLogIsNarrowedToOneOrganization() {
    var scene = scenes.fresh();
    note(scene, "thing.added", null, Map.of("name", "ของเรา"));
    assertThat(page(scene, "?deed=thing.added&organization=" + scene.organization()))
        .contains("ของเรา");
    assertThat(page(scene, "?deed=thing.added&organization=" + FreshId.next()))
        .contains("ไม่พบรายการ");
  }

  @Test
  void aDayThatCannotBeReadIsAskedAgainAndNotLost() {
    var scene = scenes.fresh();
    assertThat(page(scene, "?from=ครั้งก่อน"))
        .contains("ยังอ่านวันที่นี้ไม่ได้")
        .contains("value=\"ครั้งก่อน\"");
    assertThat(page(scene, "?to=1/2/69")).contains("อ่านได้สองแบบ");
  }

  @Test
  void aLongLogIsReadPartByPart() {
    var scene = scenes.fresh();
    for (int i = 1; i <= 60; i++) note(scene, "thing.added", null, Map.of("name", "เลข" + i + "."));
    var first = found(scene, "เลข", "deed", "thing.added");
    assertThat(first).contains("เลข60.", "เลข11.", "below=11").doesNotContain("เลข10.");
    var next = asked(scene, "เลข", "deed", "thing.added");
    assertThat(
            pages
                .get()
                .uri(URI.create(next.getResponse().getRedirectedUrl() + "&below=11"))
                .cookie(next.getResponse().getCookies())
                .with(scene.as(Role.OFFICER)))
        .bodyText()
        .contains("เลข10.", "เลข1.");
  }

  @Test
  void readingIsNotedOncePerSearch() {
    var scene = scenes.fresh();
    page(scene, "");
    page(scene, "");
    found(scene, "สมหญิง");
    assertThat(scene.in(() -> entries.after(scene.id(), 0, 10)))
        .extracting(AuditEntry::deed, AuditEntry::after)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("audit.read", "{}"),
            org.assertj.core.groups.Tuple.tuple("audit.read", "{\"text\":\"สมหญิง\"}"));
  }

  @Test
  void theCheckNamesTheFirstBrokenEntry() {
    var scene = scenes.fresh();
    note(scene, "thing.added", null, Map.of("name", "ก"));
    assertThat(verified(scene)).contains("บันทึกครบถ้วนทั้ง 1 รายการ");
    assertThat(verified(scene)).contains("บันทึกครบถ้วนทั้ง 2 รายการ");
    Tampering.run(
        "update audit.entry set deed = 'a.b' where number = 2 and coalition_id = ?", scene);
    assertThat(verified(scene)).contains("รายการแรกที่ผิดคือลำดับที่ 2", "ถูกแก้ไขหลังจากบันทึก");
  }

  @Test
  void theWholeLogIsTakenAlongAsAFile() {
    var scene = scenes.fresh();
    var export = pages.post().uri(scene.url("/audit/export")).with(scene.as(Role.OFFICER));
    assertThat(export.with(csrf()))
        .hasStatusOk()
        .hasHeader("Content-Type", "application/jsonl")
        .bodyText()
        .contains("audit.exported")
        .contains("{\"head\":{");
  }

  @Test
  void anOperatorReadsTheInstallationsLogAndNoCoalitions() {
    var scene = scenes.fresh();
    assertThat(pages.get().uri("/installation/audit").with(scene.as(Role.OPERATOR))).hasStatusOk();
    assertThat(pages.get().uri("/installation/audit").with(scene.as(Role.OFFICER))).hasStatus(403);
    assertThat(pages.get().uri(scene.url("/audit")).with(scene.as(Role.OPERATOR))).hasStatus(403);
  }

  private String page(Scene scene, String query) {
    return body(pages.get().uri(scene.url("/audit") + query).with(scene.as(Role.OFFICER)));
  }

  /** What is found by these words. */
  private String found(Scene scene, String words, String... more) {
    return body(PagesAfterPosting.shown(pages, asked(scene, words, more), scene.as(Role.OFFICER)));
  }

  private MvcTestResult asked(Scene scene, String words, String... more) {
    var form =
        pages
            .post()
            .uri(scene.url("/audit/find"))
            .with(scene.as(Role.OFFICER))
            .with(csrf())
            .param("q", words);
    for (int i = 0; i < more.length; i += 2) form.param(more[i], more[i + 1]);
    return form.exchange();
  }

  private String verified(Scene scene) {
    return body(
        pages.post().uri(scene.url("/audit/verify")).with(scene.as(Role.OFFICER)).with(csrf()));
  }

  private static String body(MockMvcTester.MockMvcRequestBuilder request) {
    return body(request.exchange());
  }

  private static String body(MvcTestResult result) {
    assertThat(result).hasStatusOk();
    try {
      return result.getResponse().getContentAsString();
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  private void note(Scene scene, String deed, @Nullable Object before, @Nullable Object after) {
    note(scene, deed, "thing", 7, before, after);
  }

  private void note(
      Scene scene,
      String deed,
      String subject,
      Object id,
      @Nullable Object before,
      @Nullable Object after) {
    scene.in(
        () -> {
          audit.record(scene.acting(Role.SECRETARY), deed, subject, id, before, after);
          return true;
        });
  }
}
