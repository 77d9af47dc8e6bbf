package org.prasan.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.AtOnce;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.TestClock;
import org.prasan.roster.RosterScenes;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Programs of two organizations refer a client, through the front door and nothing else. */
@PrasanTest
class ReferralApiTest {
  private static final String CLIENT = "นางสาวเอื้องคำ ดอยสูง";
  private static final String SOMEBODY = "นายอื่น ทดสอบ";

  @Autowired Scenes scenes;
  @Autowired ReferralScenes referrals;
  @Autowired RosterScenes roster;
  @Autowired TestClock clock;
  @Autowired Programs programs;
  @Autowired MockMvcTester pages;
  @Autowired JsonMapper json;
  @Autowired JdbcClient jdbc;

  ReferralScenes.Sides sides;
  Scene sender;
  Scene receiver;
  Programs.Program sends;
  Programs.Program receives;

  @BeforeEach
  void twoOrganizations() {
    sides = referrals.sides(scenes.fresh());
    sender = sides.sender();
    receiver = sides.receiver();
    sends = programs.of(sender);
    receives = programs.of(receiver);
  }

  @AfterEach
  void theClockIsSetBack() {
    clock.back();
  }

  @Test
  void fromOneCallToTheClosedLoop() {
    var id = UUID.randomUUID();
    assertThat(offered(id)).hasStatus(201).bodyText().contains("OFFERED");
    assertThat(offered(id)).hasStatus(201).bodyText().contains("OFFERED");
    assertThat(programs.get(sends, "/sent")).bodyText().containsOnlyOnce(id.toString());
    assertThat(programs.get(receives, "/inbox?seat=" + sides.seat() + "&state=OFFERED"))
        .bodyText()
        .contains(id.toString(), "shelter")
        .doesNotContain("เอื้องคำ", ReferralScenes.REASON);
    assertThat(programs.get(receives, "/referrals/" + id))
        .bodyText()
        .contains("\"reading\":\"TRIAGE\"", "NO_CALLS", "ACCEPT")
        .doesNotContain("เอื้องคำ", ReferralScenes.REASON, "\"basis\"");
    assertThat(programs.get(sends, "/referrals/" + id)).bodyText().contains("\"basis\"");
    assertThat(programs.get(receives, "/referrals/" + id + "/details")).hasStatus(404);
    assertThat(step(receives, id, "ACCEPT", null, "")).hasStatusOk();
    assertThat(programs.get(receives, "/referrals/" + id)).bodyText().contains("\"basis\"");
    assertThat(programs.get(receives, "/referrals/" + id + "/details"))
        .hasStatusOk()
        .bodyText()
        .contains("เอื้องคำ ดอยสูง", "081 234 5678", ReferralScenes.REASON)
        .doesNotContain("แม่สาย", "นอนไม่หลับ");
    assertThat(
            programs.post(
                sends,
                "/referrals/" + id + "/messages",
                UUID.randomUUID(),
                Map.of("text", "เธอถึงพรุ่งนี้เช้า")))
        .hasStatusOk();
    assertThat(step(receives, id, "START_SERVICE", null, "")).hasStatusOk();
    assertThat(step(receives, id, "REPORT_OUTCOME", "SERVED", "พักแล้วสามคืน")).hasStatusOk();
    assertThat(programs.get(sends, "/referrals/" + id + "/messages"))
        .bodyText()
        .contains("เธอถึงพรุ่งนี้เช้า", "พักแล้วสามคืน");
    assertThat(step(sends, id, "CONFIRM_CLOSE", null, ""))
        .hasStatusOk()
        .bodyText()
        .contains("LOOP_CLOSED");
    assertThat(page(sender, "/referrals/" + id)).bodyText().contains("โปรแกรม ระบบเคสของเรา");
  }

  /** Whichever scope is missing, its routes are refused with 403 and nothing happens. */
  @Test
  void eachRouteAsksForItsScopeAndNoOther() {
    var id = referrals.accepted(sides);
    var wrong = new SoftAssertions();
    for (var scope : Programs.EVERYTHING) {
      var others = new ArrayList<>(Programs.EVERYTHING);
      others.remove(scope);
      var lacking = new Programs.Program(sender, made(sender, others));
      var having = new Programs.Program(sender, made(sender, List.of(scope)));
      routes(id)
          .forEach(
              (route, needed) -> {
                int without = status(lacking, route);
                wrong
                    .assertThat(without == 403)
                    .as("%s without %s", route, scope)
                    .isEqualTo(needed.equals(scope));
                int with = status(having, route);
                wrong
                    .assertThat(with == 403)
                    .as("%s with %s alone", route, scope)
                    .isEqualTo(!needed.equals(scope));
                wrong
                    .assertThat(with)
                    .as("%s with %s alone", route, scope)
                    .isNotEqualTo(401)
                    .isLessThan(500);
              });
    }
    wrong.assertAll();
  }

  @Test
  void whatOnlyReadsLearnsOfWhatWasNotSentYetThatItIsThereAndNoCard() {
    var id = referrals.pending(sides);
    var reads = new Programs.Program(sender, made(sender, List.of("READ")));
    for (var path : List.of("/sent", "/referrals/" + id))
      assertThat(programs.get(reads, path))
          .hasStatusOk()
          .bodyText()
          .contains(id.toString(), "CONSENT_PENDING")
          .doesNotContain("shelter", "URGENT");
    assertThat(programs.get(reads, "/search?need=shelter"))
        .bodyText()
        .doesNotContain(id.toString());
    assertThat(programs.get(sends, "/search?need=shelter")).bodyText().contains(id.toString());
    referrals.agree(sender, id);
    for (var path : List.of("/sent", "/search?need=shelter"))
      assertThat(programs.get(reads, path)).bodyText().contains(id.toString(), "shelter");
  }

