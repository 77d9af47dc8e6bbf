package org.prasan.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.Duration;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.TestClock;
import org.prasan.coalition.RuleKey;
import org.prasan.coalition.RuleValue;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What an applicant is told when something does not go, and that nothing typed is lost. */
@PrasanTest
class ApplicantRefusedTest {
  private static final Pattern KEY = Pattern.compile("name=\"key\" value=\"([^\"]+)\"");

  @Autowired Applicants applicants;
  @Autowired MockMvcTester pages;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;

  private Scene scene;
  private OutsideBrowser outside;

  @BeforeEach
  void aCoalitionThatTakesMembers() {
    scene = applicants.coalition().scene();
    outside = OutsideBrowser.of(pages, scene);
  }

  @AfterEach
  void itIsTodayAgain() {
    clock.back();
  }

  @Test
  void whatWasTypedStaysWhenSomethingIsWrong() {
    assertThat(
            outside.post(
                "/apply/start",
                Map.of("key", key(), "nameTh", "มูลนิธิกล้วยไม้", "email", "ไม่ใช่อีเมล")))
        .hasStatus(422)
        .bodyText()
        .contains("มูลนิธิกล้วยไม้", "ไม่ใช่อีเมล");
  }

  @Test
  void aNameOfThreeHundredLettersFitsAndALongerOneIsTold() {
    var longest = "มูลนิธิ" + "ก".repeat(293);
    var base = begin(longest);
    assertThat(outside.get(base)).bodyText().contains(longest);
    assertThat(outside.post(base + "/organization", Map.of("nameTh", longest + "ข")))
        .hasStatus(422)
        .bodyText()
        .contains("300", longest + "ข");
  }

  @Test
  void outsideTheWindowADraftIsKeptAndTheFormSaysWhenItOpens() {
    closedUntilTomorrowWeek();
    assertThat(outside.get("/apply"))
        .bodyText()
        .contains("เปิดรับใบสมัครครั้งต่อไปวันที่", "เตรียมใบสมัคร");
    var draft = applicants.told(scene, "มูลนิธิกล้วยไม้");
    assertThat(outside.post("/apply/" + draft.link().value() + "/check", Map.of("consent", "true")))
        .hasStatus(422)
        .bodyText()
        .contains("นอกช่วงเปิดรับสมัคร", "สิ่งที่เขียนไว้ยังเก็บไว้ให้");
    assertThat(deeds()).contains("application.not-taken");
    assertThat(
            pages
                .post()
                .uri(scene.url("/applications/" + draft.id() + "/late"))
                .param("reason", "น้ำท่วมสำนักงาน")
                .with(csrf())
                .with(scene.as(Role.SECRETARY)))
        .hasStatus(302);
    assertThat(deeds()).contains("application.late-opened");
    assertThat(outside.post("/apply/" + draft.link().value() + "/check", Map.of("consent", "true")))
        .hasStatus(302);
  }

  @Test
  void whenTheWindowOpensTheDraftCanBeSubmitted() {
    closedUntilTomorrowWeek();
    var draft = applicants.told(scene, "มูลนิธิกล้วยไม้");
    clock.forward(Duration.ofDays(8));
    assertThat(outside.post("/apply/" + draft.link().value() + "/check", Map.of("consent", "true")))
        .hasStatus(302);
  }

  @Test
  void anOrganizationThatAppliesTwiceIsTold() {
    applicants.submitted(scene, "มูลนิธิกล้วยไม้");
    var second = applicants.told(scene, "มูลนิธิ กล้วยไม้");
    assertThat(
            outside.post("/apply/" + second.link().value() + "/check", Map.of("consent", "true")))
        .hasStatus(422)
        .bodyText()
        .contains("มีใบสมัครขององค์กรชื่อนี้อยู่ระหว่างพิจารณาแล้ว");
  }

  @Test
  void aMemberCannotApply() {
    var second = applicants.told(scene, "มูลนิธิดวงตะวัน");
    assertThat(
            outside.post("/apply/" + second.link().value() + "/check", Map.of("consent", "true")))
        .hasStatus(422)
        .bodyText()
        .contains("เป็นสมาชิกของเครือข่ายอยู่แล้ว");
  }

  @Test
  void aRefusedOrganizationReadsWhyAndFromWhenItMayApplyAgain() {
    applicants.rule(scene, RuleKey.REAPPLY_AFTER_DAYS, new RuleValue.Amount(90));
    var refused = applicants.submitted(scene, "มูลนิธิกล้วยไม้");
    decide(refused, Map.of("verdict", "REFUSE", "reason", "พื้นที่ไม่ตรงกัน"));
    assertThat(outside.get("/apply/" + refused.link().value()))
        .bodyText()
        .contains("ไม่รับ", "พื้นที่ไม่ตรงกัน", "ที่ประชุม 1/2570", "สมัครใหม่");
    var again = applicants.told(scene, "มูลนิธิกล้วยไม้");
    assertThat(outside.post("/apply/" + again.link().value() + "/check", Map.of("consent", "true")))
        .hasStatus(422)
        .bodyText()
        .contains("องค์กรนี้สมัครใหม่ได้ตั้งแต่");
    clock.forward(Duration.ofDays(91));
    assertThat(outside.post("/apply/" + again.link().value() + "/check", Map.of("consent", "true")))
        .hasStatus(302);
  }

  @Test
  void aSwellingArchiveAndAForeignFileAreRefusedAndTheDayStaysTyped() {
    var draft = applicants.told(scene, "มูลนิธิกล้วยไม้");
    var base = "/apply/" + draft.link().value();
    for (var content :
        new byte[][] {
          "PK\u0003\u0004 not a paper".getBytes(java.nio.charset.StandardCharsets.UTF_8),
          new byte[11 * 1024 * 1024]
        })
      assertThat(outside.attach(base, "bomb.pdf", content, "31/12/2570"))
          .hasStatus(422)
          .bodyText()
          .contains("31/12/2570");
    assertThat(outside.attach(base, "", new byte[0], ""))
        .hasStatus(422)
        .bodyText()
        .contains("โปรดเลือกไฟล์ก่อน");
  }

  @Test
  void whoSendsTooMuchIsAskedToWaitAndLosesNothing() {
    for (int i = 0; i < 10; i++) begin("มูลนิธิที่ " + i);
    assertThat(
            outside.post(
                "/apply/start",
                Map.of("key", key(), "nameTh", "มูลนิธิที่สิบเอ็ด", "email", Applicants.EMAIL)))
        .hasStatus(429)
        .bodyText()
        .contains("มูลนิธิที่สิบเอ็ด", "รอสักครู่");
  }

  private void closedUntilTomorrowWeek() {
    var opens = clock.instant().atZone(ZoneId.of("Asia/Bangkok")).toLocalDate().plusDays(7);
    applicants.rule(
        scene,
        RuleKey.INTAKE_WINDOW,
        new RuleValue.Window(MonthDay.from(opens), MonthDay.from(opens.plusDays(30))));
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

  private void decide(Applicants.Applied applied, Map<String, String> fields) {
    var request =
        pages
            .post()
            .uri(scene.url("/applications/" + applied.id() + "/decision"))
            .param("reference", "ที่ประชุม 1/2570")
            .param("on", Applicants.today())
            .with(csrf())
            .with(scene.as(Role.SECRETARY));
    fields.forEach(request::param);
    assertThat(request.exchange()).hasStatus(302);
  }

  private java.util.List<String> deeds() {
    return scene.in(
        () ->
            jdbc.sql("select deed from audit.entry where coalition_id = :coalition")
                .param("coalition", scene.id().value())
                .query(String.class)
                .list());
  }
}
