package org.prasan.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.TwoEditors;
import org.prasan.client.Clients;
import org.prasan.client.FlagChange;
import org.prasan.client.SafetyFlag;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What is asked for, and what whoever meets the client must know, before anything is sent. */
@PrasanTest
class ReferralDraftTest {
  @Autowired TwoEditors editors;
  @Autowired Scenes scenes;
  @Autowired ReferralScenes referrals;
  @Autowired Clients clients;
  @Autowired MockMvcTester pages;
  @Autowired JdbcClient jdbc;

  ReferralScenes.Sides sides;
  Scene sender;

  @BeforeEach
  void twoOrganizations() {
    sides = referrals.sides(scenes.fresh());
    sender = sides.sender();
  }

  @Test
  void theSecondOfTwoWhoWriteTheSameDraftSeesBothVersions() {
    var id = referrals.draft(sides);
    editors.bothSeeBoth(sender, Role.CASE_WORKER, "/referrals/" + id + "/edit", "reason");
  }

  @Test
  void aDraftShowsItsReasonAndWhatItAsksForUntilItGoes() {
    var id = referrals.draft(sides);
    assertThat(get(sender, "/referrals/" + id))
        .bodyText()
        .contains(ReferralScenes.REASON, "<li>ตัวตน</li>");
    assertThat(get(sender, Role.DIRECTOR, "/referrals/" + id))
        .bodyText()
        .doesNotContain(ReferralScenes.REASON);
    referrals.take(sender, Role.CASE_WORKER, id, Step.ASK_CONSENT);
    referrals.agree(sender, id);
    assertThat(get(sender, "/referrals/" + id)).bodyText().doesNotContain(ReferralScenes.REASON);
  }

  @Test
  void anOldDraftIsRefusedAtTheTopAndNotAtTheSeat() {
    var id = referrals.draft(sides);
    var fields = new java.util.HashMap<String, String>();
    fields.put("id", UUID.randomUUID().toString());
    fields.put("version", "-1");
    fields.put("seat", sides.seat().toString());
    fields.put("needs", "shelter");
    fields.put("urgency", "URGENT");
    fields.put("reason", "พิมพ์ไว้นาน");
    assertThat(post(sender, "/referrals/" + id + "/edit", fields))
        .hasStatus(422)
        .bodyText()
        .contains("มีผู้บันทึกหน้านี้ไปก่อน", "พิมพ์ไว้นาน")
        .doesNotContain("href=\"#seat", "id=\"seat-error\"");
  }

  /** Back, changed and sent again, because the answer to the first was lost on the way. */
  @Test
  void whatIsTypedAfterTheFirstWasKeptStandsBesideItAndGoesIntoIt() {
    var id = ReferralId.fresh();
    var page = "/referrals/new?client=" + sides.client();
    var fields = asked(0);
    fields.put("id", id.toString());
    for (int times = 0; times < 2; times++)
      assertThat(post(sender, page, fields)).hasStatus3xxRedirection();
    var other = referrals.seat(sender.beside());
    fields.put("reason", "พิมพ์ใหม่หลังกดย้อนกลับ");
    fields.put("seat", other.toString());
    var told = post(sender, page, fields);
    assertThat(told)
        .hasStatus(422)
        .bodyText()
        .contains("ส่งมาถึงแล้วครั้งหนึ่ง", referrals.find(sender, id).code())
        .contains(
            ReferralScenes.REASON, ">พิมพ์ใหม่หลังกดย้อนกลับ</textarea>", "ที่บันทึกไว้ตอนนี้")
        .contains("action=\"" + sender.url("/referrals/" + id + "/edit"))
        .doesNotContain("value=\"" + id + "\"", "<p class=\"as-typed\">" + sides.seat());
    fields.put("id", UUID.randomUUID().toString());
    assertThat(post(sender, "/referrals/" + id + "/edit", fields)).hasStatus3xxRedirection();
    assertThat(bodyOf(get(sender, "/referrals/" + id))).contains("พิมพ์ใหม่หลังกดย้อนกลับ");
    fields.put("id", id.toString());
    assertThat(post(sender, page, fields)).as("what it says by now").hasStatus3xxRedirection();
  }