  @Test
  void withoutATokenThatWorksNothingIsToldAtAll() {
    var id = referrals.accepted(sides);
    var elsewhere = new Programs.Program(scenes.fresh(), sends.token());
    var nowhere = sends.token().substring(0, 30) + "A".repeat(38);
    for (var route : routes(id).keySet())
      for (var program :
          List.of(
              elsewhere,
              new Programs.Program(sender, nowhere),
              new Programs.Program(sender, "x"))) {
        var answer = asked(program, route);
        assertThat(answer).as(route).hasStatus(401).hasHeader("WWW-Authenticate", "Bearer");
        assertThat(answer).bodyText().isEmpty();
      }
    assertThat(pages.get().uri(Programs.at(sender, "/inbox")).with(sender.as(Role.CASE_WORKER)))
        .hasStatus(401);
  }

  @Test
  void anothersReferralIsNotThereOnAnyRoute() {
    var id = referrals.accepted(sides);
    var third = programs.of(sender.beside());
    for (var route : routes(id).keySet()) {
      if (!route.contains(id.toString())) continue;
      assertThat(status(third, route)).as(route).isEqualTo(404);
      var unknown = route.replace(id.toString(), UUID.randomUUID().toString());
      assertThat(body(asked(third, route))).isEqualTo(body(asked(third, unknown)));
    }
    assertThat(
            programs.post(
                third,
                "/referrals",
                id.value(),
                Programs.fresh(sides, List.of("IDENTITY"), Programs.byLaw())))
        .hasStatus(404);
    var code = referrals.find(sender, id).code();
    for (var list : List.of("/inbox", "/sent", "/search?q=" + code, "/search?q=ที่พัก"))
      assertThat(programs.get(third, list)).bodyText().doesNotContain(id.toString());
    assertThat(programs.get(sends, "/search?q=" + code)).bodyText().contains(id.toString());
  }

  @Test
  void whoeverAgreesIsNoWitnessForAProgramEither() {
    var id = UUID.randomUUID();
    var consent = heardBy("ใจดี ทดสอบ");
    var fresh = Programs.fresh(sides, List.of("CONTACT"), consent);
    assertThat(programs.post(sends, "/referrals", id, fresh))
        .hasStatus(422)
        .bodyText()
        .contains("referral.wrong.witness-apart");
    consent.put("until", "2020-01-01");
    assertThat(programs.post(sends, "/referrals", id, fresh))
        .hasStatus(422)
        .bodyText()
        .contains("referral.wrong.witness-apart", "referral.wrong.until-past");
    assertThat(programs.get(sends, "/referrals/" + id)).hasStatus(404);
  }

  /** By any refusal it could try out who the client is; by an offer it can be seen doing so. */
  @Test
  void aProgramLearnsThatAWitnessIsTheClientLastOfAllAndNotUnseen() {
    var writes = programs.of(sender, List.of("WRITE"));
    var id = UUID.randomUUID();
    programs.post(writes, "/referrals", id, Programs.fresh(sides, List.of("CONTACT"), null));
    var path = "/referrals/" + id + "/consent";
    for (var guess : List.of(SOMEBODY, CLIENT))
      assertThat(programs.post(writes, path, UUID.randomUUID(), Map.of("witness", guess)))
          .hasStatus(422)
          .bodyText()
          .doesNotContain("witness-apart");
    var step = Map.of("step", "ASK_CONSENT", "version", version(sends, id));
    assertThat(programs.post(sends, "/referrals/" + id + "/steps", UUID.randomUUID(), step))
        .hasStatusOk();
    path += "?version=" + version(sends, id);
    var formOfAnother = consentOf(referrals.offered(sides));
    for (var guess : List.of(SOMEBODY, CLIENT))
      assertThat(programs.post(writes, path, formOfAnother, heardBy(guess)))
          .as("nothing could be written, whoever the witness is")
          .hasStatus(422)
          .bodyText()
          .contains("other-body")
          .doesNotContain("witness-apart");
    assertThat(found()).isZero();
    assertThat(programs.post(writes, path, UUID.randomUUID(), heardBy(CLIENT)))
        .hasStatus(422)
        .bodyText()
        .contains("witness-apart");
    assertThat(found()).isEqualTo(1);
    assertThat(referrals.state(sender, new ReferralId(id))).isEqualTo(State.CONSENT_PENDING);
    assertThat(programs.post(writes, path, UUID.randomUUID(), heardBy(SOMEBODY))).hasStatusOk();
    assertThat(found()).isEqualTo(1);
  }

  /** By an id that stands in the course, and words that are guessed. */
  @Test
  void nobodyTriesOutWhatWasSealedByAskingWhetherItIsTheSame() {
    var id = UUID.randomUUID();
    var whole = Programs.fresh(sides, List.of("CONTACT"), heardBy(SOMEBODY));
    assertThat(programs.post(sends, "/referrals", id, whole)).hasStatus(201);
    var other = new Programs.Program(sender, made(sender, List.of("READ", "WRITE")));
    assertThat(guessed(other, id, whole)).hasSize(1).doesNotContain("422");
    assertThat(guessed(sends, id, whole)).as("whoever has just sent it").hasSize(2);
    clock.forward(Duration.ofHours(2));
    assertThat(guessed(sends, id, whole)).hasSize(1).doesNotContain("422");
    whole.put("urgency", "NORMAL");
    assertThat(programs.post(other, "/referrals", id, whole)).hasStatus(422);
  }

