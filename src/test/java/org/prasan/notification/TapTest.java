package org.prasan.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.prasan.AtOnce;
import org.prasan.BrokenLines;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.TestClock;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Answers from an e-mail: signed, for one person, once, and never by looking. */
@PrasanTest
class TapTest {
  @Autowired Scenes scenes;
  @Autowired BrokenLines lines;
  @Autowired MockMvcTester pages;
  @Autowired Notices notices;
  @Autowired NoticeRows rows;
  @Autowired MailLinks links;
  @Autowired TestTap tap;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;

  private final UUID subject = FreshId.next();

  @AfterEach
  void backToThePresent() {
    clock.back();
  }

  @Test
  void whatWeDidNotSignIsNotThere() {
    var scene = scenes.fresh();
    var token = offered(scene, Role.STAFF);
    var other = scenes.fresh();
    var id = token.substring(0, token.indexOf('.'));
    var last = token.charAt(token.length() - 2) == 'A' ? 'B' : 'A';
    for (var wrong :
        List.of(
            "x",
            id,
            id + ".",
            id + ".abc",
            "é.x",
            token.substring(0, token.length() - 2) + last + token.charAt(token.length() - 1))) {
      assertThat(look(scene, wrong)).as(wrong).hasStatus(HttpStatus.NOT_FOUND);
      assertThat(press(scene, wrong, "accept")).as(wrong).hasStatus(HttpStatus.NOT_FOUND);
    }
    assertThat(look(other, token)).hasStatus(HttpStatus.NOT_FOUND);
    assertThat(press(other, token, "accept")).hasStatus(HttpStatus.NOT_FOUND);
    assertThat(tap.done).doesNotContainKey(subject);
  }

  @Test
  void lookingAtALinkChangesNothing() {
    var scene = scenes.fresh();
    var token = offered(scene, Role.STAFF);
    for (int i = 0; i < 3; i++)
      assertThat(look(scene, token + "?say=accept"))
          .hasStatusOk()
          .bodyText()
          .contains("คุณรับงานทดลองหรือไม่", "คนทดสอบ", "รับงานทดลอง")
          .doesNotContain("โปรดกดปุ่มใดปุ่มหนึ่ง");
    assertThat(tap.done).doesNotContainKey(subject);
    assertThat(head(scene, token)).hasStatusOk();
    assertThat(tap.done).doesNotContainKey(subject);
  }

  @Test
  void theAnswerThatWasTappedIsTheFirstButton() {
    var scene = scenes.fresh();
    var token = offered(scene, Role.STAFF);
    assertThat(body(look(scene, token + "?say=decline")))
        .containsPattern(Pattern.compile("(?s)btn-primary\"[^>]*value=\"decline\""));
    assertThat(body(look(scene, token + "?say=nonsense")))
        .containsPattern(Pattern.compile("(?s)btn-primary\"[^>]*value=\"accept\""));
  }

  @Test
  void anAnswerNobodyOfferedKeepsThePageAndTheLink() {
    var scene = scenes.fresh();
    var token = offered(scene, Role.STAFF);
    for (var wrong : List.of("", "steal"))
      assertThat(press(scene, token, wrong))
          .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
          .bodyText()
          .contains("โปรดกดปุ่มใดปุ่มหนึ่ง");
    assertThat(tap.done).doesNotContainKey(subject);
    assertThat(look(scene, token)).hasStatusOk();
  }

  /** Who acts for two organizations answers for the one the page named, or not at all. */
  @Test
  void nobodyAnswersForAnotherOrganizationThanThePageNamed() {
    var scene = scenes.fresh();
    var token = offered(scene, Role.STAFF);
    assertThat(look(scene, token))
        .bodyText()
        .contains("name=\"behalf\" value=\"" + scene.organization() + "\"");
    assertThat(press(scene, token, "accept", OrganizationId.fresh().toString()))
        .hasStatus(HttpStatus.GONE);
    assertThat(tap.done).doesNotContainKey(subject);
    assertThat(press(scene, token, "accept", scene.organization().toString()))
        .hasRedirectedUrl(scene.url("/answer/" + token + "/done"));
    assertThat(tap.done).containsKey(subject);
  }

  @Test
  void oneTapAnswersForThatPersonOnceAndIsAudited() {
    var scene = scenes.fresh();
    var token = offered(scene, Role.STAFF);
    lines.during(
        () ->
            assertThat(press(scene, token, "accept"))
                .hasRedirectedUrl(scene.url("/answer/" + token + "/done")));
    assertThat(tap.done.get(subject))
        .isEqualTo(scene.person(Role.STAFF) + " " + scene.organization() + " accept");
    assertThat(audited(scene)).containsExactly("notice.answered");
    for (int at = 0; at < 5; at++)
      for (var again : List.of(look(scene, token), press(scene, token, "decline")))
        assertThat(again).hasStatus(HttpStatus.GONE).bodyText().contains("ลิงก์นี้ใช้ไปแล้ว");
    assertThat(tap.done.get(subject)).endsWith("accept");
    assertThat(audited(scene))
        .as("pressed again and again it is noted once")
        .containsExactly("notice.answered", "notice.input-refused");
  }

  @Test
  void ofTwoPressesAtOnceOneCounts() throws Exception {
    var scene = scenes.fresh();
    var token = offered(scene, Role.STAFF);
    AtOnce.all(
        () -> press(scene, token, "accept"),
        () -> press(scene, token, "accept"),
        () -> press(scene, token, "decline"));
    assertThat(tap.done.get(subject)).doesNotContain("&");
    assertThat(audited(scene)).contains("notice.answered", "notice.input-refused");
  }

