package org.prasan.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.AtOnce;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.client.ClientId;
import org.prasan.client.ClientScenes;
import org.prasan.roster.RosterScenes;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

/** What a phone brings in that was written without network. */
@PrasanTest
class OfflineReferralTest {
  private static final String STORY = "เล่าที่ดอยโดยไม่มีสัญญาณ";

  @Autowired Scenes scenes;
  @Autowired ReferralScenes referrals;
  @Autowired RosterScenes roster;
  @Autowired ClientScenes clients;
  @Autowired MockMvcTester pages;
  @Autowired JsonMapper json;
  @Autowired JdbcClient jdbc;

  ReferralScenes.Sides sides;
  Scene sender;

  @BeforeEach
  void twoOrganizations() {
    sides = referrals.sides(scenes.fresh());
    sender = sides.sender();
  }

  @Test
  void itBecomesAFileAndADraftAndComesTwiceWithoutHarm() {
    var draft = draft(sender);
    var first = send(sender, draft);
    assertThat(first).hasStatusOk().bodyText().contains("\"code\"");
    assertThat(bodyOf(send(sender, draft))).isEqualTo(bodyOf(first));
    var id = ReferralId.of(String.valueOf(draft.get("id")));
    assertThat(referrals.find(sender, id).state()).isEqualTo(State.DRAFT);
    assertThat(get(sender, Role.CASE_WORKER, "/clients/" + draft.get("client")))
        .bodyText()
        .contains(STORY);
    assertThat(get(sender, Role.CASE_WORKER, "/referrals/" + id)).hasStatusOk();
    assertThat(count(sender, "client.file")).isEqualTo(2);
    assertThat(count(sender, "referral.referral")).isEqualTo(1);
    assertThat(deeds(sender)).contains("client.opened", "referral.draft", "referral.brought");
  }

  @Test
  void ofSeveralThatComeAtOnceOneIsWritten() throws Exception {
    var draft = draft(sender);
    var answers =
        AtOnce.all(() -> send(sender, draft), () -> send(sender, draft), () -> send(sender, draft));
    assertThat(answers).allSatisfy(answer -> assertThat(answer).hasStatusOk());
    assertThat(count(sender, "referral.referral")).isEqualTo(1);
    assertThat(count(sender, "client.file")).isEqualTo(2);
  }

  @Test
  void idsOfAnotherOrganizationAreRefusedLikeAnyThatAreTaken() {
    var third = sender.beside();
    var theirs = draft(third);
    assertThat(send(third, theirs)).hasStatusOk();
    var withTheirReferral = draft(sender);
    withTheirReferral.put("id", theirs.get("id"));
    var withTheirClient = draft(sender);
    withTheirClient.put("client", theirs.get("client"));
    var withAnOwnClient = draft(sender);
    withAnOwnClient.put("client", sides.client().toString());
    for (var forged : List.of(withTheirReferral, withTheirClient, withAnOwnClient))
      assertThat(send(sender, forged))
          .hasStatus(422)
          .bodyText()
          .contains("หมายเลขเดิมไม่ได้", "หมายเลขใหม่");
    assertThat(count(sender, "referral.referral")).isZero();
    assertThat(count(third, "referral.referral")).isEqualTo(1);
    assertThat(deeds(sender)).contains("referral.not-brought");
  }

  @Test
  void whatSomebodyElseWroteOrForAnotherOrganizationIsRefused() {
    var theirs = draft(sender.beside());
    assertThat(send(sender, theirs)).hasStatus(422).bodyText().contains("เขียนโดยผู้อื่น");
    assertThat(count(sender, "client.file")).isEqualTo(1);
  }

  @Test
  void whatIsOlderThanThePhoneKeepsIsRefusedWithAWayToMendIt() {
    var old = draft(sender);
    old.put("written", Instant.now().minus(SendOffline.KEPT).minus(Duration.ofHours(1)).toString());
    assertThat(send(sender, old))
        .hasStatus(422)
        .bodyText()
        .contains("นานเกิน 7 วัน", "ตรวจว่ายังเป็นจริง");
    old.put("written", Instant.now().minus(SendOffline.KEPT).plus(Duration.ofHours(1)).toString());
    assertThat(send(sender, old)).hasStatusOk();
  }