  /** What is answered to the right words and to wrong ones. */
  private Set<String> guessed(Programs.Program program, UUID id, Map<String, Object> whole) {
    var answers = new TreeSet<String>();
    var consent = "/referrals/" + id + "/consent?version=" + version(program, id);
    var key = consentOf(new ReferralId(id));
    for (var guess : List.of(SOMEBODY, "นางใครก็ได้ เดาเอา")) {
      var otherwise = new LinkedHashMap<>(whole);
      otherwise.put("consent", heardBy(guess));
      answers.add(status(programs.post(program, consent, key, heardBy(guess))));
      answers.add(status(programs.post(program, "/referrals", id, otherwise)));
    }
    for (var guess : List.of(ReferralScenes.REASON, "เหตุที่เดาเอา")) {
      var otherwise = new LinkedHashMap<>(whole);
      otherwise.put("reason", guess);
      answers.add(status(programs.post(program, "/referrals", id, otherwise)));
    }
    return answers;
  }

  /** Done, or refused. */
  private static String status(MvcTestResult answer) {
    int status = answer.getResponse().getStatus();
    return status < 300 ? "done" : String.valueOf(status);
  }

  private static Map<String, Object> heardBy(String witness) {
    var consent = new LinkedHashMap<>(Programs.byLaw());
    consent.putAll(
        Map.of(
            "basis", "S26_EXPLICIT_CONSENT",
            "givenBy", "MOTHER",
            "guardian", "นางใจดี ทดสอบ",
            "suspected", false,
            "how", "SPOKEN",
            "witness", witness,
            "witnessIs", "COMMUNITY"));
    return consent;
  }

  private UUID consentOf(ReferralId id) {
    return sender.in(
        () ->
            jdbc.sql("select id from referral.consent where coalition_id = ? and referral_id = ?")
                .param(sender.id().value())
                .param(id.value())
                .query(UUID.class)
                .single());
  }

  /** How often the log says that somebody found a client. */
  private int found() {
    return sender.in(
        () ->
            jdbc.sql(
                    """
                    select count(*) from audit.entry
                    where coalition_id = ? and deed = 'client.found' and subject_id = ?
                    """)
                .param(sender.id().value())
                .param(sides.client().toString())
                .query(Integer.class)
                .single());
  }

  /** Or less would be shared than the program believes. */
  @Test
  void aPartOfTheFileThatIsNotKnownIsNamedAndNothingIsWritten() {
    for (var groups :
        List.of(
            List.of("CONTACT", "STORRY"), Collections.<String>singletonList(null), List.of(""))) {
      var id = UUID.randomUUID();
      assertThat(programs.post(sends, "/referrals", id, Programs.fresh(sides, groups, null)))
          .hasStatus(422)
          .bodyText()
          .contains("\"groups\"", "referral.wrong.unknown");
      assertThat(programs.get(sends, "/referrals/" + id)).hasStatus(404);
    }
  }

  @Test
  void aConsentThatDoesNotHoldWritesNothing() {
    var id = UUID.randomUUID();
    var consent = new LinkedHashMap<>(Programs.byLaw());
    consent.put("basis", "S19_CONSENT");
    consent.put("until", "2020-01-01");
    var refused =
        programs.post(sends, "/referrals", id, Programs.fresh(sides, List.of("STORY"), consent));
    assertThat(refused)
        .hasStatus(422)
        .hasContentType("application/problem+json")
        .bodyText()
        .contains(
            "referral.wrong.until-past",
            "referral.wrong.basis-sensitive",
            "referral.wrong.who-agrees");
    assertThat(programs.get(sends, "/referrals/" + id)).hasStatus(404);
    assertThat(programs.get(sends, "/sent")).bodyText().doesNotContain(id.toString());
  }

  /** Or a program with a typo would believe that no client waits. */
  @Test
  void aFilterThatIsNotKnownIsNamedAndNothingIsListed() {
    var id = referrals.offered(sides);
    var wrong = new SoftAssertions();
    for (var list : List.of("/inbox", "/sent"))
      for (var filter : List.of("state=FOO", "seat=xyz", "turn=bogus", "after=zzz"))
        assertNamed(wrong, list + "?" + filter, filter);
    for (var filter : List.of("need=foo", "district=0000", "after=zzz", "state=OFFERED"))
      assertNamed(wrong, "/search?" + filter, filter);
    for (var list : List.of("/inbox", "/sent"))
      for (var filter : List.of("need=shelter", "district=5701", "limit=5"))
        assertNamed(wrong, list + "?" + filter, filter);
    wrong.assertAll();
    assertThat(faulty(programs.get(receives, "/inbox?limit=5&state=FOO&after=zzz")))
        .containsOnly("limit", "state", "after");
    assertThat(programs.get(receives, "/inbox?seat=" + sides.seat() + "&state=offered&turn=ours"))
        .bodyText()
        .contains(id.toString());
    assertThat(programs.get(sends, "/search?need=shelter")).bodyText().contains(id.toString());
  }

  private void assertNamed(SoftAssertions wrong, String path, String filter) {
    var answer = programs.get(receives, path);
    wrong.assertThat(answer.getResponse().getStatus()).as(path).isEqualTo(422);
    wrong
        .assertThat(Programs.text(answer))
        .as(path)
        .contains("\"field\":\"" + filter.split("=", 2)[0] + "\"", "referral.wrong.unknown")
        .doesNotContain("items");
  }