  @Test
  void warningsThatAreTickedAfterTheFirstWasKeptAreNotLostEither() {
    var page = "/referrals/new?client=" + sides.client();
    var fields = asked(0);
    fields.put("flagsShown", "NO_CALLS");
    fields.put("flags", "NO_CALLS");
    assertThat(post(sender, page, fields)).hasStatus3xxRedirection();
    fields.put("flags", "BEING_LOOKED_FOR");
    assertThat(post(sender, page, fields))
        .hasStatus(422)
        .bodyText()
        .contains("ส่งมาถึงแล้วครั้งหนึ่ง")
        .containsPattern("value=\"BEING_LOOKED_FOR\"[^>]*checked");
    assertThat(flags()).containsExactly(SafetyFlag.NO_CALLS);
  }

  @Test
  void whatIsTypedAfterTheFirstHasGoneOnStaysAndBecomesAnotherOnlyIfItIsWanted() {
    var id = referrals.offered(sides);
    var page = "/referrals/new?client=" + sides.client();
    var fields = asked(0);
    fields.put("id", id.toString());
    fields.put("reason", "พิมพ์ใหม่เมื่อเรื่องไปแล้ว");
    assertThat(post(sender, page, fields))
        .hasStatus(422)
        .bodyText()
        .contains(
            "เรื่องนั้นไปต่อแล้ว", sender.url("/referrals/" + id), "พิมพ์ใหม่เมื่อเรื่องไปแล้ว")
        .contains("/referrals/new?client=" + sides.client())
        .doesNotContain("value=\"" + id + "\"");
    assertThat(referrals.find(sender, id).state()).isEqualTo(State.OFFERED);
  }

  /** Back to a page that the browser loads anew, and so under another id. */
  @Test
  void anotherToTheSameSeatForTheSameNeedIsWrittenOnlyIfBothAreWanted() {
    var first = referrals.offered(sides);
    var page = "/referrals/new?client=" + sides.client();
    var fields = asked(0);
    fields.put("reason", "พิมพ์ใหม่ทั้งหมด");
    fields.put("groups", "IDENTITY");
    assertThat(post(sender, page, fields))
        .hasStatus(422)
        .bodyText()
        .contains("และเรื่องนั้นยังไม่จบ ขณะนี้: รอตอบรับ", sender.url("/referrals/" + first))
        .contains(referrals.find(sender, first).code(), "พิมพ์ใหม่ทั้งหมด", "name=\"besides\"")
        .containsPattern("value=\"IDENTITY\"[^>]*checked")
        .doesNotContainPattern("name=\"besides\"[^>]*checked");
    var id = ReferralId.of(Objects.requireNonNull(fields.get("id")));
    assertThat(referrals.written(sender, id)).isFalse();
    fields.put("besides", "true");
    for (int times = 0; times < 2; times++)
      assertThat(post(sender, page, fields)).hasStatus3xxRedirection();
    assertThat(referrals.state(sender, id)).isEqualTo(State.DRAFT);
    fields.remove("besides");
    assertThat(post(sender, page, fields))
        .as("the same form, after its answer was lost")
        .hasStatus3xxRedirection();
  }

  @Test
  void nobodyIsAskedAboutAnotherSeatAnotherNeedOrWhatHasEndedThere() {
    var page = "/referrals/new?client=" + sides.client();
    assertThat(bodyOf(get(sender, page))).doesNotContain("name=\"besides\"");
    var id = referrals.offered(sides);
    var fields = asked(0);
    fields.put("seat", referrals.seat(sender.beside()).toString());
    assertThat(post(sender, page, fields)).hasStatus3xxRedirection();
    referrals.take(sides.receiver(), Role.CASE_WORKER, id, Step.DECLINE, "NO_CAPACITY");
    assertThat(post(sender, page, asked(0))).hasStatus3xxRedirection();
    var health = "update referral.referral set needs = '{health}' where coalition_id = ?";
    sender.in(() -> jdbc.sql(health).param(sender.id().value()).update());
    assertThat(post(sender, page, asked(0))).hasStatus3xxRedirection();
  }

