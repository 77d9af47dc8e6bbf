package org.prasan.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.prasan.Asked;
import org.prasan.Asking;
import org.prasan.BrokenLines;
import org.prasan.Deeds;
import org.prasan.FormOnPage;
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

  /** Whoever has judged reads that; the words that were found with it are sealed. */
  private static final String TOLD_AFTERWARDS =
      "officer sends /referrals/review/emergencies/{urgent}";

  @Autowired Scenes scenes;
  @Autowired ReferralScenes referrals;
  @Autowired GuardedDeeds deeds;
  @Autowired FurtherDeeds further;
  @Autowired List<Deeds> besideClients;
  @Autowired OrganizationRegistry registry;
  @Autowired BrokenLines lines;
  @Autowired MockMvcTester pages;
  @Autowired JdbcClient jdbc;

  private Scene scene;

  /**
   * A form that makes something, with what one fills in, first a field by which the form is known;
   * the rest is sent as the page offers it.
   *
   * @param at the page that offers it
   * @param to where it goes
   */
  private record Form(Role role, String at, String to, Map<String, String> typed) {
    static Form of(Role role, String at, String... typed) {
      return to(role, at, at, typed);
    }

    static Form to(Role role, String at, String to, String... typed) {
      var fields = new LinkedHashMap<String, String>();
      for (int field = 0; field < typed.length; field += 2)
        fields.put(typed[field], typed[field + 1]);
      return new Form(role, at, to, fields);
    }
  }

  @BeforeEach
  void aCoalition() {
    scene = scenes.fresh();
    add(scene, "มูลนิธิดวงตะวัน");
    scene.person(Role.SECRETARY);
  }

  private void add(Scene whose, String name) {
    whose.in(
        () ->
            registry.add(
                Acting.system(whose.coalition(), "test"),
                whose.organization(),
                NewOrganization.named(LocalizedText.of(name, ""), OrganizationKind.FOUNDATION)));
  }

  @AfterEach
  void repaired() {
    Lines.repair();
  }

  @Test
  void whoReadsThatNobodyKnowsIsGivenBackWhatWasTypedAndSendsItAgain() {
    var typed =
        Map.of(
            "id", UUID.randomUUID().toString(), "nameTh", "สมาคมกล้วยไม้", "kind", "ASSOCIATION");
    Lines.cutAfterCommit(1);
    var first = post(Role.SECRETARY, "/organizations/new", typed);
    assertThat(Lines.wasCut()).isTrue();
    assertThat(first)
        .hasStatus(HttpStatus.SERVICE_UNAVAILABLE)
        .bodyText()
        .contains("ยังไม่ทราบว่าเรื่องที่คุณส่งบันทึกแล้วหรือยัง", "ส่งอีกครั้ง");
    var given = fields(first);
    assertThat(given).containsAllEntriesOf(typed);
    broken(Role.SECRETARY, "/organizations/new", given);
    assertThat(count("membership.organization", "name_th = 'สมาคมกล้วยไม้'")).isOne();
    assertThat(audited("organization.added")).isEqualTo(2);
  }

  @Test
  void anOrganizationIsChangedOnce() {
    var page = "/organizations/" + scene.organization() + "/profile";
    var shown = pages.get().uri(scene.url(page)).with(scene.as(Role.SECRETARY)).exchange();
    var typed = new HashMap<>(Map.of("nameTh", "มูลนิธิกล้วยไม้", "kind", "FOUNDATION"));
    typed.put("basis", fields(shown).getOrDefault("basis", ""));
    broken(Role.SECRETARY, page, typed);
    assertThat(audited("organization.profile-changed")).isOne();
  }

  @Test
  void aCommitmentIsAskedForOnceAndItsOwnerIsToldOnce() {
    var owner = scene.beside();
    add(owner, "มูลนิธิเดือน");
    owner.person(Role.FOCAL_POINT);
    var typed = new HashMap<String, String>();
    typed.put("id", UUID.randomUUID().toString());
    typed.put("what", "จัดรถรับส่ง");
    typed.put("owner", owner.organization().toString());
    typed.put("due", "พรุ่งนี้");
    typed.put("asker", "COALITION");
    typed.put("step", "send");
    broken(Role.SECRETARY, "/commitments/new", typed);
    assertThat(count("commitment.commitment", "true")).isOne();
    assertThat(audited("commitment.made")).isOne();
    assertThat(count("notification.notice", "true")).isOne();
  }

  @Test
  void aReferralIsOfferedOnceAndItsSeatIsToldOnce() {
    var id = referrals.pending(referrals.sides(scene));
    var told = count("notification.notice", "true");
    var page = "/referrals/" + id + "/consent";
    broken(Role.CASE_WORKER, page, Asking.typed(deeds.agreed(scene, page)));
    assertThat(referrals.state(scene, id)).isEqualTo(State.OFFERED);
    assertThat(count("referral.consent", "true")).isOne();
    assertThat(audited("referral.consent-recorded")).isOne();
    assertThat(count("notification.notice", "true")).isEqualTo(told + 1);
  }

  @Test
  void aMessageIsWrittenOnceAndItsReaderIsToldOnce() {
    var id = referrals.accepted(referrals.sides(scene));
    var told = count("notification.notice", "true");
    broken(
        Role.CASE_WORKER,
        "/referrals/" + id + "/messages",
        Map.of("id", UUID.randomUUID().toString(), "text", "เธอถึงพรุ่งนี้เช้า"));
    assertThat(count("referral.message", "true")).isOne();
    assertThat(count("notification.notice", "true")).isEqualTo(told + 1);
  }

  /** Whatever else makes something does so when everything is sent that people do. */
  @Test
  void whatMakesSomethingMakesItOnce() {
    scene.also(Role.SECRETARY, Role.DIRECTOR);
    scene.also(Role.SECRETARY, Role.FOCAL_POINT);
    var wrong = new ArrayList<String>();
    for (var form : making()) {
      int entries = count("audit.entry", "true");
      try {
        broken(form.role(), form.to(), asOffered(form));
        if (count("audit.entry", "true") == entries) wrong.add(form + " made nothing");
      } catch (AssertionError e) {
        wrong.add(form + ": " + e.getMessage());
      }
    }
    assertThat(wrong).isEmpty();
  }

  private List<Form> making() {
    var organization = scene.organization().toString();
    return List.of(
        Form.of(Role.SECRETARY, "/charter/pillars/new", "code", "education", "th", "การศึกษา"),
        Form.of(Role.SECRETARY, "/holidays", "day", "4 ม.ค. 2570", "th", "วันหยุดพิเศษ"),
        Form.of(
            Role.SECRETARY,
            "/rules/quorum/change",
            "number",
            "61",
            "step",
            "record",
            "from",
            "1 มกราคม 2590",
            "decidedBy",
            "ที่ประชุมใหญ่"),
        Form.of(Role.SECRETARY, "/agreements/new", "titleTh", "บันทึก", "kind", "COOPERATION"),
        Form.of(
            Role.SECRETARY,
            "/translations/new",
            "tag",
            "qaf",
            "ownName",
            "ꤒꤟꤢꤩ",
            "nameTh",
            "ภาษาทดสอบ"),
        Form.of(
            Role.SECRETARY, "/services/new", "th", "ที่พัก", "needs", "shelter", "step", "send"),
        Form.to(
            Role.SECRETARY,
            "/people/invite",
            "/people/invitations",
            "nameTh",
            "สมหญิง ใจดี",
            "email",
            "once@" + scene.coalition().slug() + ".example",
            "organization",
            organization,
            "role",
            "STAFF"),
        Form.of(
            Role.SECRETARY,
            "/applications/invite",
            "nameTh",
            "สมาคมริมธาร",
            "email",
            "river@" + scene.coalition().slug() + ".example",
            "late",
            "เชิญเพราะพื้นที่ยังไม่มีใครดูแล"),
        Form.of(
            Role.CASE_WORKER, "/clients/new", "born", "2554", "needs", "shelter", "sex", "FEMALE"));
  }

  private Map<String, String> asOffered(Form form) {
    var page = pages.get().uri(scene.url(form.at())).with(scene.as(form.role())).exchange();
    var offered = FormOnPage.with(form.typed().keySet().iterator().next(), page);
    var sent = new LinkedHashMap<>(offered.toSingleValueMap());
    sent.putAll(form.typed());
    return sent;
  }

  /** All that people, clients and programs do around clients, referrals and their numbers. */
  @Test
  @Tag("slow")
  void soItIsWithEverythingAroundReferrals() {
    var sides = deeds.sides(scene);
    assertThat(
            sentAgain(
                Stream.concat(deeds.all(sides).stream(), further.all(sides).stream()).toList()))
        .isGreaterThan(60);
  }

  @Test
  @Tag("slow")
  void soItIsWithRotasMeetingsPeopleAndSettings() {
    var beside = deeds.sides(scene).sender().beside();
    assertThat(sentAgain(besideClients.stream().flatMap(all -> all.all(beside).stream()).toList()))
        .isGreaterThan(60);
  }

  /** Answers how many were sent. */
  private int sentAgain(List<Asked> all) {
    var wrong = new ArrayList<String>();
    int sent = 0;
    int broken = 0;
    for (var asked : all) {
      if (asked.leaves().equals(Asked.READINGS)) continue;
      if (asked.name().equals(TOLD_AFTERWARDS)) continue;
      var request = asked.prepare().get().get();
      try {
        broken +=
            lines.during(
                () -> assertThat(request.exchange().getResponse().getStatus()).isLessThan(400));
        sent++;
      } catch (AssertionError e) {
        wrong.add(asked + ": " + e.getMessage());
      }
    }
    System.out.println("The line broke " + broken + " times while " + sent + " were sent");
    assertThat(wrong).isEmpty();
    return sent;
  }

  private void broken(Role role, String address, Map<String, String> typed) {
    int broken =
        lines.during(() -> assertThat(post(role, address, typed)).hasStatus3xxRedirection());
    assertThat(broken).as("how often the line broke").isPositive();
  }

  private static Map<String, String> fields(MvcTestResult page) {
    var fields = new LinkedHashMap<String, String>();
    var found = FIELD.matcher(text(page));
    while (found.find()) fields.put(found.group(1), HtmlUtils.htmlUnescape(found.group(2)));
    return fields;
  }

  private static String text(MvcTestResult page) {
    return new String(page.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
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