  @Test
  void allThatIsMissingInABodyIsNamedAtOnce() {
    assertThat(faulty(programs.post(sends, "/referrals", UUID.randomUUID(), Map.of())))
        .containsOnly("client", "seat", "urgency", "needs", "reason");
    var id = referrals.pending(sides);
    var at = "/referrals/" + id;
    assertThat(faulty(programs.post(sends, at + "/steps", UUID.randomUUID(), Map.of())))
        .containsOnly("step", "version");
    assertThat(faulty(programs.post(sends, at + "/consent", UUID.randomUUID(), Map.of())))
        .containsOnly(
            "version", "purpose", "basis", "givenBy", "how", "interpreter", "language", "until");
  }

  /** And whatever it asks for is not done. */
  @Test
  void withoutAKeyWhatElseIsWrongIsNamedAsWell() {
    assertThat(faulty(programs.post(sends, "/referrals", null, Map.of())))
        .containsOnly("Idempotency-Key", "client", "seat", "urgency", "needs", "reason");
    var fresh = Programs.fresh(sides, List.of("STORY"), Programs.byLaw());
    assertThat(faulty(programs.post(sends, "/referrals", null, fresh)))
        .containsExactly("Idempotency-Key");
    assertThat(tree(programs.get(sends, "/sent")).path("items")).isEmpty();
    var id = referrals.offered(sides);
    var version = referrals.version(sender, id);
    var at = "/referrals/" + id;
    assertThat(faulty(programs.post(receives, at + "/steps", null, Map.of("step", "ACCEPT"))))
        .containsOnly("Step-Id", "version");
    var accept = Map.of("step", "ACCEPT", "version", version);
    assertThat(faulty(programs.post(receives, at + "/steps", null, accept)))
        .containsExactly("Step-Id");
    assertThat(faulty(programs.post(receives, at + "/messages", null, Map.of("text", "รอสักครู่"))))
        .containsExactly("Step-Id");
    assertThat(referrals.version(sender, id)).isEqualTo(version);
    assertThat(tree(programs.get(receives, at + "/messages")).path("items")).isEmpty();
  }

  private List<String> faulty(MvcTestResult answer) {
    assertThat(answer).hasStatus(422);
    return tree(answer).path("errors").valueStream().map(e -> e.path("field").asString()).toList();
  }

  @Test
  void aNeedThatThereNeverWasIsNamed() {
    var fresh = Programs.fresh(sides, List.of("CONTACT"), null);
    fresh.put("needs", List.of("foo"));
    assertThat(faulty(programs.post(sends, "/referrals", UUID.randomUUID(), fresh)))
        .containsExactly("needs");
    fresh.put("needs", List.of("shelter", "foo{"));
    assertThat(programs.post(sends, "/referrals", UUID.randomUUID(), fresh))
        .hasStatus(422)
        .bodyText()
        .contains("“foo{”", "referral.wrong.unknown")
        .doesNotContain("shelter", "referral.wrong.needs");
  }

  @Test
  void everyCodeIsToldSomewhere() {
    var codes = tree(programs.get(sends, "/codes"));
    assertThat(codes.path("needs").findValuesAsString("code")).contains("shelter.emergency");
    assertThat(codes.path("languages").findValuesAsString("code")).contains("tha");
    for (var district : codes.path("districts").findValuesAsString("code"))
      assertThat(programs.get(sends, "/search?district=" + district)).hasStatusOk();
    var full = Map.<String, Object>of("step", "DECLINE", "version", 0, "reason", "FULL");
    var path = "/referrals/" + UUID.randomUUID() + "/steps";
    assertThat(programs.post(receives, path, UUID.randomUUID(), full))
        .hasStatus(422)
        .bodyText()
        .contains("\"field\":\"reason\"", names(DeclineReason.values()));
    assertThat(pages.get().uri("/api/referral/v1/openapi.yaml"))
        .bodyText()
        .contains("[" + names(DeclineReason.values()) + "]")
        .contains("[" + names(OutcomeCode.values()) + "]");
  }

  private static String names(Enum<?>[] codes) {
    return Stream.of(codes).map(Enum::name).collect(Collectors.joining(", "));
  }

  @Test
  void aDraftIsOfferedOnceConsentIsThere() {
    var id = UUID.randomUUID();
    assertThat(
            programs.post(sends, "/referrals", id, Programs.fresh(sides, List.of("CONTACT"), null)))
        .hasStatus(201)
        .bodyText()
        .contains("DRAFT");
    assertThat(programs.get(receives, "/referrals/" + id)).hasStatus(404);
    assertThat(step(sends, id, "ASK_CONSENT", null, "")).hasStatusOk();
    assertThat(
            programs.post(
                sends,
                "/referrals/" + id + "/consent?version=" + version(sends, id),
                UUID.randomUUID(),
                Programs.byLaw()))
        .hasStatusOk()
        .bodyText()
        .contains("OFFERED");
  }