  @Test
  void whatWhoeverMeetsTheClientMustKnowIsAskedWithTheReferralAndKeptInTheFile() {
    assertThat(get(sender, "/referrals/new?client=" + sides.client()))
        .bodyText()
        .containsPattern("value=\"NO_CALLS\"[^>]*checked");
    var fields = new java.util.HashMap<String, String>();
    fields.put("id", UUID.randomUUID().toString());
    fields.put("version", "0");
    fields.put("seat", sides.seat().toString());
    fields.put("needs", "shelter");
    fields.put("urgency", "URGENT");
    fields.put("reason", ReferralScenes.REASON);
    fields.put("flagsShown", "NO_CALLS");
    fields.put("flags", "BEING_LOOKED_FOR");
    assertThat(post(sender, "/referrals/new?client=" + sides.client(), fields))
        .hasStatus3xxRedirection();
    var card = referrals.find(sender, ReferralId.of(fields.get("id"))).card();
    assertThat(card.flags()).extracting(Enum::name).containsExactly("BEING_LOOKED_FOR");
    assertThat(get(sender, "/clients/" + sides.client()))
        .bodyText()
        .containsPattern("class=\"flags\">.*<span>มีคนตามหา</span></span>");
    fields.put("id", UUID.randomUUID().toString());
    fields.put("flagsShown", "BEING_LOOKED_FOR");
    fields.remove("flags");
    fields.put("besides", "true");
    post(sender, "/referrals/new?client=" + sides.client(), fields);
    assertThat(get(sender, "/referrals/" + fields.get("id")))
        .bodyText()
        .contains("อาจยังไม่ได้ถาม");
  }

  @Test
  void whatWasNotedAtTheClientMeanwhileIsShownBesideWhatTheOldFormShowed() {
    var opened = bodyOf(get(sender, "/referrals/new?client=" + sides.client()));
    assertThat(opened).contains("name=\"flagsShown\" value=\"NO_CALLS\"");
    noted(SafetyFlag.BEING_LOOKED_FOR);
    var id = ReferralId.fresh();
    var fields = asked(0);
    fields.put("id", id.toString());
    fields.put("flagsShown", "NO_CALLS");
    fields.put("flags", "NO_CALLS");
    assertThat(post(sender, "/referrals/new?client=" + sides.client(), fields))
        .hasStatus(422)
        .bodyText()
        .contains("ตอนนั้น: ห้ามโทรหา ตอนนี้: มีคนตามหา · ห้ามโทรหา", ReferralScenes.REASON)
        .contains("name=\"flagsShown\" value=\"BEING_LOOKED_FOR,NO_CALLS\"")
        .containsPattern("value=\"BEING_LOOKED_FOR\"[^>]*checked");
    assertThat(referrals.written(sender, id)).isFalse();
    fields.put("flagsShown", "BEING_LOOKED_FOR,NO_CALLS");
    fields.put("flags", "BEING_LOOKED_FOR,NO_CALLS");
    assertThat(post(sender, "/referrals/new?client=" + sides.client(), fields))
        .hasStatus3xxRedirection();
    assertThat(flags()).containsExactlyInAnyOrder(SafetyFlag.NO_CALLS, SafetyFlag.BEING_LOOKED_FOR);
    assertThat(referrals.find(sender, id).card().flags())
        .containsExactlyInAnyOrder(SafetyFlag.NO_CALLS, SafetyFlag.BEING_LOOKED_FOR);
  }

