package org.prasan.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.TestClock;
import org.prasan.directory.DirectoryScenes;
import org.prasan.directory.Level;
import org.prasan.operation.TestDatabase;
import org.prasan.roster.RosterScenes;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What a client is told, on the screen, on paper and by a link that opens once. */
@PrasanTest
class StatementTest {
  @Autowired Scenes scenes;
  @Autowired ReferralScenes referrals;
  @Autowired RosterScenes roster;
  @Autowired DirectoryScenes directory;
  @Autowired MockMvcTester pages;
  @Autowired JdbcClient jdbc;
  @Autowired TestClock clock;
  @Autowired RecordConsent consent;
  @Autowired OpenInEmergency open;
  @Autowired ReviewEmergency review;
  @Autowired Emergencies emergencies;
  @Autowired ReadReferral read;

  ReferralScenes.Sides sides;
  Scene sender;

  @BeforeEach
  void twoOrganizations() {
    sides = referrals.sides(scenes.fresh());
    sender = sides.sender();
  }

  @AfterEach
  void back() {
    clock.back();
  }

  /** A link as it was shown to the case worker. */
  record Given(String path, String code) {}

  @Test
  void theCaseWorkerReadsOutWithWhomUntilWhenAndWhoLooked() {
    var id = referrals.accepted(sides);
    assertThat(get(sides.receiver(), "/referrals/" + id + "/details")).hasStatusOk();
    assertThat(get(sender, "/statements/" + sides.client()))
        .hasStatusOk()
        .bodyText()
        .contains(
            "เวรรับเรื่อง", "เขารับช่วยคุณแล้ว", "เขาต้องติดต่อคุณ", "ภายใน", "ตัวตน", "คนทดสอบ")
        .doesNotContain("เอื้องคำ", "โดยไม่มีชื่อ");
    assertThat(get(sender.beside(), "/statements/" + sides.client())).hasStatus(404);
  }

  @Test
  void whoTookConsentBackReadsAtWhoseDesk() {
    var there = referrals.accepted(sides);
    referrals.take(sides.receiver(), Role.CASE_WORKER, there, Step.WITHDRAW_CONSENT);
    assertThat(get(sender, "/statements/" + sides.client()))
        .bodyText()
        .contains("คุณบอกเขาว่าถอนความยินยอมแล้ว")
        .doesNotContain("คุณถอนความยินยอมแล้ว เขา");
    var here = referrals.accepted(sides);
    referrals.take(sender, Role.CASE_WORKER, here, Step.WITHDRAW_CONSENT);
    assertThat(get(sender, "/statements/" + sides.client()))
        .bodyText()
        .contains("คุณบอกเขาว่าถอนความยินยอมแล้ว", "คุณถอนความยินยอมแล้ว เขา");
  }

  @Test
  void whoLookedSeveralTimesWithinAMinuteStandsThereOnce() {
    var id = referrals.accepted(sides);
    // Wherever a minute ends meanwhile, two of three fall into the same.
    for (int n = 0; n < 3; n++)
      assertThat(
              pages
                  .get()
                  .uri(sides.receiver().url("/referrals/" + id + "/details"))
                  .with(sides.receiver().as(Role.CASE_WORKER)))
          .hasStatusOk();
    assertThat(
            pages
                .get()
                .uri(sender.url("/statements/" + sides.client()))
                .with(sender.as(Role.CASE_WORKER)))
        .bodyText()
        .containsPattern("\\((2|3) ครั้ง\\)");
  }

  @Test
  void twoReferralsToOneSeatAreToldApartByWhenItWasAskedAndNotByTheNeed() throws IOException {
    referrals.accepted(sides);
    var statement = "/statements/" + sides.client();
    var first = asked(get(sender, statement)).getFirst();
    clock.forward(Duration.ofHours(3));
    var id = referrals.accepted(sides);
    var days = asked(get(sender, statement));
    assertThat(days).hasSize(2).doesNotHaveDuplicates().contains(first);
    assertThat(get(sender, statement)).bodyText().contains(referrals.find(sender, id).code());
    assertThat(paper("en")).containsPattern("(?s)We asked them on.*We asked them on");
    var given = give();
    var shown = open(given, given.code());
    assertThat(asked(shown)).isEqualTo(days);
    assertThat(shown).bodyText().doesNotContain("ที่พักพิง", referrals.find(sender, id).code());
    assertThat(takeBack(given, hidden(shown, "page"), id, ""))
        .hasStatusOk()
        .bodyText()
        .contains(days.stream().filter(day -> !day.equals(first)).findFirst().get())
        .doesNotContain(first, "เวรรับเรื่อง");
  }

