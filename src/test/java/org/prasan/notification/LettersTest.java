package org.prasan.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.AtOnce;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.TestClock;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Notices by e-mail: as each has chosen, once, and tried again while nobody takes them. */
@PrasanTest
class LettersTest {
  private static final ZoneId HERE = ZoneId.of("Asia/Bangkok");

  @Autowired Scenes scenes;
  @Autowired MockMvcTester pages;
  @Autowired Notices notices;
  @Autowired NoticeRows rows;
  @Autowired Preferences preferences;
  @Autowired PostOffice office;
  @Autowired MailLinks links;
  @Autowired TestTap tap;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;

  private GreenMail post;
  private SendLetters letters;

  @BeforeEach
  void openPostOffice() {
    post = office.open();
    letters = office.copy(post);
  }

  @AfterEach
  void closePostOffice() {
    post.stop();
    clock.back();
  }

  @Test
  void aSubjectTellsOneLetterFromAnotherWithoutWhatSomebodyWroteFreely() throws Exception {
    var scene = scenes.fresh();
    var asker = Argument.text(LocalizedText.of("มูลนิธิดวงตะวัน"));
    tell(
        scene,
        "commitment.asked",
        Argument.typed("รับสมชายกลับบ้าน"),
        asker,
        asker,
        Argument.day(LocalDate.of(2026, 12, 4)),
        "4071-9326");
    assertThat(sent(scene).getSubject())
        .contains("มูลนิธิดวงตะวัน", "4 ธันวาคม 2569", "4071-9326")
        .doesNotContain("สมชาย");
    assertThat(Argument.isTyped("รับสมชายกลับบ้าน")).as("what nobody marked").isTrue();
    tell(scene, "notification-test", Argument.typed("รับสมชายกลับบ้าน"));
    assertThat(sent(scene).getSubject())
        .as("what has no words for its subject")
        .startsWith("มีเรื่องเกี่ยวกับข้อรับปาก");
  }

  private void tell(Scene scene, String kind, String... arguments) {
    scene.in(
        () -> {
          notices.tell(
              new Notice(
                  scene.coalition(),
                  scene.person(Role.STAFF),
                  Topic.COMMITMENTS,
                  kind,
                  List.of(arguments),
                  "/commitments",
                  kind));
          return null;
        });
  }

  private MimeMessage sent(Scene scene) throws Exception {
    clock.forward(Duration.ofMinutes(3));
    letters.sendDue();
    return PostOffice.to(post, scene, Role.STAFF).getLast();
  }

  @Test
  void whatWasToldInTheSameMinutesComesInOneLetter() throws Exception {
    var scene = scenes.fresh();
    tell(scene, Role.STAFF, Topic.ROSTER, "a", null);
    clock.forward(Duration.ofMinutes(1));
    tell(scene, Role.STAFF, Topic.MEMBERSHIP, "b", null);
    assertThat(letters.sendDue()).as("others may follow").isZero();
    clock.forward(Duration.ofMinutes(2));
    assertThat(letters.sendDue()).isEqualTo(1);
    var letter = PostOffice.to(post, scene, Role.STAFF).getFirst();
    assertThat(letter.getSubject()).contains("2 เรื่อง", "ทดสอบ");
    for (var twin : List.of(PostOffice.text(letter), PostOffice.html(letter)))
      assertThat(twin).contains("เรื่อง a", "เรื่อง b", scene.url("/notices/"));
    assertThat(letters.sendDue()).isZero();
  }

  @Test
  void aLetterArrivesUnderTheNameThatTheCoalitionChose() throws Exception {
    var scene = scenes.fresh();
    assertThat(
            pages
                .post()
                .uri(scene.url("/help/settings"))
                .with(scene.as(Role.SECRETARY))
                .with(csrf())
                .param("basis", basisOfThePage(scene))
                .param("th", "ข้อมูล")
                .param("icon", "NOTE")
                .param("leaveTo", "https://weather.example/")
                .param("senderTh", "ร้านหนังสือ"))
        .hasStatus3xxRedirection();
    tell(scene, Role.STAFF, Topic.ROSTER, "a", null);
    clock.forward(Duration.ofMinutes(3));
    letters.sendDue();
    var letter = PostOffice.to(post, scene, Role.STAFF).getFirst();
    var from = (InternetAddress) letter.getFrom()[0];
    assertThat(from.getPersonal()).isEqualTo("ร้านหนังสือ");
    assertThat(from.getAddress()).startsWith("no-reply@");
    assertThat(letter.getSubject()).contains("ร้านหนังสือ").doesNotContain("ทดสอบ");
  }

