package org.prasan.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.coalition.OrganizationsByDistrict;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.Role;
import org.prasan.web.Waiting;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/**
 * Somebody without an account applies, comes back by the private link, and is told what is next.
 */
@PrasanTest
class ApplicantTest {
  private static final Pattern KEY = Pattern.compile("name=\"key\" value=\"([^\"]+)\"");

  @Autowired Applicants applicants;
  @Autowired MockMvcTester pages;
  @Autowired JdbcClient jdbc;
  @Autowired List<Waiting> duties;
  @Autowired OrganizationsByDistrict districts;

  private Applicants.Coalition coalition;
  private Scene scene;
  private OutsideBrowser outside;

  @BeforeEach
  void aCoalitionThatTakesMembers() {
    coalition = applicants.coalition();
    scene = coalition.scene();
    outside = OutsideBrowser.of(pages, scene);
  }

  @Test
  void thePublicPageSaysWhatIsLookedAtAndLinksToTheForm() {
    assertThat(outside.get("/apply"))
        .hasStatusOk()
        .bodyText()
        .contains(Applicants.MISSION, "น้ำหนัก 60", Applicants.REGISTRATION, "/apply/start");
    assertThat(outside.get("")).bodyText().contains(scene.url("/apply"));
  }

  @Test
  void anApplicationIsWrittenPageByPageAndSubmitted() {
    var base = begin("มูลนิธิกล้วยไม้");
    assertThat(outside.get(base)).hasStatusOk().bodyText().contains("ยังไม่ส่ง", base, "ยังขาด");
    assertThat(
            outside.post(
                base + "/organization",
                Map.of("nameTh", "มูลนิธิกล้วยไม้", "kind", "FOUNDATION", "number", "ชร ๑/๒๕๔๕")))
        .hasStatus(302);
    assertThat(outside.post(base + "/work", Map.of("mission", "ดูแลเด็ก", "groups", "CHILDREN")))
        .hasStatus(302);
    assertThat(outside.post(base + "/check", Map.of("consent", "true")))
        .hasStatus(422)
        .bodyText()
        .contains("ยังมีข้อที่ต้องกรอก", "อำเภออย่างน้อยหนึ่งแห่ง");
    var whole = applicants.told(scene, "สมาคมริมธาร");
    var sent = "/apply/" + whole.link().value();
    assertThat(outside.post(sent + "/check", Map.of()))
        .hasStatus(422)
        .bodyText()
        .contains("ยินยอม");
    assertThat(outside.post(sent + "/check", Map.of("consent", "true")))
        .hasStatus(302)
        .redirectedUrl()
        .endsWith("/sent");
    var reference = applicants.now(scene, whole.id()).reference();
    assertThat(outside.get(sent + "/sent"))
        .hasStatusOk()
        .bodyText()
        .contains(reference, "ขั้นต่อไป", "ตรวจว่าเอกสารครบหรือไม่");
  }

  @Test
  void sendingAFormTwiceDoesItOnce() {
    var key = key();
    var fields = Map.of("key", key, "nameTh", "มูลนิธิกล้วยไม้", "email", Applicants.EMAIL);
    var first = outside.post("/apply/start", fields).getResponse().getRedirectedUrl();
    var second = outside.post("/apply/start", fields).getResponse().getRedirectedUrl();
    assertThat(second).isEqualTo(first);
    assertThat(count()).isOne();
    var whole = applicants.told(scene, "สมาคมริมธาร");
    for (int i = 0; i < 2; i++)
      assertThat(
              outside.post("/apply/" + whole.link().value() + "/check", Map.of("consent", "true")))
          .hasStatus(302);
    assertThat(outside.get("/apply/" + whole.link().value()).getResponse().getStatus())
        .isEqualTo(200);
    assertThat(stories(whole.id(), Story.Kind.SUBMITTED)).isOne();
  }

  @Test
  void whatIsAskedForIsCorrectedAndSentAgain() {
    var asked = applicants.incomplete(scene, "มูลนิธิกล้วยไม้");
    var base = "/apply/" + asked.link().value();
    assertThat(outside.get(base)).bodyText().contains("ขาดรายงานประจำปี", "ส่งสิ่งที่ขอเพิ่ม");
    assertThat(
            outside.post(
                base + "/work", Map.of("mission", "ใหม่", "groups", "CHILDREN", "districts", "")))
        .hasStatus(302);
    assertThat(outside.post(base + "/check", Map.of("consent", "true"))).hasStatus(422);
    assertThat(outside.attach(base, "รายงาน.pdf", Applicants.PAPER, "31/12/2570")).hasStatus(302);
    assertThat(outside.get(base + "/papers")).bodyText().contains("รายงาน.pdf", "31 ธันวาคม 2570");
  }