  @Test
  void aSeatOfOnesOwnIsNotOfferedAndRefusedWithTheTrueReason() {
    var own = roster.seatServedByNobody(sender, "เวรของเราเอง");
    assertThat(get(sender, Role.CASE_WORKER, "/referrals/offline/choices.json"))
        .bodyText()
        .contains(sides.seat().toString(), "053 000 002")
        .doesNotContain(own.toString());
    var draft = draft(sender);
    draft.put("seat", own.toString());
    assertThat(send(sender, draft))
        .hasStatus(422)
        .bodyText()
        .contains("เป็นขององค์กรคุณเอง")
        .doesNotContain("ไม่รับการส่งต่อแล้ว");
  }

  @Test
  void seatsWhereNobodyCanAcceptStandLastWithAMarkAndTheirTelephone() {
    var mute = roster.seatServedByNobody(sender.beside(), "เวรก่อนใคร");
    var later = referrals.seat(sender.beside());
    var choices = bodyOf(get(sender, Role.CASE_WORKER, "/referrals/offline/choices.json"));
    assertThat(choices.indexOf(mute.toString())).isGreaterThan(choices.indexOf(later.toString()));
    assertThat(choices)
        .contains("เวรรับเรื่อง ·")
        .containsPattern("เวรก่อนใคร · [^\"]* \\(ขณะนี้ไม่มีผู้ที่รับเรื่องได้ โทร 053 000 002\\)")
        .containsOnlyOnce("รับเรื่องได้");
  }

  @Test
  void ofWhatIsRefusedNothingIsLeft() {
    for (var field : List.of("needs", "urgency", "reason", "seat", "district")) {
      var draft = draft(sender);
      draft.put(field, field.equals("needs") ? List.of("no-such-need") : "9999");
      if (field.equals("reason")) draft.put(field, " ");
      assertThat(send(sender, draft))
          .hasStatus(422)
          .bodyText()
          .contains("\"field\":\"" + field + "\"");
    }
    var closed = draft(sender);
    closed.put("seat", UUID.randomUUID().toString());
    assertThat(send(sender, closed)).hasStatus(422).bodyText().contains("ไม่รับการส่งต่อแล้ว");
    var broken = draft(sender);
    broken.remove("client");
    assertThat(send(sender, broken)).hasStatus(422);
    assertThat(count(sender, "client.file")).isEqualTo(1);
    assertThat(count(sender, "referral.referral")).isZero();
  }

  @Test
  void itIsForThoseWhoReferClientsAndNeedsTheTokenOfTheSession() {
    for (var role : List.of(Role.STAFF, Role.FOCAL_POINT, Role.DIRECTOR, Role.SECRETARY)) {
      assertThat(get(sender, role, "/referrals/offline")).hasStatus(403);
      assertThat(get(sender, role, "/referrals/offline/choices.json")).hasStatus(403);
      assertThat(post(sender, role, draft(sender), true)).hasStatus(403);
    }
    assertThat(get(sender, Role.VISITOR, "/referrals/offline")).hasStatus3xxRedirection();
    assertThat(post(sender, Role.CASE_WORKER, draft(sender), false)).hasStatus3xxRedirection();
    assertThat(get(scenes.fresh(), Role.CASE_WORKER, "/referrals/offline")).hasStatusOk();
    assertThat(
            pages
                .get()
                .uri(scenes.fresh().url("/referrals/offline/choices.json"))
                .with(sender.as(Role.CASE_WORKER)))
        .hasStatus(403);
    assertThat(count(sender, "client.file")).isEqualTo(1);
  }

  @Test
  void thePageAndWhatBrowsersKeepOfItNameNobody() {
    var name = sender.acting(Role.CASE_WORKER).personName().th();
    var page = get(sender, Role.CASE_WORKER, "/referrals/offline");
    assertThat(page).hasStatusOk().bodyText().contains("<title>สมุดบันทึก</title>");
    assertThat(page)
        .bodyText()
        .doesNotContain(name, sides.seat().toString(), "เวรรับเรื่อง", sides.client().toString());
    assertThat(get(sender, Role.CASE_WORKER, "/referrals/offline/manifest.json"))
        .bodyText()
        .contains("\"name\":\"สมุดบันทึก\"", "/neutral-512.png")
        .doesNotContain("ประสาน", "ส่งต่อ");
    assertThat(get(sender, Role.CASE_WORKER, "/referrals/offline/worker.js"))
        .hasHeader("Service-Worker-Allowed", sender.url("/referrals/offline"));
    assertThat(get(sender, Role.CASE_WORKER, "/referrals/offline/choices.json"))
        .bodyText()
        .contains(sides.seat().toString(), "เวรรับเรื่อง", "ที่พักพิง")
        .doesNotContain(sides.client().toString(), "เอื้องคำ");
  }