  @Test
  void theNextSeatDoesNotLearnThatAnotherWasAskedBefore() {
    var id = referrals.offered(sides);
    var before = receiver;
    for (var next : List.of(receiver.within(receiver.organization()), sender.beside())) {
      referrals.take(before, Role.CASE_WORKER, id, Step.DECLINE, "NO_CAPACITY");
      referrals.elsewhere(sides, id, referrals.seat(next));
      referrals.agree(sender, id);
      assertThat(page(next, "/referrals/" + id))
          .bodyText()
          .contains("ส่งต่อถึงตำแหน่งเวร")
          .doesNotContain("เลือกตำแหน่งเวรอื่น");
      assertThat(programs.get(programs.of(next), "/referrals/" + id))
          .hasStatusOk()
          .bodyText()
          .contains("\"OFFER\"")
          .doesNotContain("REOFFER", "NO_CAPACITY", "ASK_CONSENT");
      before = next;
    }
    assertThat(programs.get(sends, "/referrals/" + id))
        .bodyText()
        .contains("REOFFER", "NO_CAPACITY");
  }

  @Test
  void whatIsSentTwiceIsDoneOnceAndWhatIsOldIsRefused() {
    var id = referrals.offered(sides).value();
    int version = version(receives, id);
    var key = UUID.randomUUID();
    var accept = Map.of("step", "ACCEPT", "version", version);
    assertThat(programs.post(receives, "/referrals/" + id + "/steps", key, accept)).hasStatusOk();
    assertThat(programs.post(receives, "/referrals/" + id + "/steps", key, accept)).hasStatusOk();
    assertThat(
            programs.post(
                receives,
                "/referrals/" + id + "/steps",
                UUID.randomUUID(),
                Map.of("step", "DECLINE", "version", version, "reason", "NO_CAPACITY")))
        .hasStatus(409)
        .bodyText()
        .contains("referral.wrong.changed", "หลังจากโปรแกรมอ่านครั้งล่าสุด")
        .doesNotContain("พิมพ์", "เปิดหน้า");
    assertThat(programs.post(receives, "/referrals/" + id + "/steps", null, accept))
        .hasStatus(422)
        .bodyText()
        .contains("Step-Id");
  }

  @Test
  void aStepIdThatWasUsedForAnotherBodyIsRefusedAsWell() {
    var id = referrals.pending(sides).value();
    var consent = UUID.randomUUID();
    var agree = "/referrals/" + id + "/consent?version=" + version(sends, id);
    assertThat(programs.post(sends, agree, consent, Programs.byLaw())).hasStatusOk();
    assertThat(programs.post(sends, agree, consent, Programs.byLaw())).hasStatusOk();
    var shorter = new LinkedHashMap<>(Programs.byLaw());
    shorter.put("purpose", "LEGAL_PROCEEDINGS");
    assertUsed(programs.post(sends, agree, consent, shorter));

    var key = UUID.randomUUID();
    int version = version(receives, id);
    var decline = declining(version, "NO_CAPACITY", "เต็มถึงวันศุกร์");
    var steps = "/referrals/" + id + "/steps";
    assertThat(programs.post(receives, "/referrals/" + id + "/messages", key, Map.of("text", "ก")))
        .hasStatusOk();
    assertThat(programs.post(receives, "/referrals/" + id + "/messages", key, Map.of("text", "ก")))
        .hasStatusOk();
    assertUsed(programs.post(receives, "/referrals/" + id + "/messages", key, Map.of("text", "ข")));
    assertThat(programs.post(receives, steps, key, decline)).hasStatusOk();
    assertThat(programs.post(receives, steps, key, decline)).hasStatusOk();
    assertUsed(
        programs.post(receives, steps, key, declining(version, "NO_CAPACITY", "เต็มทั้งเดือน")));
    assertUsed(
        programs.post(receives, steps, key, declining(version, "NOT_ELIGIBLE", "เต็มถึงวันศุกร์")));
    assertThat(programs.get(sends, "/referrals/" + id + "/messages"))
        .bodyText()
        .contains("เต็มถึงวันศุกร์")
        .doesNotContain("เต็มทั้งเดือน", "\"ข\"");
  }

  private static Map<String, Object> declining(int version, String reason, String words) {
    return Map.of("step", "DECLINE", "version", version, "reason", reason, "words", words);
  }

  private static void assertUsed(MvcTestResult answer) {
    assertThat(answer).hasStatus(422).bodyText().contains("Step-Id", "referral.wrong.other-body");
  }

  @Test
  void aKeyThatWasUsedForAnotherBodyIsRefusedAndNothingIsLostInSilence() {
    var id = UUID.randomUUID();
    var first = Programs.fresh(sides, List.of("IDENTITY"), null);
    assertThat(programs.post(sends, "/referrals", id, first)).hasStatus(201);
    assertThat(programs.post(sends, "/referrals", id, first)).hasStatus(201);
    for (var change :
        List.<Map<String, Object>>of(
            Map.of("reason", "เหตุอื่น"),
            Map.of("urgency", "NORMAL"),
            Map.of("groups", List.of()),
            Map.of("seat", UUID.randomUUID().toString()),
            Map.of("consent", Programs.byLaw()))) {
      var other = new java.util.HashMap<>(first);
      other.putAll(change);
      assertThat(programs.post(sends, "/referrals", id, other))
          .as(change.keySet().toString())
          .hasStatus(422)
          .bodyText()
          .contains("Idempotency-Key", "referral.wrong.other-body");
    }
    assertThat(programs.get(sends, "/referrals/" + id))
        .bodyText()
        .contains("\"state\":\"DRAFT\"", "\"urgency\":\"URGENT\"");
    var whole = UUID.randomUUID();
    var agreed = Programs.fresh(sides, List.of("IDENTITY"), Programs.byLaw());
    agreed.put("besides", true);
    assertThat(programs.post(sends, "/referrals", whole, agreed)).hasStatus(201);
    assertThat(programs.post(sends, "/referrals", whole, agreed))
        .hasStatus(201)
        .bodyText()
        .contains("OFFERED");
  }

