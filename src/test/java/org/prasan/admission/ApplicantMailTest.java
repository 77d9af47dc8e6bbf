package org.prasan.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.TestClock;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The form that anybody may fill in fills nobody's mailbox. */
@PrasanTest
class ApplicantMailTest {
  @Autowired Applicants applicants;
  @Autowired MockMvcTester pages;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;

  private Scene scene;
  private final String victim = UUID.randomUUID() + "@applicant.example";

  @BeforeEach
  void aCoalitionThatTakesMembers() {
    scene = applicants.coalition().scene();
  }

  @AfterEach
  void itIsTodayAgain() {
    clock.back();
  }

  @Test
  void anAddressGetsThreeMessagesAnHourFromWhereverTheyAreAskedFor() {
    assertThat(begin(victim)).hasStatus(302);
    assertThat(begin(victim.toUpperCase(java.util.Locale.ROOT))).hasStatus(302);
    assertThat(begin(" " + victim)).hasStatus(302);
    assertThat(begin(victim))
        .hasStatus(429)
        .bodyText()
        .contains(victim, "ส่งไปที่อีเมลนี้แล้วหลายครั้ง");
    clock.forward(Duration.ofMinutes(20));
    assertThat(begin(victim)).hasStatus(429);
    clock.forward(Duration.ofMinutes(50));
    assertThat(begin(victim)).hasStatus(302);
  }

  @Test
  void oneFormSentAgainAndAgainIsOneMessage() {
    var fields =
        Desk.fields("key", LinkToken.fresh().value(), "nameTh", "มูลนิธิกล้วยไม้", "email", victim);
    for (int i = 0; i < 5; i++)
      assertThat(Desk.at(pages, scene).post(Role.VISITOR, "/apply/start", fields)).hasStatus(302);
    assertThat(kinds(victim)).containsExactly("application-link");
    assertThat(begin(victim)).hasStatus(302);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a,b@evil.example",
        "\"<x>\"@evil.example",
        "x;y@evil.example",
        "a@evil.example,b",
        "<a@evil.example>",
        "a:b@evil.example",
        "(a)b@evil.example",
        "a..b@evil.example",
        "a@[127.0.0.1]",
        "a@-evil.example",
        "a@evil.ex_ample"
      })
  void whatIsNoSingleAddressIsRefused(String address) {
    assertThat(begin(address)).hasStatus(422).bodyText().contains("อีเมล");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"o'neil+prasan@mail.example.co.th", "สมชาย@คน.ไทย", "a.b-c_d@x-y.example"})
  void addressesInUseAreTaken(String address) {
    assertThat(begin(UUID.randomUUID().toString().substring(0, 8) + address)).hasStatus(302);
  }

  @Test
  void theAddressThatIsLeftIsToldSo() {
    var desk = Desk.at(pages, scene);
    var draft = applicants.told(scene, "มูลนิธิกล้วยไม้");
    var contact = Desk.fields("name", "กล้วยไม้", "email", victim, "phone", "053 111 222");
    assertThat(desk.send(draft, "/contact", contact)).hasStatus(302);
    assertThat(kinds(victim)).isEmpty();
    contact.put("email", "other-" + victim);
    assertThat(desk.send(draft, "/contact", contact)).hasStatus(302);
    assertThat(kinds(victim)).containsExactly("application-address-changed");
    assertThat(links(victim)).noneMatch(link -> link.contains(draft.link().value()));
    contact.put("phone", "053 333 444");
    assertThat(desk.send(draft, "/contact", contact)).hasStatus(302);
    assertThat(kinds(victim)).hasSize(1);
  }

  private MvcTestResult begin(String email) {
    var fields =
        Desk.fields(
            "key",
            LinkToken.fresh().value(),
            "nameTh",
            "มูลนิธิ " + UUID.randomUUID(),
            "email",
            email);
    return Desk.at(pages, scene).post(Role.VISITOR, "/apply/start", fields);
  }

  private List<String> kinds(String recipient) {
    return outbox("kind", recipient);
  }

  private List<String> links(String recipient) {
    return outbox("link", recipient);
  }

  private List<String> outbox(String column, String recipient) {
    return jdbc.sql("select " + column + " from notification.outbox where recipient = :to")
        .param("to", recipient)
        .query((row, number) -> row.getString(column))
        .list();
  }
}
