package org.prasan.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.prasan.AtOnce;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What two send at the same moment takes effect once, and both get a page that says so. */
@PrasanTest
@Tag("data")
class AdmissionAtOnceTest {
  private static final String ORCHID = "มูลนิธิกล้วยไม้";

  @Autowired Applicants applicants;
  @Autowired MockMvcTester pages;
  @Autowired JdbcClient jdbc;

  private final String address =
      "10.%d.%d.%d"
          .formatted(
              ThreadLocalRandom.current().nextInt(256),
              ThreadLocalRandom.current().nextInt(256),
              ThreadLocalRandom.current().nextInt(256));

  private Applicants.Coalition coalition;
  private Scene scene;

  @BeforeEach
  void aCoalitionThatTakesMembers() {
    coalition = applicants.coalition();
    scene = coalition.scene();
  }

  @Test
  void oneFormBeginsOneApplication() throws Exception {
    var fields =
        Map.of("key", LinkToken.fresh().value(), "nameTh", ORCHID, "email", Applicants.EMAIL);
    var answers =
        AtOnce.all(
            () -> visitor("/apply/start", fields),
            () -> visitor("/apply/start", fields),
            () -> visitor("/apply/start", fields));
    assertThat(statuses(answers)).containsOnly(302);
    assertThat(answers)
        .extracting(one -> one.getResponse().getRedirectedUrl())
        .containsOnly(scene.url("/apply/" + fields.get("key")));
    assertThat(begun()).isOne();
  }

  @Test
  void oneApplicationIsSubmittedOnce() throws Exception {
    var applied = applicants.told(scene, ORCHID);
    var answers = AtOnce.all(() -> submit(applied), () -> submit(applied), () -> submit(applied));
    assertThat(statuses(answers)).containsOnly(302);
    assertThat(told(applied, Story.Kind.SUBMITTED)).isOne();
  }

  @Test
  void ofTwoApplicationsOfOneOrganizationOneIsTaken() throws Exception {
    var one = applicants.told(scene, ORCHID);
    var other = applicants.told(scene, "มูลนิธิ กล้วยไม้");
    var answers = AtOnce.all(() -> submit(one), () -> submit(other));
    assertThat(statuses(answers)).containsExactlyInAnyOrder(302, 422);
    assertThat(told(one, Story.Kind.SUBMITTED) + told(other, Story.Kind.SUBMITTED)).isOne();
  }

  @Test
  void anApplicationUnderCorrectionTakesNoNameOfAnother() {
    var asked = applicants.incomplete(scene, ORCHID);
    applicants.submitted(scene, "สมาคมริมธาร");
    assertThat(
            visitor(
                "/apply/" + asked.link().value() + "/organization",
                Map.of("nameTh", "สมาคม ริมธาร", "kind", "FOUNDATION", "number", "ชร 1/2545")))
        .hasStatus(422)
        .bodyText()
        .contains("สมาคม ริมธาร", "อยู่ระหว่างพิจารณาแล้ว");
  }

  @Test
  void oneReviewerDeclaresAndScoresOnce() throws Exception {
    var applied = applicants.complete(scene, ORCHID);
    var declared =
        AtOnce.all(
            () -> post(applied, "/declaration", Role.OFFICER, Map.of("conflict", "false")),
            () -> post(applied, "/declaration", Role.OFFICER, Map.of("conflict", "false")));
    assertThat(statuses(declared)).containsOnly(302);
    var scored =
        AtOnce.all(
            () -> post(applied, "/review", Role.OFFICER, scores(4)),
            () -> post(applied, "/review", Role.OFFICER, scores(1)));
    assertThat(statuses(scored)).containsOnly(302);
    assertThat(told(applied, Story.Kind.REVIEWED)).isOne();
  }

  @Test
  void theLastTwoScorecardsScreenOnce() throws Exception {
    var applied = applicants.complete(scene, ORCHID);
    for (var role : List.of(Role.OFFICER, Role.SECRETARY))
      assertThat(post(applied, "/declaration", role, Map.of("conflict", "false"))).hasStatus(302);
    var answers =
        AtOnce.all(
            () -> post(applied, "/review", Role.OFFICER, scores(4)),
            () -> post(applied, "/review", Role.SECRETARY, scores(2)));
    assertThat(statuses(answers)).containsOnly(302);
    assertThat(told(applied, Story.Kind.REVIEWED)).isEqualTo(2);
    assertThat(told(applied, Story.Kind.SCREENED)).isOne();
    assertThat(applicants.now(scene, applied.id()).state()).isEqualTo(State.SCREENED);
  }

  @Test
  void endorsementIsOpenedOnce() throws Exception {
    var applied = applicants.screened(scene, ORCHID);
    var answers =
        AtOnce.all(
            () -> post(applied, "/open-endorsement", Role.SECRETARY, Map.of()),
            () -> post(applied, "/open-endorsement", Role.SECRETARY, Map.of()));
    assertThat(statuses(answers)).containsOnly(302);
    assertThat(told(applied, Story.Kind.OPENED)).isOne();
  }