  @Test
  void anotherToTheSameSeatForTheSameNeedIsWrittenOnlyIfTheProgramSaysThatBothAreWanted() {
    var first = referrals.offered(sides);
    var id = UUID.randomUUID();
    var fresh = Programs.fresh(sides, List.of("IDENTITY"), Programs.byLaw());
    assertThat(programs.post(sends, "/referrals", id, fresh))
        .hasStatus(409)
        .hasContentType("application/problem+json")
        .bodyText()
        .contains("referral.wrong.besides", "\"open\":\"" + first + "\"");
    assertThat(programs.get(sends, "/referrals/" + id)).hasStatus(404);
    assertThat(programs.post(programs.of(sender.beside()), "/referrals", id, fresh))
        .as("of another's client nothing is said")
        .hasStatus(404);
    fresh.put("besides", true);
    for (int times = 0; times < 2; times++)
      assertThat(programs.post(sends, "/referrals", id, fresh)).hasStatus(201);
  }

  @Test
  void aProgramFindsTheSeatsToWhichItMayReferAndNotItsOwn() {
    var own = referrals.seat(sender);
    assertThat(programs.get(sends, "/seats"))
        .hasStatusOk()
        .bodyText()
        .contains(sides.seat().toString(), "เวรรับเรื่อง", "\"servedNow\":")
        .doesNotContain(own.toString());
  }

  @Test
  void whereWhoeverIsOnDutyMayOnlyDeclineAProgramReadsThatNobodyAccepts() {
    var mute = roster.seatServedNow(receiver, Role.STAFF, "เวรที่โทรเท่านั้น");
    var accepts = new HashMap<String, Boolean>();
    for (var seat : tree(programs.get(sends, "/seats")).path("items"))
      accepts.put(seat.path("id").asString(), seat.path("accepts").asBoolean());
    assertThat(accepts)
        .containsEntry(mute.toString(), false)
        .containsEntry(sides.seat().toString(), true);
  }

  @Test
  void aProgramHearsWhatBecomesOfAReferralThatASeatGaveUp() {
    var id = referrals.offered(sides);
    referrals.take(receiver, Role.CASE_WORKER, id, Step.DECLINE, "NO_CAPACITY");
    var whole = tree(programs.get(sends, "/referrals/" + id));
    assertThat(whole.path("open").valueStream().map(JsonNode::asString)).contains("WITHDRAW");
    var ask = Map.of("step", "ASK_CONSENT", "version", whole.path("version").asInt());
    assertThat(programs.post(sends, "/referrals/" + id + "/steps", UUID.randomUUID(), ask))
        .hasStatus(409)
        .bodyText()
        .contains("เลือกในหน้าของการส่งต่อ หรือเขียนการส่งต่อใหม่");
  }

  @Test
  void ofTwoWhoActAtOnceOneIsTooLate() throws Exception {
    var id = referrals.offered(sides).value();
    var accept = Map.<String, Object>of("step", "ACCEPT", "version", version(receives, id));
    var answers =
        AtOnce.all(() -> stepped(receives, id, accept), () -> stepped(receives, id, accept));
    assertThat(answers).containsExactlyInAnyOrder(200, 409);
  }

  @Test
  void ofTwoWhoSendTheSameAtOnceOneReferralComesOut() throws Exception {
    var id = UUID.randomUUID();
    var answers = AtOnce.all(() -> written(id), () -> written(id));
    assertThat(answers).containsOnly(201);
    assertThat(programs.get(sends, "/sent")).bodyText().containsOnlyOnce(id.toString());
  }

  @Test
  void whatHasNotChangedIsNotSentAgain() {
    var id = referrals.offered(sides);
    for (var path : List.of("/inbox", "/referrals/" + id)) {
      var first = programs.get(receives, path);
      var tag = first.getResponse().getHeader("ETag");
      var again =
          pages
              .get()
              .uri(Programs.at(receiver, path))
              .header("Authorization", "Bearer " + receives.token())
              .header("If-None-Match", String.valueOf(tag))
              .exchange();
      assertThat(again).as(path).hasStatus(304).bodyText().isEmpty();
    }
  }

  @Test
  void whatWasAgreedToForOneSeatIsNotAgreedToForTheNext() {
    var id = referrals.offered(sides);
    var agreed = "$.consent";
    assertThat(programs.get(sends, "/referrals/" + id))
        .bodyJson()
        .extractingPath(agreed)
        .isNotNull();
    referrals.take(receiver, Role.CASE_WORKER, id, Step.DECLINE, "NO_CAPACITY");
    referrals.elsewhere(sides, id, referrals.seat(sender.beside()));
    assertThat(programs.get(sends, "/referrals/" + id)).bodyJson().extractingPath(agreed).isNull();
  }

  @Test
  void theInboxComesInPartsAndEveryReferralOnce() {
    var sent = new ArrayList<String>();
    sent.add(referrals.offered(sides).toString());
    clock.forward(Duration.ofHours(60));
    var emergency = referrals.offered(sides, Urgency.EMERGENCY);
    sent.add(emergency.toString());
    for (var copy : copies(emergency, 25)) sent.add(copy.toString());
    assertThat(inbox("/inbox?")).containsExactlyElementsOf(sent.reversed());
    assertThat(inbox("/inbox?turn=ours&"))
        .as("emergencies first")
        .containsExactlyInAnyOrderElementsOf(sent)
        .endsWith(sent.getFirst());
    assertThat(tree(programs.get(receives, "/search?q=ที่พักพิง")).path("items")).hasSize(25);
    assertThat(tree(programs.get(receives, "/search?need=health")).path("items")).isEmpty();
  }

