package org.prasan.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.AtOnce;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.TestClock;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.Role;
import org.prasan.web.Waiting;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** One e-mail a day with what waits and what is new, if there is any. */
@PrasanTest
class DigestTest {
  @Autowired Scenes scenes;
  @Autowired MockMvcTester pages;
  @Autowired Notices notices;
  @Autowired Preferences preferences;
  @Autowired BeginDigests digests;
  @Autowired PostOffice office;
  @Autowired Cards cards;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;

  private GreenMail post;
  private SendLetters letters;

  /** What waits in the coalitions of these tests, and nowhere else. */
  @TestComponent
  static class Cards implements Waiting {
    final Map<CoalitionId, List<Card>> waiting = new ConcurrentHashMap<>();

    @Override
    public List<Card> waitingFor(Acting acting) {
      return waiting.getOrDefault(acting.coalitionId(), List.of());
    }

    @Override
    public boolean confidential() {
      return false;
    }
  }

  /** Says nothing of whether its cards may leave in e-mails. */
  @TestComponent
  static class SealedCards implements Waiting {
    final Map<CoalitionId, List<Card>> waiting = new ConcurrentHashMap<>();

    @Override
    public List<Card> waitingFor(Acting acting) {
      return waiting.getOrDefault(acting.coalitionId(), List.of());
    }
  }

  @Autowired SealedCards sealed;
  @Autowired List<Waiting> modules;

  @BeforeEach
  void openPostOffice() {
    post = office.open();
    letters = office.copy(post);
    // In the middle of a Tuesday, whenever the tests run.
    var now = clock.instant().atZone(clock.getZone());
    var noon =
        now.with(java.time.temporal.TemporalAdjusters.next(java.time.DayOfWeek.TUESDAY))
            .withHour(12)
            .withMinute(0);
    clock.forward(Duration.between(now, noon));
  }

  @AfterEach
  void closePostOffice() {
    post.stop();
    clock.back();
  }

  @Test
  void theOfficeSeesADigestAsItWouldBeWithoutWhatIsConfidential() {
    var scene = scenes.fresh();
    cards.waiting.put(
        scene.id(),
        List.of(new Waiting.Card("notification.none", List.of(), "bell", "/a", null, 1)));
    confidential(scene, Role.STAFF);
    confidential(scene, Role.DIRECTOR);
    tell(scene, Role.DIRECTOR, Topic.NEWS, "b");
    digests.begin(scene.coalition());
    assertThat(letters.sendDue()).isEqualTo(2);
    assertThat(pages.get().uri(scene.url("/letters")).with(scene.as(Role.SECRETARY)))
        .bodyText()
        .as("the card alone would not have brought a digest, the other notice would")
        .contains("สรุปประจำวัน 2 เรื่อง")
        .doesNotContain("สรุปประจำวัน 1", "สรุปประจำวัน 3");
  }

  private void confidential(Scene scene, Role role) {
    scene.in(
        () -> {
          notices.tellByDigest(
              new Notice(
                  scene.coalition(),
                  scene.person(role),
                  Topic.REFERRALS,
                  "notification-test",
                  List.of(),
                  "/clients/questions",
                  "client.1"));
          return null;
        });
  }

  @Test
  void whoHasNothingNewAndNothingDueGetsNoDigest() {
    var scene = scenes.fresh();
    scene.person(Role.STAFF);
    assertThat(digests.begin(scene.coalition())).isEqualTo(1);
    assertThat(letters.sendDue()).isZero();
    assertThat(post.getReceivedMessages()).isEmpty();
  }

  @Test
  void theDigestTellsWhatIsNewAndWhatWaitsMostUrgentFirst() throws Exception {
    var scene = scenes.fresh();
    var today = LocalDate.now(clock);
    cards.waiting.put(
        scene.id(),
        List.of(
            card(scene, "ค", null),
            card(scene, "ข", today.plusDays(9)),
            card(scene, "ก", today.minusDays(1))));
    tell(scene, Role.STAFF, Topic.NEWS, "a");
    digests.begin(scene.coalition());
    assertThat(letters.sendDue()).isEqualTo(1);
    var letter = PostOffice.to(post, scene, Role.STAFF).getFirst();
    assertThat(letter.getSubject()).contains("รอคุณอยู่ 3 เรื่อง ใหม่ 1 เรื่อง");
    assertThat(PostOffice.text(letter))
        .containsSubsequence(
            "ยังไม่ได้อ่าน ก", "เลยกำหนด", "ยังไม่ได้อ่าน ข", "ยังไม่ได้อ่าน ค", "เรื่อง a");
    assertThat(PostOffice.html(letter)).contains("href=\"http").doesNotContain("<img", "<script");
    tell(scene, Role.STAFF, Topic.NEWS, "b");
    digests.begin(scene.coalition());
    assertThat(letters.sendDue()).as("once a day").isZero();
    clock.forward(Duration.ofDays(1));
    digests.begin(scene.coalition());
    assertThat(letters.sendDue()).isEqualTo(1);
    assertThat(PostOffice.text(PostOffice.to(post, scene, Role.STAFF).get(1)))
        .contains("เรื่อง b")
        .doesNotContain("เรื่อง a");
  }

  @Test
  void whatIsDueSoonIsReasonEnoughAndWhatIsNotWaitsForMonday() {
    var scene = scenes.fresh();
    scene.person(Role.STAFF);
    var tuesday = LocalDate.now(clock);
    cards.waiting.put(scene.id(), List.of(card(scene, "ก", tuesday.plusDays(8))));
    digests.begin(scene.coalition());
    assertThat(letters.sendDue()).isZero();
    clock.forward(Duration.ofDays(6));
    digests.begin(scene.coalition());
    assertThat(letters.sendDue()).as("on Monday, and due in two days").isEqualTo(1);
  }