  @Test
  void aPhoneLearnsThatItsOwnerIsSignedOutOrWorksHereNoMore() {
    var proof = proof(sender);
    assertThat(state(sender, Role.CASE_WORKER, sender, proof))
        .bodyText()
        .contains("\"signedIn\":true", "\"known\":true", "\"token\"");
    assertThat(state(sender, Role.VISITOR, sender, proof))
        .bodyText()
        .contains("\"signedIn\":false", "\"known\":true")
        .doesNotContain("token", "proof", sender.person(Role.CASE_WORKER).toString());
    sender.in(
        () ->
            jdbc.sql(
                    "update identity.person set deactivated_at = now()"
                        + " where coalition_id = :coalition and id = :id")
                .param("coalition", sender.id().value())
                .param("id", sender.person(Role.CASE_WORKER).value())
                .update());
    assertThat(bodyOf(state(sender, Role.VISITOR, sender, proof))).doesNotContain("\"known\":true");
  }

  @Test
  void whoOnlyFoundTheIdsOfAColleagueLearnsNothing() {
    assertThat(bodyOf(state(sender, Role.VISITOR, sender, ""))).doesNotContain("\"known\":true");
    var stranger = scenes.fresh();
    assertThat(bodyOf(state(sender, Role.VISITOR, sender, proof(stranger))))
        .doesNotContain("\"known\":true");
  }

  private String proof(Scene owner) {
    var told = bodyOf(get(owner, Role.CASE_WORKER, "/referrals/offline/state.json"));
    return json.readTree(told).required("proof").asString();
  }

  private MvcTestResult state(Scene where, Role as, Scene owner, String proof) {
    return get(
        where,
        as,
        "/referrals/offline/state.json?person=%s&organization=%s&proof=%s"
            .formatted(owner.person(Role.CASE_WORKER), owner.organization(), proof));
  }

  private Map<String, Object> draft(Scene who) {
    var draft = new HashMap<String, Object>();
    draft.put("id", UUID.randomUUID().toString());
    draft.put("client", ClientId.fresh().toString());
    draft.put("person", who.person(Role.CASE_WORKER).toString());
    draft.put("organization", who.organization().toString());
    draft.put("written", Instant.now().toString());
    draft.put("needs", List.of("shelter"));
    draft.put("age", "FROM_15");
    draft.put("languages", List.of("ahk"));
    draft.put("flags", List.of("NO_CALLS"));
    draft.put("district", "");
    draft.put("seat", sides.seat().toString());
    draft.put("urgency", "URGENT");
    draft.put("reason", ReferralScenes.REASON);
    draft.put("story", STORY);
    return draft;
  }

  private MvcTestResult send(Scene who, Map<String, Object> draft) {
    return post(who, Role.CASE_WORKER, draft, true);
  }

  private MvcTestResult post(Scene who, Role role, Map<String, Object> draft, boolean token) {
    var request =
        pages
            .post()
            .uri(who.url("/referrals/offline"))
            .with(who.as(role))
            .contentType(MediaType.APPLICATION_JSON)
            .content(json.writeValueAsString(draft));
    return (token ? request.with(csrf()) : request).exchange();
  }

  private MvcTestResult get(Scene who, Role role, String path) {
    return pages.get().uri(who.url(path)).with(who.as(role)).exchange();
  }

  private int count(Scene scene, String table) {
    return scene.in(
        () ->
            Objects.requireNonNull(
                jdbc.sql("select count(*) from " + table + " where coalition_id = :coalition")
                    .param("coalition", scene.id().value())
                    .query(Integer.class)
                    .single()));
  }

  private List<String> deeds(Scene scene) {
    return scene.in(
        () ->
            jdbc.sql("select deed from audit.entry where coalition_id = :coalition")
                .param("coalition", scene.id().value())
                .query(String.class)
                .list());
  }

  private static String bodyOf(MvcTestResult result) {
    return new String(
        result.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
  }
}