  /** Later ones of the same kind, as a list shows them. */
  private List<UUID> copies(ReferralId id, int many) {
    var copies =
        Stream.generate(FreshId::next)
            .limit(many)
            .sorted(Comparator.comparing(UUID::toString))
            .toList();
    sender.in(
        () -> {
          copy("referral", "id", id, copies);
          copy("address", "referral_id", id, copies);
          return true;
        });
    return copies;
  }

  private void copy(String table, String key, ReferralId id, List<UUID> copies) {
    jdbc.sql(
            """
            insert into referral.%1$s
            select (jsonb_populate_record(one,
              jsonb_build_object('%2$s', copy.id, 'code', 'C' || copy.number))).*
            from referral.%1$s as one,
              unnest(:copies::uuid[]) with ordinality as copy (id, number)
            where one.coalition_id = :coalition and one.%2$s = :id
            """
                .formatted(table, key))
        .param("coalition", sender.id().value())
        .param("id", id.value())
        .param("copies", copies.toArray(UUID[]::new))
        .update();
  }

  private List<String> inbox(String path) {
    var seen = new ArrayList<String>();
    var page = tree(programs.get(receives, path));
    page.path("items").forEach(line -> seen.add(line.path("id").asString()));
    assertThat(seen).hasSize(25);
    var rest = tree(programs.get(receives, path + "after=" + page.path("next").asString()));
    rest.path("items").forEach(line -> seen.add(line.path("id").asString()));
    assertThat(rest.path("next").isNull()).isTrue();
    return seen;
  }

  @Test
  void aTokenEndsWithTheNextRequestOnceItIsRevokedOrItsMakerLeft() {
    assertThat(page(sender, Role.DIRECTOR, "/tokens")).bodyText().contains("ระบบเคสของเรา");
    var tokens = Programs.text(page(sender, Role.DIRECTOR, "/tokens"));
    var revoke = tokens.replaceAll("(?s).*href=\"([^\"]*/revoke)\".*", "$1");
    assertThat(programs.get(sends, "/sent")).hasStatusOk();
    assertThat(pages.get().uri(revoke).with(receiver.as(Role.DIRECTOR))).hasStatus(404);
    assertThat(pages.post().uri(revoke).with(sender.as(Role.DIRECTOR)).with(csrf()))
        .hasStatus3xxRedirection();
    assertThat(programs.get(sends, "/sent")).hasStatus(401);
    var gone = programs.of(receiver.beside());
    assertThat(programs.get(gone, "/sent")).hasStatusOk();
    gone.scene()
        .in(
            () ->
                jdbc.sql(
                        "update identity.mandate set valid_to = '2021-01-01' where person_id = :id")
                    .param("id", gone.scene().person(Role.DIRECTOR).value())
                    .update());
    assertThat(programs.get(gone, "/sent")).hasStatus(401);
    var closed = programs.of(receiver.beside());
    assertThat(programs.get(closed, "/sent")).hasStatusOk();
    jdbc.sql("update identity.account set deactivated_at = now() where id = :id")
        .param("id", closed.scene().person(Role.DIRECTOR).value())
        .update();
    assertThat(programs.get(closed, "/sent")).hasStatus(401);
  }

  @Test
  void whatAProgramIsRefusedStandsInTheAuditLogAsWhatAPersonIs() {
    var program = programs.of(sender.beside());
    assertThat(programs.get(program, "/referrals/" + UUID.randomUUID())).hasStatus(404);
    assertThat(programs.post(program, "/referrals", UUID.randomUUID(), Map.of())).hasStatus(422);
    assertThat(refusedOf(program.scene()))
        .containsExactly("access.input-refused", "referral.input-refused");
  }

  private List<String> refusedOf(Scene scene) {
    return scene.in(
        () ->
            jdbc.sql(
                    """
                    select deed from audit.entry where coalition_id = :coalition
                      and organization_id = :organization and deed like '%.input-refused'
                    order by number
                    """)
                .param("coalition", scene.id().value())
                .param("organization", scene.organization().value())
                .query(String.class)
                .list());
  }

  @Test
  void nobodyLetsAProgramDoWhatThatPersonMayNot() {
    var house = sender.beside();
    for (var scope : List.of("WRITE", "ACT", "DETAILS"))
      assertThat(programs.make(house, Role.FOCAL_POINT, List.of("READ", scope), UUID.randomUUID()))
          .hasStatus(422);
    var id = UUID.randomUUID();
    assertThat(programs.make(house, Role.FOCAL_POINT, List.of("READ"), id)).hasStatusOk();
    assertThat(programs.make(house, Role.CASE_WORKER, List.of("READ"), UUID.randomUUID()))
        .hasStatus(403);
  }