  @Test
  void theFileSaysWhichWarningsCameAndWentAndByWhomAndTheLogSaysNeither() {
    var fields = asked(0);
    fields.put("id", UUID.randomUUID().toString());
    fields.put("flagsShown", "NO_CALLS");
    fields.put("flags", "BEING_LOOKED_FOR");
    assertThat(post(sender, "/referrals/new?client=" + sides.client(), fields))
        .hasStatus3xxRedirection();
    assertThat(bodyOf(get(sender, Role.SECRETARY, "/audit")))
        .contains("แก้บัตรคัดแยกของผู้รับบริการเลขที่")
        .doesNotContain("มีคนตามหา", "ห้ามโทรหา", "BEING_LOOKED_FOR", "NO_CALLS");
    assertThat(bodyOf(get(sender, Role.FOCAL_POINT, "/clients/" + sides.client())))
        .containsPattern("เพิ่ม “มีคนตามหา”</span>\\s*<span[^>]*>[^<·]+ · ")
        .containsPattern("นำ “ห้ามโทรหา” ออก</span>\\s*<span[^>]*>[^<·]+ · ");
  }

  @Test
  void aRefusedFormChangesNothingAtTheClient() {
    var id = referrals.draft(sides);
    var fields = asked(-1);
    fields.put("flagsShown", "NO_CALLS");
    fields.put("flags", "BEING_LOOKED_FOR");
    assertThat(post(sender, "/referrals/" + id + "/edit", fields)).hasStatus(422);
    assertThat(flags()).containsExactly(SafetyFlag.NO_CALLS);
    var theirs = referrals.sides(sender.beside());
    fields.put("id", referrals.offered(theirs).toString());
    fields.put("besides", "true");
    assertThat(post(sender, "/referrals/new?client=" + sides.client(), fields)).hasStatus(404);
    assertThat(flags()).containsExactly(SafetyFlag.NO_CALLS);
    fields.put("id", UUID.randomUUID().toString());
    fields.put("version", String.valueOf(referrals.version(sender, id)));
    assertThat(post(sender, "/referrals/" + id + "/edit", fields)).hasStatus3xxRedirection();
    assertThat(flags()).containsExactly(SafetyFlag.BEING_LOOKED_FOR);
    assertThat(referrals.find(sender, id).card().flags())
        .containsExactly(SafetyFlag.BEING_LOOKED_FOR);
  }

  private void noted(SafetyFlag flag) {
    sender.in(
        () -> {
          var change = FlagChange.between(Set.of(), Set.of(flag));
          clients.warn(sender.acting(Role.CASE_WORKER), sides.client(), change);
          return change;
        });
  }

  private Set<SafetyFlag> flags() {
    return sender.in(
        () ->
            clients
                .card(sender.acting(Role.CASE_WORKER), sides.client())
                .orElseThrow()
                .triage()
                .flags());
  }

  private Map<String, String> asked(int version) {
    var fields = new java.util.HashMap<String, String>();
    fields.put("id", UUID.randomUUID().toString());
    fields.put("version", String.valueOf(version));
    fields.put("seat", sides.seat().toString());
    fields.put("needs", "shelter");
    fields.put("urgency", "URGENT");
    fields.put("reason", ReferralScenes.REASON);
    return fields;
  }

  private static String bodyOf(MvcTestResult result) {
    return new String(
        result.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
  }

  private MvcTestResult get(Scene who, String path) {
    return get(who, Role.CASE_WORKER, path);
  }

  private MvcTestResult get(Scene who, Role role, String path) {
    return pages.get().uri(who.url(path)).with(who.as(role)).exchange();
  }

  private MvcTestResult post(Scene who, String path, Map<String, String> fields) {
    return post(who, Role.CASE_WORKER, path, fields);
  }

  private MvcTestResult post(Scene who, Role role, String path, Map<String, String> fields) {
    var request = pages.post().uri(who.url(path)).with(who.as(role)).with(csrf());
    fields.forEach(request::param);
    return request.exchange();
  }
}