  @Test
  void anExpiredLinkSaysSo() {
    var scene = scenes.fresh();
    var token = offered(scene, Role.STAFF);
    clock.forward(Duration.ofDays(3));
    for (var late : List.of(look(scene, token), press(scene, token, "accept")))
      assertThat(late).hasStatus(HttpStatus.GONE).bodyText().contains("ลิงก์นี้หมดอายุแล้ว");
    assertThat(tap.done).doesNotContainKey(subject);
  }

  @Test
  void theLinkOfSomebodyWhoLeftOpensNothing() {
    var scene = scenes.fresh();
    var token = offered(scene, Role.STAFF);
    scene.in(
        () ->
            jdbc.sql(
                    "update identity.mandate set valid_to = '2021-01-01' where coalition_id = :c"
                        + " and person_id = :p")
                .param("c", scene.id().value())
                .param("p", scene.person(Role.STAFF).value())
                .update());
    for (var late : List.of(look(scene, token), press(scene, token, "accept")))
      assertThat(late).hasStatus(HttpStatus.GONE).bodyText().contains("ไม่ได้เป็นผู้แทน");
    assertThat(tap.done).doesNotContainKey(subject);
    assertThat(look(scene, token))
        .bodyText()
        .contains("href=\"/" + scene.coalition().slug() + "\"", "ดูหน้าสาธารณะของเครือข่าย");
    assertThat(audited(scene))
        .as("looking and pressing are noted once in a while")
        .containsExactly("notice.input-refused");
  }

  @Test
  void whatWasAnsweredElsewhereNeedsNoAnswer() {
    var scene = scenes.fresh();
    var token = offered(scene, Role.STAFF);
    tap.settled.add(subject);
    for (var late : List.of(look(scene, token), press(scene, token, "accept")))
      assertThat(late).hasStatus(HttpStatus.GONE).bodyText().contains("เรื่องนี้ไม่ต้องตอบแล้ว");
  }

  @Test
  void whatIsOtherwiseThanTheEMailSaysIsNotAnsweredByIt() {
    var scene = scenes.fresh();
    var token = offered(scene, Role.STAFF);
    tap.moved.add(subject);
    for (var late : List.of(look(scene, token), press(scene, token, "accept")))
      assertThat(late).hasStatus(HttpStatus.GONE).bodyText().contains("เรื่องนี้เปลี่ยนไปแล้ว");
    assertThat(tap.done).doesNotContainKey(subject);
    assertThat(audited(scene)).containsExactly("notice.input-refused");
  }

  @Test
  void whatWasShownIsPartOfTheSignature() {
    var scene = scenes.fresh();
    var token = offered(scene, Role.STAFF);
    scene.in(
        () ->
            jdbc.sql("update notification.notice set tap_shown = 'moved' where coalition_id = :c")
                .param("c", scene.id().value())
                .update());
    assertThat(look(scene, token)).hasStatus(HttpStatus.NOT_FOUND);
  }

  @Test
  void whatCannotBeDoneAnyMoreIsSaid() {
    var scene = scenes.fresh();
    var token = offered(scene, Role.STAFF);
    tap.refused.add(subject);
    var answer = press(scene, token, "accept");
    assertThat(answer.getMvcResult().getFlashMap().get("how")).isEqualTo("refused");
    assertThat(audited(scene)).containsExactly("notice.answer-refused");
  }

  private String offered(Scene scene, Role role) {
    return scene.in(
        () -> {
          notices.tell(
              new Notice(
                  scene.coalition(),
                  scene.person(role),
                  Topic.ROSTER,
                  "notification-test",
                  List.of("ก", "ข"),
                  "/home",
                  new TapOffer(
                      TestTap.ACTION,
                      subject,
                      List.of("accept", "decline"),
                      TestTap.SHOWN,
                      clock
                          .instant()
                          .plus(Duration.ofDays(2))
                          .truncatedTo(java.time.temporal.ChronoUnit.MICROS)),
                  "tap"));
          var told = rows.of(scene.id(), scene.person(role), false, null, 1).getFirst();
          return links.token(scene.id(), told, java.util.Objects.requireNonNull(told.tap()));
        });
  }

  private List<String> audited(Scene scene) {
    return scene.in(
        () ->
            jdbc.sql(
                    "select deed from audit.entry where coalition_id = :c and deed like 'notice.%'"
                        + " order by number")
                .param("c", scene.id().value())
                .query(String.class)
                .list());
  }

  private MvcTestResult look(Scene scene, String token) {
    return pages.get().uri(scene.url("/answer/" + token)).exchange();
  }

  private MvcTestResult head(Scene scene, String token) {
    return pages.head().uri(scene.url("/answer/" + token)).exchange();
  }

  private MvcTestResult press(Scene scene, String token, String answer) {
    return press(scene, token, answer, "");
  }

  private MvcTestResult press(Scene scene, String token, String answer, String behalf) {
    return pages
        .post()
        .uri(scene.url("/answer/" + token))
        .param("answer", answer)
        .param("behalf", behalf)
        .with(csrf())
        .exchange();
  }

  private static String body(MvcTestResult result) {
    try {
      return result.getResponse().getContentAsString();
    } catch (java.io.UnsupportedEncodingException e) {
      throw new IllegalStateException(e);
    }
  }
}