  @Test
  void anInternalNoteNeverReachesTheApplicant() {
    var applied = applicants.submitted(scene, "มูลนิธิกล้วยไม้");
    var member = "/applications/" + applied.id();
    office(member + "/notes", "note", "ระวังเรื่องบัญชี");
    office(member + "/messages", "words", "ขอบคุณที่สมัคร");
    var open = outside.get("/apply/" + applied.link().value());
    assertThat(open).bodyText().contains("ขอบคุณที่สมัคร").doesNotContain("ระวังเรื่องบัญชี");
    assertThat(pages.get().uri(scene.url(member)).with(scene.as(Role.OFFICER)))
        .bodyText()
        .contains("ขอบคุณที่สมัคร", "ระวังเรื่องบัญชี");
    for (var page : new String[] {"/check", "/papers", "/sent"})
      assertThat(outside.get("/apply/" + applied.link().value() + page))
          .bodyText()
          .doesNotContain("ระวังเรื่องบัญชี");
  }

  @Test
  void scoresAndAnswersOfMembersNeverReachTheApplicant() {
    var applied = applicants.endorsed(coalition, "มูลนิธิกล้วยไม้");
    assertThat(outside.get("/apply/" + applied.link().value()))
        .bodyText()
        .contains("คัดกรองเสร็จ")
        .doesNotContain("เหตุผลหนึ่ง", "เห็นควร", "มูลนิธิสายน้ำ", "งดออกความเห็น", "คนทดสอบ");
  }

  @Test
  void anAdmittedApplicantReadsWhatIsSignedAndHowTheSignerComesToIt() {
    applicants.askToSign(scene);
    var admitted = applicants.decided(coalition, "มูลนิธิกล้วยไม้", true);
    var base = "/apply/" + admitted.link().value();
    assertThat(outside.get(base))
        .bodyText()
        .contains("ลงนามอย่างไร", "ขณะนี้ยังไม่ได้ส่ง", base + "/agreement");
    assertThat(outside.get(base + "/agreement"))
        .hasStatusOk()
        .bodyText()
        .contains("ข้อ 1 ทำงานร่วมกัน");
    assertThat(home(scene.acting(Role.SECRETARY), "admission.duty.invite")).isNotNull();
    var application = applicants.now(scene, admitted.id());
    assertThat(home(directorOf(application), "agreement.duty.sign"))
        .isEqualTo(application.due())
        .isNotNull();
    assertThat(scene.in(() -> districts.count(scene.id()))).isEmpty();
    var other = applicants.submitted(scene, "สมาคมริมธาร");
    assertThat(outside.get("/apply/" + other.link().value() + "/agreement")).hasStatus(404);
  }

  private LocalDate home(Acting acting, String card) {
    return scene.in(
        () ->
            duties.stream()
                .flatMap(module -> module.waitingFor(acting).stream())
                .filter(one -> one.key().equals(card))
                .map(Waiting.Card::due)
                .findFirst()
                .orElseThrow());
  }

  private Acting directorOf(Application application) {
    return new Acting(
        scene.coalition(),
        PersonId.fresh(),
        application.organization(),
        null,
        LocalizedText.of("กล้วยไม้ ริมน้ำ"),
        application.name(),
        EnumSet.of(Role.VISITOR, Role.ACCOUNT_HOLDER, Role.DIRECTOR),
        "127.0.0.1");
  }

  @Test
  void applicantsOpenTheirOwnPapersAgainAndNobodyElses() {
    var applied = applicants.submitted(scene, "มูลนิธิกล้วยไม้");
    var other = applicants.submitted(scene, "สมาคมริมธาร");
    var paper =
        scene.in(
            () ->
                jdbc.sql("select id from admission.paper where application_id = :id")
                    .param("id", applied.id().value())
                    .query(UUID.class)
                    .single());
    var path = "/apply/" + applied.link().value() + "/papers/" + paper;
    assertThat(outside.get("/apply/" + applied.link().value())).bodyText().contains(path);
    assertThat(outside.get(path))
        .hasStatusOk()
        .headers()
        .hasHeaderSatisfying(
            "Content-Disposition", one -> assertThat(one.getFirst()).startsWith("attachment"));
    assertThat(opened()).isOne();
    assertThat(outside.get("/apply/" + other.link().value() + "/papers/" + paper)).hasStatus(404);
    assertThat(opened()).isOne();
  }