  /** What stands on the page of how the coalition looks to others. */
  private String basisOfThePage(Scene scene) {
    var page = pages.get().uri(scene.url("/help/settings")).with(scene.as(Role.SECRETARY));
    return new String(page.exchange().getResponse().getContentAsByteArray(), StandardCharsets.UTF_8)
        .replaceAll("(?s).*name=\"basis\" value=\"([^\"]+)\".*", "$1");
  }

  @Test
  void twoCopiesOfTheApplicationSendEachOnce() throws Exception {
    var scene = scenes.fresh();
    var roles = List.of(Role.STAFF, Role.DIRECTOR, Role.FOCAL_POINT, Role.ALTERNATE);
    for (var role : roles)
      for (int i = 0; i < 3; i++) tell(scene, role, Topic.ROSTER, "n" + i, null);
    clock.forward(Duration.ofMinutes(3));
    var other = office.copy(post);
    var sent = AtOnce.all(letters::sendDue, other::sendDue);
    assertThat(sent.get(0) + sent.get(1)).isEqualTo(roles.size());
    for (var role : roles) {
      var got = PostOffice.to(post, scene, role);
      assertThat(got).hasSize(1);
      assertThat(PostOffice.text(got.getFirst())).contains("เรื่อง n0", "เรื่อง n1", "เรื่อง n2");
    }
  }

  @Test
  void aConfidentialNoticeSaysOnlyThatSomethingWaits() throws Exception {
    var scene = scenes.fresh();
    scene.in(
        () -> {
          notices.tell(
              new Notice(
                  scene.coalition(),
                  scene.person(Role.CASE_WORKER),
                  Topic.REFERRALS,
                  "notification-test",
                  List.of(),
                  "/referrals/0197",
                  "referral.1"));
          return null;
        });
    clock.forward(Duration.ofMinutes(3));
    letters.sendDue();
    var letter = PostOffice.to(post, scene, Role.CASE_WORKER).getFirst();
    assertThat(letter.getSubject()).startsWith("มีเรื่องรอคุณอยู่");
    assertThat(PostOffice.text(letter)).doesNotContain("0197");
  }

  @Test
  void ofSeveralNoticesTheUrgentOneStandsFirstAndOnTheEnvelope() throws Exception {
    var scene = scenes.fresh();
    tell(scene, Role.STAFF, Topic.ROSTER, "a", null);
    tell(scene, Role.STAFF, Topic.SAFETY, "b", null);
    clock.forward(Duration.ofMinutes(3));
    letters.sendDue();
    var letter = PostOffice.to(post, scene, Role.STAFF).getFirst();
    assertThat(letter.getSubject()).startsWith("มีเรื่องด่วนรอคุณอยู่");
    assertThat(PostOffice.text(letter)).containsSubsequence("{0}ทดลอง", "เรื่อง a");
  }

  @Test
  void whatWasReadOrSettledOrOfSomebodyWhoLeftIsNotSent() {
    var scene = scenes.fresh();
    tell(scene, Role.STAFF, Topic.ROSTER, "read", null);
    tell(scene, Role.DIRECTOR, Topic.ROSTER, "settled", null);
    tell(scene, Role.ALTERNATE, Topic.ROSTER, "left", null);
    scene.in(
        () -> {
          rows.readAll(scene.id(), scene.person(Role.STAFF), clock.instant(), clock.instant());
          notices.done(scene.coalition(), "settled");
          return jdbc.sql(
                  "update identity.person set deactivated_at = now() where coalition_id = :c"
                      + " and id = :p")
              .param("c", scene.id().value())
              .param("p", scene.person(Role.ALTERNATE).value())
              .update();
        });
    clock.forward(Duration.ofMinutes(3));
    assertThat(letters.sendDue()).isZero();
    assertThat(post.getReceivedMessages()).isEmpty();
  }