  @Test
  void twoPeopleOfOneMemberGiveOneEndorsement() throws Exception {
    var applied = applicants.opened(scene, ORCHID);
    var endorse = Map.of("answer", "ENDORSE");
    var answers =
        AtOnce.all(
            () -> post(applied, "/endorsement", Role.DIRECTOR, endorse),
            () -> post(applied, "/endorsement", Role.FOCAL_POINT, endorse));
    assertThat(statuses(answers)).containsOnly(302);
    assertThat(told(applied, Story.Kind.ENDORSE)).isOne();
    assertThat(applicants.now(scene, applied.id()).ballot())
        .extracting(Ballot::answered, Ballot::endorsed)
        .containsExactly(1, 1);
  }

  @Test
  void theLastTwoMembersAreBothCounted() throws Exception {
    var applied = applicants.opened(scene, ORCHID);
    var answers =
        AtOnce.all(
            () ->
                post(applied, "/endorsement", Role.DIRECTOR, Map.of("answer", "ENDORSE"))
                    .getResponse()
                    .getStatus(),
            () -> {
              applicants.answer(scene, applied, coalition.directorOfOther(), Answer.ENDORSE);
              return 302;
            });
    assertThat(answers).containsOnly(302);
    assertThat(applicants.now(scene, applied.id()).ballot())
        .extracting(Ballot::answered, Ballot::endorsed)
        .containsExactly(2, 2);
  }

  @Test
  void admittedAndRefusedAtOnceItIsOneOfThem() throws Exception {
    var applied = applicants.endorsed(coalition, ORCHID);
    var answers =
        AtOnce.all(
            () -> post(applied, "/decision", Role.SECRETARY, verdict("ADMIT", "1/2570")),
            () -> post(applied, "/decision", Role.SECRETARY, verdict("REFUSE", "2/2570")));
    assertThat(statuses(answers)).containsExactlyInAnyOrder(302, 422);
    assertThat(told(applied, Story.Kind.ADMITTED) + told(applied, Story.Kind.REFUSED)).isOne();
  }

  @Test
  void oneDecisionSentTwiceAdmitsOnce() throws Exception {
    var applied = applicants.endorsed(coalition, ORCHID);
    var answers =
        AtOnce.all(
            () -> post(applied, "/decision", Role.SECRETARY, verdict("ADMIT", "1/2570")),
            () -> post(applied, "/decision", Role.SECRETARY, verdict("ADMIT", "1/2570")));
    assertThat(statuses(answers)).containsOnly(302);
    assertThat(told(applied, Story.Kind.ADMITTED)).isOne();
  }

  @Test
  void withdrawnAndAdmittedAtOnceItIsOneOfThem() throws Exception {
    var applied = applicants.endorsed(coalition, ORCHID);
    AtOnce.all(
        () -> post(applied, "/decision", Role.SECRETARY, verdict("ADMIT", "1/2570")),
        () -> visitor("/apply/" + applied.link().value() + "/withdraw", Map.of()));
    assertThat(told(applied, Story.Kind.ADMITTED) + told(applied, Story.Kind.WITHDRAWN)).isOne();
  }

  private MvcTestResult submit(Applicants.Applied applied) {
    return visitor("/apply/" + applied.link().value() + "/check", Map.of("consent", "true"));
  }

  private MvcTestResult visitor(String path, Map<String, String> fields) {
    var request =
        pages
            .post()
            .uri(scene.url(path))
            .with(csrf())
            .with(
                sent -> {
                  sent.setRemoteAddr(address);
                  return sent;
                });
    fields.forEach(request::param);
    return request.exchange();
  }

  private MvcTestResult post(
      Applicants.Applied applied, String page, Role role, Map<String, String> fields) {
    var request =
        pages
            .post()
            .uri(scene.url("/applications/" + applied.id() + page))
            .with(csrf())
            .with(scene.as(role));
    fields.forEach(request::param);
    return request.exchange();
  }

  private static Map<String, String> scores(int points) {
    return Map.of(
        "scores[0].points", Integer.toString(points),
        "scores[1].points", "3",
        "recommendation", "ADMIT");
  }

  private static Map<String, String> verdict(String verdict, String number) {
    return Map.of(
        "verdict",
        verdict,
        "reference",
        "ที่ประชุม " + number,
        "on",
        Applicants.today(),
        "reason",
        "พิจารณาแล้ว");
  }

  private static List<Integer> statuses(List<MvcTestResult> answers) {
    return answers.stream().map(answer -> answer.getResponse().getStatus()).toList();
  }

  private int begun() {
    return scene.in(
        () ->
            jdbc.sql("select count(*) from admission.application where coalition_id = :coalition")
                .param("coalition", scene.id().value())
                .query(Integer.class)
                .single());
  }

  private int told(Applicants.Applied applied, Story.Kind kind) {
    return scene.in(
        () ->
            jdbc.sql(
                    """
                    select count(*) from admission.entry
                    where coalition_id = :coalition and application_id = :id and kind = :kind
                    """)
                .param("coalition", scene.id().value())
                .param("id", applied.id().value())
                .param("kind", kind.name())
                .query(Integer.class)
                .single());
  }
}