  private int opened() {
    return scene.in(
        () ->
            jdbc.sql(
                    "select count(*) from audit.entry"
                        + " where coalition_id = :coalition and deed = 'file.opened'")
                .param("coalition", scene.id().value())
                .query(Integer.class)
                .single());
  }

  @Test
  void anOldLinkAndOneOfAnotherCoalitionLookLikeOneThatNeverWas() {
    var applied = applicants.submitted(scene, "มูลนิธิกล้วยไม้");
    var elsewhere = applicants.coalition().scene();
    assertThat(pages.get().uri(elsewhere.url("/apply/" + applied.link().value())))
        .hasStatus(404)
        .bodyText()
        .contains("ลิงก์นี้เปิดไม่ได้");
    assertThat(
            pages
                .post()
                .uri(scene.url("/applications/" + applied.id() + "/link"))
                .with(csrf())
                .with(scene.as(Role.SECRETARY)))
        .hasStatus(302);
    assertThat(outside.get("/apply/" + applied.link().value()))
        .hasStatus(404)
        .bodyText()
        .contains("ลิงก์นี้เปิดไม่ได้", "ขอลิงก์ใหม่จากเลขานุการ");
    assertThat(
            outside.post(
                "/apply/" + applied.link().value() + "/messages", Map.of("words", "ยังอยู่ไหม")))
        .hasStatus(404);
  }

  @Test
  void aWithdrawnApplicationIsOverAndAnotherMayBeBegun() {
    var applied = applicants.submitted(scene, "มูลนิธิกล้วยไม้");
    var base = "/apply/" + applied.link().value();
    assertThat(outside.get(base + "/withdraw")).hasStatusOk().bodyText().contains("ถอนใบสมัคร");
    assertThat(outside.post(base + "/withdraw", Map.of())).hasStatus(302);
    assertThat(outside.get(base)).bodyText().contains("ถอนแล้ว");
    applicants.submitted(scene, "มูลนิธิกล้วยไม้");
  }

  @Test
  void aMailCarriesNothingButALinkThatOpens() {
    var applied = applicants.submitted(scene, "มูลนิธิกล้วยไม้");
    office("/applications/" + applied.id() + "/messages", "words", "ขอบคุณที่สมัคร");
    var link =
        jdbc.sql(
                """
                select link from notification.outbox where recipient = :to
                  and kind = 'application-news' order by written_at desc limit 1
                """)
            .param("to", Applicants.EMAIL)
            .query(String.class)
            .single();
    assertThat(outside.get(link.substring(link.indexOf("/apply/")))).hasStatusOk();
  }

  private String begin(String name) {
    var result =
        outside.post(
            "/apply/start",
            Map.of("key", key(), "nameTh", name, "email", UUID.randomUUID() + Applicants.EMAIL));
    var to = Objects.requireNonNull(result.getResponse().getRedirectedUrl());
    return to.substring(scene.url("").length());
  }

  private String key() {
    var body = outside.get("/apply/start").getResponse();
    try {
      var found = KEY.matcher(body.getContentAsString(java.nio.charset.StandardCharsets.UTF_8));
      assertThat(found.find()).isTrue();
      return found.group(1);
    } catch (java.io.UnsupportedEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  private void office(String path, String field, String words) {
    assertThat(
            pages
                .post()
                .uri(scene.url(path))
                .param(field, words)
                .with(csrf())
                .with(scene.as(Role.SECRETARY)))
        .hasStatus(302);
  }

  private int count() {
    return scene.in(
        () ->
            jdbc.sql("select count(*) from admission.application where coalition_id = :coalition")
                .param("coalition", scene.id().value())
                .query(Integer.class)
                .single());
  }

  private int stories(ApplicationId id, Story.Kind kind) {
    return scene.in(
        () ->
            jdbc.sql(
                    """
                    select count(*) from admission.entry
                    where coalition_id = :coalition and application_id = :id and kind = :kind
                    """)
                .param("coalition", scene.id().value())
                .param("id", id.value())
                .param("kind", kind.name())
                .query(Integer.class)
                .single());
  }
}