  @Test
  void quietHoursHoldBackAllButSafety() {
    var scene = scenes.fresh();
    var hour = clock.instant().atZone(HERE).getHour();
    choose(
        scene,
        Role.STAFF,
        new Habit(true, LocalTime.of(hour, 0), LocalTime.of((hour + 3) % 24, 0), 7));
    tell(scene, Role.STAFF, Topic.ROSTER, "later", null);
    clock.forward(Duration.ofMinutes(3));
    assertThat(letters.sendDue()).isZero();
    tell(scene, Role.STAFF, Topic.SAFETY, "now", null);
    assertThat(letters.sendDue()).isEqualTo(1);
    assertThat(PostOffice.text(PostOffice.to(post, scene, Role.STAFF).getFirst()))
        .doesNotContain("เรื่อง later");
    clock.forward(Duration.ofHours(3));
    assertThat(letters.sendDue()).isEqualTo(1);
  }

  @Test
  void whatSomebodySwitchedOffIsNotSentButWhatIsNeededIs() {
    var scene = scenes.fresh();
    choose(scene, Role.STAFF, new Habit(false, null, null, 7));
    tell(scene, Role.STAFF, Topic.ROSTER, "off", null);
    tell(scene, Role.STAFF, Topic.INVITATIONS, "needed", null);
    clock.forward(Duration.ofMinutes(3));
    assertThat(letters.sendDue()).isEqualTo(1);
    assertThat(PostOffice.text(PostOffice.to(post, scene, Role.STAFF).getFirst()))
        .contains("เรื่อง needed")
        .doesNotContain("เรื่อง off");
  }

  @Test
  void answersComeWithTheLetterAndTheirLinksWork() throws Exception {
    var scene = scenes.fresh();
    var subject = FreshId.next();
    tell(
        scene,
        Role.STAFF,
        Topic.ROSTER,
        "tap",
        new TapOffer(
            TestTap.ACTION,
            subject,
            List.of("accept", "decline"),
            "",
            clock
                .instant()
                .plus(Duration.ofDays(2))
                .truncatedTo(java.time.temporal.ChronoUnit.MICROS)));
    clock.forward(Duration.ofMinutes(3));
    letters.sendDue();
    var text = PostOffice.text(PostOffice.to(post, scene, Role.STAFF).getFirst());
    assertThat(text).contains("รับงานทดลอง: ", "ไม่รับงานทดลอง: ");
    var link = URI.create(text.replaceAll("(?s).*?ไม่รับงานทดลอง: (\\S+).*", "$1"));
    assertThat(pages.get().uri(link.getPath() + "?" + link.getQuery())).hasStatusOk();
    pages.post().uri(link.getPath()).param("answer", "decline").with(csrf()).exchange();
    assertThat(tap.done.get(subject)).endsWith("decline");
  }

  @Test
  void programsOfMailUnsubscribeWithOneClick() throws Exception {
    var scene = scenes.fresh();
    tell(scene, Role.STAFF, Topic.ROSTER, "a", null);
    clock.forward(Duration.ofMinutes(3));
    letters.sendDue();
    var letter = PostOffice.to(post, scene, Role.STAFF).getFirst();
    assertThat(letter.getHeader("List-Unsubscribe-Post")[0])
        .isEqualTo("List-Unsubscribe=One-Click");
    var path =
        URI.create(letter.getHeader("List-Unsubscribe")[0].replaceAll("[<>\\s]", "")).getPath();
    assertThat(pages.get().uri(path)).hasStatusOk();
    assertThat(wantsMail(scene)).as("looking changes nothing").isTrue();
    assertThat(pages.post().uri(path + "x").param("List-Unsubscribe", "One-Click"))
        .hasStatus(HttpStatus.NOT_FOUND);
    assertThat(wantsMail(scene)).isTrue();
    assertThat(pages.post().uri(path).param("List-Unsubscribe", "One-Click")).hasStatusOk();
    assertThat(wantsMail(scene)).isFalse();
    assertThat(pages.post().uri(path)).hasRedirectedUrl(path + "/done");
    assertThat(pages.get().uri(path + "/done")).hasStatusOk();
  }