  @Test
  void noModuleThatKnowsClientsLetsItsCardsLeave() {
    assertThat(modules)
        .filteredOn(
            one ->
                List.of("org.prasan.client", "org.prasan.referral", "org.prasan.vault")
                    .contains(
                        org.springframework.aop.support.AopUtils.getTargetClass(one)
                            .getPackageName()))
        .hasSizeGreaterThan(2)
        .allMatch(Waiting::confidential);
  }

  @Test
  void cardsNobodyLetLeaveSayOnlyThatSomethingWaits() {
    var scene = scenes.fresh();
    sealed.waiting.put(scene.id(), List.of(card(scene, "นางสาว ก", LocalDate.now(clock))));
    scene.person(Role.STAFF);
    digests.begin(scene.coalition());
    letters.sendDue();
    assertThat(PostOffice.text(PostOffice.to(post, scene, Role.STAFF).getFirst()))
        .contains("มีเรื่องรอคุณอยู่", scene.url("/waiting"))
        .doesNotContain("นางสาว ก");
  }

  @Test
  void howeverManyMayNotBeNamedTheyAreCountedAndSaidOnce() throws Exception {
    var scene = scenes.fresh();
    var today = LocalDate.now(clock);
    sealed.waiting.put(
        scene.id(),
        List.of(
            card(scene, "ก", today.plusDays(1)),
            card(scene, "ข", today.plusDays(1)),
            card(scene, "2", null).gathering(2)));
    scene.person(Role.STAFF);
    digests.begin(scene.coalition());
    letters.sendDue();
    var letter = PostOffice.to(post, scene, Role.STAFF).getFirst();
    assertThat(letter.getSubject()).contains("รอคุณอยู่ 4 เรื่อง");
    assertThat(PostOffice.text(letter))
        .containsOnlyOnce("มีเรื่องรอคุณอยู่")
        .contains("รอคุณอยู่ 4 เรื่อง", "มีเรื่องรอคุณอยู่ (4 เรื่อง)", scene.url("/waiting"));
    assertThat(pages.get().uri(scene.url("/letters")).with(scene.as(Role.SECRETARY)))
        .bodyText()
        .doesNotContain("4 เรื่อง");
  }

  @Test
  void twoCopiesOfTheApplicationSendOneDigestEach() throws Exception {
    var scene = scenes.fresh();
    var roles = List.of(Role.STAFF, Role.DIRECTOR, Role.ALTERNATE);
    for (var role : roles) tell(scene, role, Topic.NEWS, "a");
    var begun =
        AtOnce.all(() -> digests.begin(scene.coalition()), () -> digests.begin(scene.coalition()));
    assertThat(begun.get(0) + begun.get(1)).isEqualTo(roles.size());
    var other = office.copy(post);
    AtOnce.all(letters::sendDue, other::sendDue);
    for (var role : roles) assertThat(PostOffice.to(post, scene, role)).hasSize(1);
  }

  @Test
  void itComesAtTheHourAndInTheLanguageOfItsReaderOrNotAtAll() throws Exception {
    var scene = scenes.fresh();
    for (var role : List.of(Role.STAFF, Role.DIRECTOR, Role.ALTERNATE))
      tell(scene, role, Topic.NEWS, "a");
    scene.in(
        () -> {
          preferences.keep(scene.id(), scene.person(Role.STAFF), new Habit(true, null, null, 15));
          preferences.keep(
              scene.id(), scene.person(Role.DIRECTOR), new Habit(true, null, null, null));
          return jdbc.sql("update identity.account set language = 'en' where id in (:p)")
              .param(
                  "p",
                  List.of(scene.person(Role.STAFF).value(), scene.person(Role.DIRECTOR).value()))
              .update();
        });
    digests.begin(scene.coalition());
    assertThat(letters.sendDue()).isEqualTo(1);
    assertThat(PostOffice.to(post, scene, Role.ALTERNATE)).hasSize(1);
    clock.forward(Duration.ofHours(3));
    digests.begin(scene.coalition());
    assertThat(letters.sendDue()).isEqualTo(1);
    assertThat(PostOffice.to(post, scene, Role.STAFF).getFirst().getSubject())
        .contains("0 waiting, 1 new");
  }

  @Test
  void anybodyMayLookAtTheOwnDigestBeforeItComes() {
    var scene = scenes.fresh();
    tell(scene, Role.STAFF, Topic.NEWS, "a");
    assertThat(pages.get().uri(scene.url("/notices/digest")).with(scene.as(Role.STAFF)))
        .bodyText()
        .contains("เรื่อง a", "ถ้าส่งตอนนี้");
  }

  private static Waiting.Card card(
      Scene scene, String name, @org.jspecify.annotations.Nullable LocalDate due) {
    return new Waiting.Card("notification.bell", List.of(name), "bell", scene.url("/home"), due, 1);
  }

  private void tell(Scene scene, Role role, Topic topic, String dedupe) {
    scene.in(
        () -> {
          notices.tell(
              new Notice(
                  scene.coalition(),
                  scene.person(role),
                  topic,
                  "notification-test",
                  List.of("เรื่อง " + dedupe + " ", "1"),
                  "/home",
                  dedupe));
          return null;
        });
  }
}