  /** The answer to the first may have been lost, and with it the only sight of the token. */
  @Test
  void theSameFormGivesTheTokenThatNobodyHasUsedYetAnotherSecret() {
    var house = sender.beside();
    var id = UUID.randomUUID();
    var lost = new Programs.Program(house, Programs.token(reading(house, id)));
    assertThat(page(house, Role.FOCAL_POINT, "/tokens")).bodyText().contains("ไม่เคย", "เพิกถอน");
    var again = reading(house, id);
    assertThat(again).bodyText().contains("รหัสที่แสดงก่อนหน้านี้ใช้ไม่ได้แล้ว");
    assertThat(programs.get(lost, "/sent")).hasStatus(401);
    assertThat(Programs.text(page(house, Role.FOCAL_POINT, "/tokens")).split("/revoke", -1))
        .as("one token")
        .hasSize(2);
    assertThat(programs.make(house, Role.DIRECTOR, List.of("READ"), id))
        .as("another person")
        .hasStatus3xxRedirection();
    var shown = new Programs.Program(house, Programs.token(again));
    assertThat(programs.get(shown, "/sent")).hasStatusOk();
    assertThat(reading(house, id)).as("it is in use").hasStatus3xxRedirection();
    assertThat(programs.get(shown, "/sent")).hasStatusOk();
    var later = UUID.randomUUID();
    assertThat(reading(house, later)).hasStatusOk();
    clock.forward(Duration.ofMinutes(11));
    assertThat(reading(house, later)).as("too late").hasStatus3xxRedirection();
  }

  private MvcTestResult reading(Scene house, UUID form) {
    return programs.make(house, Role.FOCAL_POINT, List.of("READ"), form);
  }

  @Test
  void theOthersWhoLookAfterTheOrganizationLearnOfAProgramThatMayDoMoreThanRead() {
    var house = sender.beside();
    house.person(Role.FOCAL_POINT);
    programs.of(house);
    assertThat(page(house, Role.FOCAL_POINT, "/notices"))
        .bodyText()
        .contains("มีผู้ให้โปรแกรมทำงานกับการส่งต่อแทนองค์กรของคุณ");
    assertThat(page(house, Role.DIRECTOR, "/notices")).bodyText().doesNotContain("มีผู้ให้โปรแกรม");
  }

  @Test
  void problemsAreToldInThaiAndInEnglishToWhoAsks() {
    var path = Programs.at(sender, "/referrals/" + UUID.randomUUID());
    var asked = pages.get().uri(path).header("Authorization", "Bearer " + sends.token());
    assertThat(asked).hasStatus(404).bodyText().contains("ไม่พบ");
    assertThat(
            pages
                .get()
                .uri(path)
                .header("Authorization", "Bearer " + sends.token())
                .header("Accept-Language", "en"))
        .bodyText()
        .contains("Not found");
  }

  /** Each with the scope it needs. */
  private Map<String, String> routes(ReferralId id) {
    var routes = new LinkedHashMap<String, String>();
    routes.put("POST /referrals", "WRITE");
    routes.put("GET /referrals/" + id, "READ");
    routes.put("POST /referrals/" + id + "/consent?version=0", "WRITE");
    routes.put("POST /referrals/" + id + "/steps", "ACT");
    routes.put("GET /referrals/" + id + "/details", "DETAILS");
    routes.put("GET /referrals/" + id + "/messages", "READ");
    routes.put("POST /referrals/" + id + "/messages", "ACT");
    routes.put("GET /seats", "READ");
    routes.put("GET /codes", "READ");
    routes.put("GET /inbox", "READ");
    routes.put("GET /sent", "READ");
    routes.put("GET /search?q=ที่พัก", "READ");
    return routes;
  }

  private MvcTestResult asked(Programs.Program program, String route) {
    var method = HttpMethod.valueOf(route.substring(0, route.indexOf(' ')));
    var path = route.substring(route.indexOf(' ') + 1);
    Object body =
        method.equals(HttpMethod.GET)
            ? null
            : path.endsWith("/steps")
                ? Map.of("step", "ACCEPT", "version", 0)
                : path.endsWith("/messages") ? Map.of("text", "ข้อความ") : Programs.byLaw();
    return programs.ask(program, method, path, UUID.randomUUID(), body);
  }

  private int status(Programs.Program program, String route) {
    return asked(program, route).getResponse().getStatus();
  }

  private static String body(MvcTestResult answer) {
    return answer.getResponse().getStatus()
        + Programs.text(answer).replaceAll("[0-9a-f-]{36}", "…");
  }

  private String made(Scene scene, List<String> scopes) {
    return Programs.token(programs.make(scene, Role.DIRECTOR, scopes, UUID.randomUUID()));
  }

  private MvcTestResult offered(UUID id) {
    return programs.post(
        sends,
        "/referrals",
        id,
        Programs.fresh(sides, List.of("IDENTITY", "CONTACT"), Programs.byLaw()));
  }

  private MvcTestResult step(
      Programs.Program program,
      UUID id,
      String step,
      @org.jspecify.annotations.Nullable String reason,
      String words) {
    var body = new LinkedHashMap<String, Object>();
    body.put("step", step);
    body.put("version", version(program, id));
    body.put("reason", reason);
    body.put("words", words);
    return programs.post(program, "/referrals/" + id + "/steps", FreshId.next(), body);
  }

  private int written(UUID id) {
    return offered(id).getResponse().getStatus();
  }

  private int stepped(Programs.Program program, UUID id, Map<String, Object> step) {
    return programs
        .post(program, "/referrals/" + id + "/steps", UUID.randomUUID(), step)
        .getResponse()
        .getStatus();
  }

  private int version(Programs.Program program, UUID id) {
    return tree(programs.get(program, "/referrals/" + id)).path("version").asInt();
  }

  private JsonNode tree(MvcTestResult answer) {
    return json.readTree(Programs.text(answer));
  }

  private MvcTestResult page(Scene scene, String path) {
    return page(scene, Role.CASE_WORKER, path);
  }

  private MvcTestResult page(Scene scene, Role role, String path) {
    return pages.get().uri(scene.url(path)).with(scene.as(role)).exchange();
  }
}