  private static List<String> asked(MvcTestResult page) {
    var body = new String(page.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    return Pattern.compile(">เราถามเขาเมื่อ ([^<]+)<")
        .matcher(body)
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  @Test
  void itSaysInWhichLanguageAndByWhoseHelpConsentWasAskedFor() throws IOException {
    var id = referrals.pending(sides);
    assertThat(get(sender, "/statements/" + sides.client()))
        .bodyText()
        .doesNotContain("ภาษาที่ใช้คือ");
    assertThat(agree(id, Consent.Form.THUMBPRINT)).isInstanceOf(Outcome.Done.class);
    assertThat(get(sender, "/statements/" + sides.client()))
        .bodyText()
        .contains("ภาษาที่ใช้คืออาข่า ล่ามเวรของเครือข่ายช่วยแปล");
    assertThat(paper("th")).contains("ภาษาที่ใช้คืออาข่า");
    assertThat(paper("en")).contains("in Akha, with an interpreter on duty");
  }

  @Test
  void whereNobodyWasAskedItDoesNotSaySo() {
    referrals.offered(sides);
    assertThat(get(sender, "/statements/" + sides.client()))
        .bodyText()
        .contains("อ่านได้ถึงวันที่")
        .doesNotContain("ภาษาที่ใช้คือ");
  }

  private Outcome agree(ReferralId id, Consent.Form form) {
    var agreed =
        new RecordConsent.Agreed(
            Consent.Purpose.GIVE_THE_SERVICE,
            LegalBasis.S26_EXPLICIT_CONSENT,
            "ahk",
            Consent.Interpreter.ON_DUTY,
            Consent.GivenBy.CLIENT_GUARDIAN_UNREACHABLE,
            form,
            "",
            Attested.NOTHING,
            LocalDate.now(clock).plusMonths(1));
    int version = referrals.version(sender, id);
    return sender.in(
        () -> consent.offer(sender.acting(Role.CASE_WORKER), id, FreshId.next(), version, agreed));
  }

  @Test
  void whatIsDueByWorkingDaysIsDueOnADayAndNotAtItsMidnight() {
    referrals.take(sides.receiver(), Role.CASE_WORKER, referrals.accepted(sides), Step.WAITLIST);
    assertThat(get(sender, "/statements/" + sides.client()))
        .bodyText()
        .containsPattern("เขาต้องดูรายชื่อรออีกครั้ง ภายใน [^<:]*[^<]*\\d{4}<");
  }

  @Test
  void whoOpenedItInAnEmergencyIsToldAndNobodyIsSaidNotToHaveSeenIt() throws IOException {
    var id = referrals.offered(sides);
    var statement = "/statements/" + sides.client();
    assertThat(get(sender, statement)).bodyText().contains("เขายังไม่เห็นชื่อและเรื่องราวของคุณ");
    var receiver = sides.receiver();
    assertThat(
            receiver.in(
                () ->
                    open.open(
                        receiver.acting(Role.CASE_WORKER),
                        id,
                        FreshId.next(),
                        EmergencyReason.PURSUED,
                        "มีคนตามมาถึงบ้าน",
                        Duration.ofHours(2))))
        .isTrue();
    receiver.in(() -> open.read(receiver.acting(Role.CASE_WORKER), id));
    var one = sender.in(() -> emergencies.of(sender.id(), id)).getFirst();
    var officer = sender.beside();
    officer.in(() -> review.review(officer.acting(Role.OFFICER), one.id(), false, "น่าจะโทรก่อน"));
    assertThat(get(sender, statement))
        .bodyText()
        .contains(
            "เขายังไม่ได้ตอบ",
            "เปิดเรื่องของคุณโดยไม่ได้ถามก่อน",
            "มีคนที่ไม่ควรพบคุณกำลังตามหา",
            "ยังรอผู้ตรวจอีก 1 คน",
            "ในเหตุฉุกเฉิน")
        .doesNotContain(
            "ผู้ตรวจคนหนึ่งเห็น", "เขายังไม่เห็นชื่อ", "มีคนตามมาถึงบ้าน", "น่าจะโทรก่อน");
    officer.in(() -> review.review(officer.acting(Role.SECRETARY), one.id(), true, "เร่งด่วนจริง"));
    assertThat(get(sender, statement))
        .bodyText()
        .contains("ผู้ตรวจคนหนึ่งเห็นว่าไม่จำเป็น", "ผู้ตรวจคนหนึ่งเห็นว่าจำเป็น")
        .doesNotContain("น่าจะโทรก่อน", "เร่งด่วนจริง");
    assertThat(paper("en")).contains("opened your story without asking first", "in an emergency");
    var given = give();
    assertThat(open(given, given.code()))
        .bodyText()
        .contains("เปิดเรื่องของคุณโดยไม่ได้ถามก่อน")
        .doesNotContain("เขายังไม่เห็นชื่อ", "คนทดสอบ");
    clock.forward(Duration.ofMinutes(5));
    referrals.take(receiver, Role.CASE_WORKER, id, Step.ACCEPT);
    receiver.in(() -> read.details(receiver.acting(Role.CASE_WORKER), id));
    assertThat(text(get(sender, statement)).split(" ในเหตุฉุกเฉิน<", -1)).hasSize(2);
  }

  @Test
  void nothingIsSaidToBeReadableOnceNobodyReads() {
    var id = referrals.offered(sides);
    assertThat(get(sender, "/statements/" + sides.client()))
        .bodyText()
        .contains("ตัวตน", "อ่านได้ถึงวันที่");
    referrals.take(sender, Role.CASE_WORKER, id, Step.WITHDRAW);
    assertThat(get(sender, "/statements/" + sides.client()))
        .bodyText()
        .contains("เราถอนเรื่องคืนแล้ว", "ตอนนี้เขาเปิดดูอะไรไม่ได้แล้ว")
        .doesNotContain("ตัวตน", "อ่านได้ถึงวันที่");
  }

  private static String text(MvcTestResult page) {
    return new String(page.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
  }

  @Test
  void aDraftIsNothingToTell() {
    referrals.draft(sides);
    assertThat(get(sender, "/statements/" + sides.client()))
        .bodyText()
        .contains("เรายังไม่ได้บอกเรื่องของคุณกับใคร");
  }

  @Test
  void itIsPrintedInTheLanguageOfTheClient() throws IOException {
    referrals.accepted(sides);
    assertThat(paper("th")).contains("เขารับช่วยคุณแล้ว").doesNotContain("เอื้องคำ");
    assertThat(paper("en")).contains("They have agreed to help you").contains("They must contact");
  }

  @Test
  void whatOthersMayReadAlongNamesNoSeatAndNoCrime() throws IOException {
    var id = referrals.accepted(sides);
    roster.seatServedByNobody(sender, "เวรบ้านพัก");
    var at = clock.instant().minus(Duration.ofHours(3)).atZone(ZoneId.of("Asia/Bangkok"));
    for (var what : List.of(Milestone.PROTECTION_STARTED, Milestone.RECOVERY_STARTED))
      assertThat(
              post(
                  sender,
                  "/referrals/" + id + "/milestones",
                  "id",
                  UUID.randomUUID().toString(),
                  "what",
                  what.name(),
                  "day",
                  at.format(DateTimeFormatter.ofPattern("d/M/")) + (at.getYear() + 543),
                  "time",
                  at.format(DateTimeFormatter.ofPattern("HH.mm"))))
          .hasStatus3xxRedirection();
    assertThat(get(sender, "/statements/" + sides.client()))
        .bodyText()
        .contains("เวรรับเรื่อง", "นัดคุยกับเจ้าหน้าที่");
    var given = give();
    for (var text :
        List.of(
            paper("th"),
            paper("en"),
            new String(
                open(given, given.code()).getResponse().getContentAsByteArray(),
                StandardCharsets.UTF_8)))
      assertThat(text)
          .doesNotContain("เวรรับเรื่อง", "เวรบ้านพัก", "Duty officer")
          .doesNotContainIgnoringCase("traffick")
          .doesNotContain("คัดแยก", "ผู้เสียหาย", "คุ้มครอง");
  }

  @Test
  void noNumberIsToldThatLeadsToAHouseButOneThatEverybodyMayKnow() throws IOException {
    referrals.accepted(sides);
    roster.seatServedByNobody(sender, "เวรบ้านพัก");
    directory.reachedUnder(sender, "shelter.emergency", Level.PUBLIC, "053 000 771");
    directory.reachedUnder(sender, "legal.aid", Level.MEMBERS, "053 000 772");
    var told = told();
    for (var text : told)
      assertThat(text).doesNotContain("053 000 002", "053 000 771", "053 000 772");
    assertThat(told.subList(1, 3)).allMatch(paper -> paper.contains(".........."));
    assertThat(List.of(told.getFirst(), told.getLast()))
        .allMatch(screen -> screen.contains("ถามหมายเลขที่โทรได้อย่างปลอดภัย"))
        .noneMatch(screen -> screen.contains("จดไว้ที่นี่") || screen.contains(".........."));
    assertThat(get(sender, "/statements/" + sides.client()))
        .bodyText()
        .contains("จึงไม่พิมพ์ไว้ เพราะหมายเลขเวรบนกระดาษ");
    directory.reachedUnder(sender, "legal.aid", Level.PUBLIC, "053 000 773");
    for (var text : told())
      assertThat(text)
          .containsOnlyOnce("053 000 773")
          .doesNotContain("053 000 002", "053 000 771", "053 000 772", "..........");
  }

  /** On the screen, on paper in both languages, and behind a link. */
  private List<String> told() throws IOException {
    var given = give();
    return List.of(
        text(get(sender, "/statements/" + sides.client())),
        paper("th"),
        paper("en"),
        text(open(given, given.code())));
  }

  @Test
  void whatMayBeKnownNowStandsApartFromWhatMayBeKnownAfterAccepting() throws IOException {
    var id = referrals.offered(sides);
    assertThat(get(sender, "/statements/" + sides.client()))
        .bodyText()
        .containsPattern("(?s)ตอนนี้เขารู้อะไรได้บ้าง.*โดยไม่มีชื่อ.*ถ้าเขารับช่วยคุณ.*ตัวตน");
    assertThat(paper("en")).containsPattern("(?s)may know now.*without.*Only once they agree");
    referrals.take(sides.receiver(), Role.CASE_WORKER, id, Step.ACCEPT);
    assertThat(get(sender, "/statements/" + sides.client()))
        .bodyText()
        .containsPattern("(?s)ตอนนี้เขารู้อะไรได้บ้าง.*ตัวตน")
        .doesNotContain("ถ้าเขารับช่วยคุณ");
  }

  @Test
  void byTheLinkAClientWhoWasNotAskedYetSaysNoAndTakesNothingBack() {
    var id = referrals.pending(sides);
    var given = give();
    var shown = open(given, given.code());
    assertThat(shown).bodyText().contains("ไม่ยินยอม").doesNotContain(">ถอนความยินยอม<");
    var page = hidden(shown, "page");
    assertThat(takeBack(given, page, id, ""))
        .hasStatusOk()
        .bodyText()
        .contains("ไม่ยินยอมใช่หรือไม่")
        .doesNotContain("ถอนความยินยอม", "ทำลายสำเนา");
    assertThat(takeBack(given, page, id, "yes"))
        .hasStatusOk()
        .bodyText()
        .contains("รับทราบแล้วว่าคุณไม่ยินยอม", "คุณไม่ยินยอม เราจึงไม่ได้ส่งอะไรให้ใคร")
        .doesNotContain("ถอนความยินยอม");
  }

  private String paper(String language) throws IOException {
    var sent = get(sender, "/statements/" + sides.client() + "/paper.pdf?language=" + language);
    assertThat(sent).hasStatusOk().hasHeader("Cache-Control", "no-store");
    try (var pdf = Loader.loadPDF(sent.getResponse().getContentAsByteArray())) {
      return new PDFTextStripper().getText(pdf);
    }
  }

  @Test
  void lookingAtALinkOpensNothingAndSaysNothing() {
    referrals.accepted(sides);
    var given = give();
    for (var look : List.of(given.path(), given.path() + "/code", given.path()))
      assertThat(pages.get().uri(look))
          .hasStatusOk()
          .hasHeader("Cache-Control", "no-store")
          .hasHeader("Referrer-Policy", "no-referrer")
          .bodyText()
          .contains("data-leave")
          .doesNotContain("เวรรับเรื่อง", "ส่งต่อ", "ความยินยอม", "เอื้องคำ");
    assertThat(open(given, given.code())).hasStatusOk().bodyText().contains("เขารับช่วยคุณแล้ว");
  }

  @Test
  void beforeTheCodeIsAskedForItSaysHowToLeaveAndWhatStaysAndLeavesNothingOnTheDevice() {
    var given = give();
    var before = visit(given);
    assertThat(before)
        .hasStatusOk()
        .bodyText()
        .contains("กดปุ่มแดง", "Shift สามครั้ง", "ปุ่มย้อนกลับจึงยังพากลับมา", "ประวัติการเข้าเว็บ")
        .contains("href=\"" + given.path() + "/code")
        .doesNotContain("name=\"code\"");
    assertThat(before.getResponse().getCookies()).isEmpty();
    assertThat(pages.get().uri(given.path() + "/code")).bodyText().contains("name=\"code\"");
  }

  @Test
  void aLinkOpensOnceWithItsCode() {
    referrals.accepted(sides);
    var given = give();
    assertThat(open(given, "")).hasStatus(422);
    assertThat(open(given, given.code()))
        .hasStatusOk()
        .hasHeader("Cache-Control", "no-store")
        .bodyText()
        .contains("สิ่งที่เราบอกต่อเรื่องของคุณ", "เขารับช่วยคุณแล้ว", "data-leave")
        .doesNotContain("เอื้องคำ", "081 234 5678", "คนทดสอบ", ReferralScenes.REASON);
    assertThat(open(given, given.code())).hasStatus(410);
    assertThat(visit(given))
        .hasStatus(410)
        .bodyText()
        .contains("ใช้ไปแล้ว")
        .doesNotContain("เวรรับเรื่อง");
  }

  @Test
  void theFormWhoseAnswerWasLostOpensItsLinkOnceMoreAndNoOtherDoes() {
    referrals.accepted(sides);
    var given = give();
    var page = hidden(pages.get().uri(given.path() + "/code").exchange(), "page");
    var other = hidden(pages.get().uri(given.path() + "/code").exchange(), "page");
    for (int time = 0; time < 2; time++)
      assertThat(open(given, given.code(), page)).hasStatusOk().bodyText().contains("data-leave");
    assertThat(open(given, wrong(given), page)).hasStatus(410);
    assertThat(open(given, given.code(), other)).hasStatus(410);
    clock.forward(Duration.ofMinutes(31));
    assertThat(open(given, given.code(), page)).hasStatus(410);
    assertThat(entries("client.link-opened")).isEqualTo(1);
  }

  @Test
  void aLinkAskedForTwiceByTheSameFormIsOneAndItsPageIsShownToItsMakerForTenMinutes() {
    var id = UUID.randomUUID();
    var first = given(make(id));
    assertThat(given(make(id))).isEqualTo(first);
    assertThat(entries("client.link-given")).isEqualTo(1);
    var shown = "/statements/" + sides.client() + "/link/" + id;
    var asksAgainAfter =
        Objects.requireNonNull(get(sender, shown).getResponse().getHeader("Refresh"));
    assertThat(Integer.parseInt(asksAgainAfter)).isBetween(540, 600);
    sender.also(Role.STAFF, Role.CASE_WORKER);
    assertThat(get(sender, Role.STAFF, shown)).hasStatus3xxRedirection();
    assertThat(
            post(
                sender,
                "/statements/" + sides.client() + "/link",
                "language",
                "en",
                "id",
                id.toString()))
        .hasStatus(409);
    assertThat(get(sides.receiver(), shown)).hasStatus(404);
    clock.forward(Duration.ofMinutes(11));
    assertThat(get(sender, shown)).flash().containsEntry("flash", "referral.link.not-shown");
    assertThat(open(first, first.code())).hasStatusOk();
  }

  @Test
  void fiveWrongCodesEndALink() {
    referrals.accepted(sides);
    var given = give();
    for (int guess = 0; guess < 4; guess++)
      assertThat(open(given, wrong(given))).hasStatus(422).bodyText().contains("รหัสไม่ตรง");
    assertThat(open(given, wrong(given))).hasStatus(410);
    assertThat(open(given, given.code())).hasStatus(410);
  }

  @Test
  void afterTwoDaysALinkOpensNothingAndAfterHalfAnHourItsPageDoesNothing() {
    var id = referrals.accepted(sides);
    var unopened = give();
    clock.forward(Duration.ofDays(2));
    assertThat(open(unopened, unopened.code())).hasStatus(410);
    var given = give();
    var page = hidden(open(given, given.code()), "page");
    clock.forward(Duration.ofMinutes(31));
    assertThat(takeBack(given, page, id, "yes")).hasStatus(410);
  }

  @Test
  void aNewLinkEndsTheOldOneAndACaseWorkerEndsEither() {
    referrals.accepted(sides);
    var old = give();
    var fresh = give();
    assertThat(open(old, old.code())).hasStatus(410);
    assertThat(post(sender, "/statements/" + sides.client() + "/link/end"))
        .hasStatus3xxRedirection();
    assertThat(open(fresh, fresh.code())).hasStatus(410);
  }

  @Test
  void aLinkThatNeverWasIsNotThere() {
    var nothing = new Given(sender.url("/page/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"), "123456");
    assertThat(visit(nothing)).hasStatus(404);
    assertThat(open(nothing, "123456")).hasStatus(404);
  }

  @Test
  void theDatabaseKeepsNeitherLinkNorCode() throws Exception {
    referrals.accepted(sides);
    var given = give();
    var secret = given.path().substring(given.path().lastIndexOf('/') + 1);
    try (var connection = TestDatabase.asSuperuser();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select l::text from referral.client_link l")) {
      while (rows.next()) assertThat(rows.getString(1)).doesNotContain(secret, given.code() + ",");
    }
  }

  @Test
  void fromTheLinkTheClientTakesConsentBackAndBothSidesSeeWhoDidIt() {
    var id = referrals.accepted(sides);
    var given = give();
    var page = hidden(open(given, given.code()), "page");
    assertThat(takeBack(given, page, id, ""))
        .hasStatusOk()
        .bodyText()
        .contains("ถอนความยินยอมหรือไม่");
    assertThat(referrals.state(sender, id)).isEqualTo(State.ACCEPTED);
    assertThat(takeBack(given, "AAAA", id, "yes")).hasStatus(410);
    assertThat(takeBack(given, page, id, "yes"))
        .hasStatusOk()
        .bodyText()
        .contains("ถอนความยินยอมแล้ว", "คุณถอนความยินยอมแล้วเมื่อ");
    assertThat(referrals.state(sender, id)).isEqualTo(State.CONSENT_WITHDRAWN);
    assertThat(get(sides.receiver(), "/referrals/" + id + "/details")).hasStatus3xxRedirection();
    assertThat(get(sender, "/referrals/" + id)).bodyText().contains("ผู้รับบริการ ผ่านลิงก์");
    assertThat(get(sender, Role.SECRETARY, "/audit")).bodyText().contains("ผู้รับบริการ ผ่านลิงก์");
  }

  @Test
  void whatTheLogTellsOfALinkLeadsToNoClient() {
    referrals.accepted(sides);
    var given = give();
    open(given, given.code());
    give();
    post(sender, "/statements/" + sides.client() + "/link/end");
    var log = get(sender, Role.SECRETARY, "/audit?subject=client-link");
    assertThat(text(log).split("class=\"story\"", 2)[1])
        .contains(
            "ให้ลิงก์ที่เปิดได้ครั้งเดียวแก่ผู้รับบริการ",
            "ผู้รับบริการเปิดลิงก์ของตน",
            "ปิดลิงก์ของผู้รับบริการ")
        .doesNotContain(sides.client().toString(), "เลขที่");
    assertThat(entries("client.link-ended")).isEqualTo(1);
  }

  @Test
  void theReferralOfAnotherClientIsNotTakenBackByThisLink() {
    referrals.accepted(sides);
    var others = referrals.sides(sender);
    var other = referrals.accepted(others);
    var given = give();
    var page = hidden(open(given, given.code()), "page");
    assertThat(takeBack(given, page, other, "yes")).hasStatus(410);
    assertThat(referrals.state(sender, other)).isEqualTo(State.ACCEPTED);
  }

  private Given give() {
    return given(make(UUID.randomUUID()));
  }

  private int entries(String deed) {
    return sender.in(
        () ->
            jdbc.sql(
                    "select count(*) from audit.entry where coalition_id = :coalition"
                        + " and deed = :deed")
                .param("coalition", sender.id().value())
                .param("deed", deed)
                .query(Integer.class)
                .single());
  }

  private MvcTestResult make(UUID id) {
    return post(
        sender, "/statements/" + sides.client() + "/link", "language", "th", "id", id.toString());
  }

  private Given given(MvcTestResult made) {
    assertThat(made).hasStatus3xxRedirection();
    var shown =
        get(
            sender,
            Objects.requireNonNull(made.getResponse().getRedirectedUrl())
                .replaceFirst("^/[^/]+", ""));
    assertThat(shown).hasStatusOk();
    var address = found(shown, "id=\"client-link\"[^>]*>([^<?]+)");
    return new Given(
        address.replaceFirst("^https?://[^/]+", ""), found(shown, "id=\"client-code\">(\\d{6})"));
  }

  private static String wrong(Given given) {
    return given.code().equals("111111") ? "222222" : "111111";
  }

  private MvcTestResult visit(Given given) {
    return pages.get().uri(given.path()).exchange();
  }

  private MvcTestResult open(Given given, String code) {
    return open(given, code, OneTimeSecret.link().text());
  }

  private MvcTestResult open(Given given, String code, String page) {
    return pages
        .post()
        .uri(given.path())
        .param("code", code)
        .param("page", page)
        .with(csrf())
        .exchange();
  }

  private MvcTestResult takeBack(Given given, String page, ReferralId id, String sure) {
    return pages
        .post()
        .uri(given.path() + "/take-back")
        .param("page", page)
        .param("id", id.toString())
        .param("sure", sure)
        .with(csrf())
        .exchange();
  }

  private static String hidden(MvcTestResult result, String name) {
    return found(result, "name=\"" + name + "\" value=\"([^\"]+)\"");
  }

  private static String found(MvcTestResult result, String pattern) {
    try {
      var text = result.getResponse().getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
      var match = Pattern.compile(pattern).matcher(text);
      assertThat(match.find()).as(pattern).isTrue();
      return match.group(1);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private MvcTestResult get(Scene who, String path) {
    return get(who, Role.CASE_WORKER, path);
  }

  private MvcTestResult get(Scene who, Role role, String path) {
    return pages.get().uri(who.url(path)).with(who.as(role)).exchange();
  }

  private MvcTestResult post(Scene who, String path, String... fields) {
    var request = pages.post().uri(who.url(path)).with(who.as(Role.CASE_WORKER)).with(csrf());
    for (int i = 0; i < fields.length; i += 2) request.param(fields[i], fields[i + 1]);
    return request.exchange();
  }
}
