package org.prasan.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.language.LocalizedText;
import org.prasan.membership.NewOrganization;
import org.prasan.membership.OrganizationKind;
import org.prasan.membership.OrganizationRegistry;
import org.prasan.operation.Lines;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.util.HtmlUtils;

/**
 * The line to the database breaks after a COMMIT was sent and before its answer is heard, at each
 * COMMIT of a request in turn. The person reads that nobody knows, sends what was typed again, and
 * it is done once.
 */
@PrasanTest
class BrokenLineTest {
  private static final Pattern FIELD =
      Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\">");

  @Autowired Scenes scenes;
  @Autowired ReferralScenes referrals;
  @Autowired GuardedDeeds deeds;
  @Autowired OrganizationRegistry registry;
  @Autowired MockMvcTester pages;
  @Autowired JdbcClient jdbc;

  private Scene scene;

  @BeforeEach
  void aCoalition() {
    scene = scenes.fresh();
    scene.in(
        () ->
            registry.add(
                Acting.system(scene.coalition(), "test"),
                scene.organization(),
                NewOrganization.named(
                    LocalizedText.of("มูลนิธิดวงตะวัน", "Sun"), OrganizationKind.FOUNDATION)));
    scene.person(Role.SECRETARY);
  }

  @AfterEach
  void repaired() {
    Lines.repair();
  }

  @Test
  void anOrganizationIsAddedOnce() {
    int number = 0;
    int cuts = 0;
    for (boolean cut = true; cut; number++) {
      var name = "สมาคมกล้วยไม้ " + number;
      cut =
          sentAgainAfter(
              number + 1,
              Role.SECRETARY,
              "/organizations/new",
              Map.of("id", UUID.randomUUID().toString(), "nameTh", name, "kind", "ASSOCIATION"));
      if (cut) cuts++;
      assertThat(count("membership.organization", "name_th = '" + name + "'")).isOne();
      assertThat(audited("organization.added")).isEqualTo(number + 2);
    }
    assertThat(cuts).isPositive();
  }

  @Test
  void aCommitmentIsAskedForOnceAndItsOwnerIsToldOnce() {
    var owner = scene.beside();
    scene.in(
        () ->
            registry.add(
                Acting.system(scene.coalition(), "test"),
                owner.organization(),
                NewOrganization.named(
                    LocalizedText.of("มูลนิธิเดือน", "Moon"), OrganizationKind.FOUNDATION)));
    owner.person(Role.FOCAL_POINT);
    int number = 0;
    int cuts = 0;
    for (boolean cut = true; cut; number++) {
      var typed = new HashMap<String, String>();
      typed.put("id", UUID.randomUUID().toString());
      typed.put("what", "จัดรถรับส่ง " + number);
      typed.put("owner", owner.organization().toString());
      typed.put("due", "พรุ่งนี้");
      typed.put("asker", "COALITION");
      typed.put("step", "send");
      cut = sentAgainAfter(number + 1, Role.SECRETARY, "/commitments/new", typed);
      if (cut) cuts++;
      assertThat(count("commitment.commitment", "true")).isEqualTo(number + 1);
      assertThat(audited("commitment.made")).isEqualTo(number + 1);
      assertThat(count("notification.notice", "true")).isEqualTo(number + 1);
    }
    assertThat(cuts).isPositive();
  }

  @Test
  void aReferralIsOfferedOnceAndItsSeatIsToldOnce() {
    int number = 0;
    int cuts = 0;
    for (boolean cut = true; cut; number++) {
      scene = scenes.fresh();
      var sides = referrals.sides(scene);
      var id = referrals.pending(sides);
      var told = count("notification.notice", "true");
      cut =
          sentAgainAfter(number + 1, Role.CASE_WORKER, "/referrals/" + id + "/consent", agreed(id));
      if (cut) cuts++;
      assertThat(referrals.state(scene, id)).isEqualTo(State.OFFERED);
      assertThat(count("referral.consent", "true")).isOne();
      assertThat(audited("referral.consent-recorded")).isOne();
      assertThat(count("notification.notice", "true")).isEqualTo(told + 1);
    }
    assertThat(cuts).isPositive();
  }

  @Test
  void aMessageIsWrittenOnceAndItsReaderIsToldOnce() {
    once(
        () -> "/referrals/" + referrals.accepted(sides()) + "/messages",
        () -> Map.of("id", UUID.randomUUID().toString(), "text", "เธอถึงพรุ่งนี้เช้า"),
        "referral.message",
        1,
        1);
  }

  @Test
  void aMilestoneIsNotedOnce() {
    once(
        () -> "/referrals/" + referrals.offered(sides()) + "/milestones",
        GuardedDeeds::milestone,
        "referral.entry",
        1,
        0);
  }

  @Test
  void anOrganizationIsChangedOnce() {
    var page = "/organizations/" + scene.organization() + "/profile";
    int number = 0;
    int cuts = 0;
    for (boolean cut = true; cut; number++) {
      var shown = pages.get().uri(scene.url(page)).with(scene.as(Role.SECRETARY)).exchange();
      var typed = new HashMap<>(Map.of("nameTh", "มูลนิธิกล้วยไม้ " + number));
      typed.put("kind", "FOUNDATION");
      typed.put("basis", fields(shown).getOrDefault("basis", ""));
      cut = sentAgainAfter(number + 1, Role.SECRETARY, page, typed);
      if (cut) cuts++;
      assertThat(audited("organization.profile-changed")).isEqualTo(number + 1);
    }
    assertThat(cuts).isPositive();
  }

  private ReferralScenes.Sides sides() {
    return referrals.sides(scene);
  }

  /** Each time so many rows more, one entry in the log, and so many notices. */
  private void once(
      Supplier<String> where,
      Supplier<Map<String, String>> typed,
      String table,
      int more,
      int notices) {
    int tries = 0;
    for (boolean cut = true; cut; tries++) {
      var address = where.get();
      int rows = count(table, "true");
      int entries = count("audit.entry", "true");
      int told = count("notification.notice", "true");
      cut = sentAgainAfter(tries + 1, Role.CASE_WORKER, address, typed.get());
      assertThat(count(table, "true")).isEqualTo(rows + more);
      assertThat(count("audit.entry", "true")).isEqualTo(entries + 1);
      assertThat(count("notification.notice", "true")).isEqualTo(told + notices);
    }
    assertThat(tries).as("the last one was not cut").isGreaterThan(1);
  }

  @Test
  void whatCameFromOutsideIsEnteredOnce() {
    once(
        () -> "/outside/" + deeds.agreedOutside(sides()) + "/outcome",
        () -> Map.of("outcome", "SERVED", "words", "รับตรวจแล้ว"),
        "referral.outside",
        0,
        0);
  }

  @Test
  void consentToWhatGoesOutsideIsRecordedOnce() {
    int tries = 0;
    for (boolean cut = true; cut; tries++) {
      var agreed = deeds.agreed(scene, "/outside/" + deeds.writtenOutside(sides()), "0");
      cut = sentAgainAfter(tries + 1, Role.CASE_WORKER, agreed.path(), agreed.fields());
      assertThat(audited("referral.outside-consent")).isEqualTo(tries + 1);
    }
    assertThat(tries).as("the last one was not cut").isGreaterThan(1);
  }

  private Map<String, String> agreed(ReferralId id) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("id", UUID.randomUUID().toString());
    fields.put("version", String.valueOf(referrals.version(scene, id)));
    fields.put("purpose", "GIVE_THE_SERVICE");
    fields.put("basis", "S26_5_LAW");
    fields.put("givenBy", "NOBODY");
    fields.put("how", "NONE");
    fields.put("language", "tha");
    fields.put("interpreter", "NOT_NEEDED");
    fields.put("until", "31/12/2569");
    var page = scene.url("/referrals/" + id + "/consent" + ConsentTexts.terms(fields));
    fields.put(
        "read",
        ConsentTexts.mark(pages.get().uri(page).with(scene.as(Role.CASE_WORKER)).exchange()));
    return fields;
  }

  /** Sends it, and once more what the page gives back. Whether the line was cut at all. */
  private boolean sentAgainAfter(int commit, Role role, String address, Map<String, String> typed) {
    var first = during(commit, () -> post(role, address, typed));
    if (!Lines.wasCut()) {
      assertThat(first).hasStatus3xxRedirection();
      return false;
    }
    if (first.getResponse().getStatus() == HttpStatus.FOUND.value()) return true;
    assertThat(first)
        .hasStatus(HttpStatus.SERVICE_UNAVAILABLE)
        .bodyText()
        .contains("ยังไม่ทราบว่าเรื่องที่คุณส่งบันทึกแล้วหรือยัง", "ส่งอีกครั้ง");
    var given = fields(first);
    assertThat(given).containsAllEntriesOf(typed);
    assertThat(post(role, address, given)).hasStatus3xxRedirection();
    return true;
  }

  private static <R> R during(int commit, Supplier<R> request) {
    Lines.cutAfterCommit(commit);
    return request.get();
  }

  private static Map<String, String> fields(MvcTestResult page) {
    var fields = new LinkedHashMap<String, String>();
    var found = FIELD.matcher(text(page));
    while (found.find()) fields.put(found.group(1), HtmlUtils.htmlUnescape(found.group(2)));
    return fields;
  }

  private static String text(MvcTestResult page) {
    return new String(
        page.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
  }

  private MvcTestResult post(Role role, String address, Map<String, String> typed) {
    var request = pages.post().uri(scene.url(address)).with(scene.as(role)).with(csrf());
    typed.forEach((name, value) -> request.param(name, value));
    return request.exchange();
  }

  private int audited(String deed) {
    return count("audit.entry", "deed = '" + deed + "'");
  }

  private int count(String table, String which) {
    return scene.in(
        () ->
            jdbc.sql("select count(*) from " + table + " where coalition_id = ? and " + which)
                .param(scene.id().value())
                .query(Integer.class)
                .single());
  }
}