  @Test
  void aLetterNobodyTakesIsTriedAgainAndTheOfficeSeesIt() {
    var scene = scenes.fresh();
    int port = post.getSmtp().getPort();
    post.stop();
    var down = office.copy(port);
    tell(scene, Role.STAFF, Topic.ROSTER, "a", null);
    clock.forward(Duration.ofMinutes(3));
    assertThat(down.sendDue()).isZero();
    assertThat(down.sendDue()).as("not at once again").isZero();
    assertThat(pages.get().uri(scene.url("/letters?show=trouble")).with(scene.as(Role.SECRETARY)))
        .bodyText()
        .contains("ยังส่งไม่ถึง จะลองอีก", "ลองแล้ว 1 ครั้ง", "คนทดสอบ");
    assertThat(pages.get().uri(scene.url("/letters")).with(scene.as(Role.DIRECTOR)))
        .hasStatus(HttpStatus.FORBIDDEN);
    post.start();
    var up = office.copy(post);
    clock.forward(Duration.ofMinutes(1));
    assertThat(up.sendDue()).isEqualTo(1);
    assertThat(pages.get().uri(scene.url("/notices/letters")).with(scene.as(Role.STAFF)))
        .bodyText()
        .contains("ส่งแล้ว");
  }

  @Test
  void aLetterIsSentAgainOnRequestToNobodyButItsReader() {
    var scene = scenes.fresh();
    tell(scene, Role.STAFF, Topic.ROSTER, "a", null);
    clock.forward(Duration.ofMinutes(3));
    letters.sendDue();
    var id =
        scene.in(
            () ->
                jdbc.sql("select id from notification.letter where coalition_id = :c")
                    .param("c", scene.id().value())
                    .query(java.util.UUID.class)
                    .single());
    assertThat(
            pages
                .post()
                .uri(scene.url("/notices/letters/" + id + "/send"))
                .with(scene.as(Role.DIRECTOR))
                .with(csrf()))
        .hasStatus(HttpStatus.NOT_FOUND);
    assertThat(
            pages
                .post()
                .uri(scene.url("/letters/" + id + "/send"))
                .with(scene.as(Role.SECRETARY))
                .with(csrf()))
        .hasRedirectedUrl(scene.url("/letters"));
    assertThat(letters.sendDue()).isEqualTo(1);
    assertThat(PostOffice.to(post, scene, Role.STAFF)).hasSize(2);
  }

  @Test
  void aLetterIsGivenUpAfterDays() {
    var scene = scenes.fresh();
    int port = post.getSmtp().getPort();
    post.stop();
    var down = office.copy(port);
    tell(scene, Role.STAFF, Topic.ROSTER, "a", null);
    clock.forward(Duration.ofMinutes(3));
    down.sendDue();
    clock.forward(Duration.ofDays(4));
    down.sendDue();
    assertThat(pages.get().uri(scene.url("/letters")).with(scene.as(Role.SECRETARY)))
        .bodyText()
        .contains("หยุดลองแล้ว");
  }

  private boolean wantsMail(Scene scene) {
    return scene.in(() -> preferences.of(scene.id(), scene.person(Role.STAFF)).habit().mails());
  }

  private void choose(Scene scene, Role role, Habit habit) {
    scene.in(
        () -> {
          preferences.keep(scene.id(), scene.person(role), habit);
          return null;
        });
  }

  private void tell(
      Scene scene,
      Role role,
      Topic topic,
      String dedupe,
      @org.jspecify.annotations.Nullable TapOffer offer) {
    scene.in(
        () -> {
          notices.tell(
              new Notice(
                  scene.coalition(),
                  scene.person(role),
                  topic,
                  "notification-test",
                  topic.confidential() ? List.of() : List.of("เรื่อง " + dedupe + " ", "1"),
                  "/home",
                  offer,
                  dedupe));
          return null;
        });
  }
}
