package org.prasan.commitment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.language.ThaiDates;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Commitments through the front door. */
@PrasanTest
class CommitmentPagesTest {
  private static final java.util.Locale THAI = java.util.Locale.forLanguageTag("th");
  private static final Pattern MORE =
      Pattern.compile("<a class=\"btn\"(?=[^>]*rel=\"next\")[^>]* href=\"([^\"]+)\"");

  @Autowired Scenes scenes;
  @Autowired Promises promises;
  @Autowired Commitments commitments;
  @Autowired MockMvcTester pages;

  private Scene office;
  private Scene owner;

  @BeforeEach
  void twoOrganizations() {
    office = scenes.fresh();
    owner = office.beside();
    promises.organization(office, "มูลนิธิเลขานุการ");
    promises.organization(owner, "มูลนิธิผู้รับผิดชอบ");
  }

  // ── asking ──

  @Test
  void whatCannotBeUnderstoodStaysAndIsAskedAgain() {
    for (var due : List.of("เร็ว ๆ นี้", "เมื่อวาน", "", "อาทิตย์หน้า")) {
      var answer = ask(office, Role.STAFF, "check", due, "");
      assertThat(answer).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
      assertThat(answer).bodyText().contains("value=\"" + due + "\"", "จัดรถรับส่ง");
    }
    assertThat(ask(office, Role.STAFF, "check", "อาทิตย์หน้า", ""))
        .bodyText()
        .contains("หมายถึงวันใด", "name=\"dueChoice\"");
    assertThat(open()).isEmpty();
  }

  @Test
  void thePageShowsBackTheDayItUnderstood() {
    var end = java.time.YearMonth.from(promises.today()).plusMonths(1).atEndOfMonth();
    assertThat(ask(office, Role.STAFF, "check", "สิ้นเดือนหน้า", "")).hasStatus3xxRedirection();
    ask(office, Role.STAFF, "send", "สิ้นเดือนหน้า", "");
    var told = open().getFirst();
    assertThat(told.due()).isEqualTo(end);
    assertThat(told.state()).isEqualTo(State.PROPOSED);
    assertThat(get(office, Role.STAFF, "/" + told.id()))
        .bodyText()
        .contains(ThaiDates.withWeekday(end, THAI), "จัดรถรับส่ง", "ยังไม่มีผู้รับ");
  }

  @Test
  void whatWasAskedForHasAReferenceByWhichEverybodyFindsItInAnyList() {
    var asked = ask(office, Role.STAFF, "send", "พรุ่งนี้", "");
    var told = open().getFirst();
    assertThat(asked).flash().containsEntry("flashArgument", told.id().reference());
    assertThat(get(owner, Role.STAFF, "/" + told.id()))
        .bodyText()
        .contains("<title>ข้อรับปาก เลขอ้างอิง " + told.id().reference());
    assertThat(get(owner, Role.STAFF, "?q=" + told.id().reference().replace("-", "")))
        .redirectedUrl()
        .isEqualTo(owner.url("/commitments/" + told.id()));
    assertThat(get(owner, Role.STAFF, "?q=0000-0000")).hasStatusOk();
  }

  @Test
  void oneOfTheDaysThatAreOfferedIsTaken() {
    var sunday =
        promises
            .today()
            .with(java.time.temporal.TemporalAdjusters.previousOrSame(java.time.DayOfWeek.MONDAY))
            .plusDays(13);
    ask(office, Role.STAFF, "send", "อาทิตย์หน้า", sunday.toString());
    assertThat(open()).extracting(Told::due).containsExactly(sunday);
  }

  @Test
  void onlyTheOfficeAsksInTheNameOfTheCoalition() {
    assertThat(ask(office, Role.STAFF, "send", "พรุ่งนี้", "", "COALITION"))
        .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    assertThat(ask(office, Role.SECRETARY, "send", "พรุ่งนี้", "", "COALITION"))
        .hasStatus3xxRedirection();
  }

  // ── one commitment ──

  @Test
  void whatIsNotThereAndWhatBelongsToOthersLooksAlike() {
    var id = promises.byCoalition(office, owner.organization(), null, 10);
    var stranger = scenes.fresh();
    promises.organization(stranger, "คนนอก");
    for (var path : List.of("/" + id, "/" + UUID.randomUUID(), "/" + id + "/steps/decline"))
      assertThat(get(stranger, Role.SECRETARY, path)).hasStatus(HttpStatus.NOT_FOUND);
    assertThat(step(stranger, Role.SECRETARY, id, "confirm", 0, ""))
        .hasStatus(HttpStatus.NOT_FOUND);
    assertThat(get(office, Role.STAFF, "/" + id + "/steps/leave")).hasStatus(HttpStatus.NOT_FOUND);
  }

  @Test
  void aStepOfSomebodyElseIsRefusedInWordsAndKeepsWhatWasTyped() {
    var id = promises.byCoalition(office, owner.organization(), null, 10);
    var answer = step(office, Role.STAFF, id, "decline", 0, "พวกเขาไม่ว่าง");
    assertThat(answer).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    assertThat(answer).bodyText().contains("ผู้อื่นเป็นผู้ทำขั้นตอนนี้", "พวกเขาไม่ว่าง");
  }

  @Test
  void whoeverWasSlowerKeepsTheTextAndSeesTheNewState() {
    var id = promises.byCoalition(office, owner.organization(), null, 10);
    promises.take(owner, Role.FOCAL_POINT, id, Step.ACCEPT);
    var answer = step(owner, Role.DIRECTOR, id, "decline", 0, "ไม่มีคนทำ");
    assertThat(answer).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    assertThat(answer).bodyText().contains("มีผู้เปลี่ยนเรื่องนี้", "ไม่มีคนทำ");
    assertThat(promises.now(office, id).state()).isEqualTo(State.ACCEPTED);
  }

  @Test
  void itIsAcceptedOnTheListDoneWithAFileAndConfirmed() {
    var id = promises.byCoalition(office, owner.organization(), null, 3);
    assertThat(get(owner, Role.FOCAL_POINT, "?view=ORGANIZATION"))
        .bodyText()
        .contains(Promises.WHAT, "/steps/accept");
    assertThat(get(owner, Role.STAFF, "?view=ORGANIZATION"))
        .bodyText()
        .contains(Promises.WHAT)
        .doesNotContain("/steps/accept");
    var accept =
        pages
            .post()
            .uri(url(owner, "/" + id + "/steps/accept"))
            .with(csrf())
            .with(owner.as(Role.FOCAL_POINT))
            .param("id", UUID.randomUUID().toString())
            .param("version", "0")
            .param("from", "list-ORGANIZATION")
            .exchange();
    assertThat(accept).hasRedirectedUrl(url(owner, "?view=ORGANIZATION"));
    assertThat(home(owner, Role.FOCAL_POINT)).contains(Promises.WHAT);
    assertThat(get(owner, Role.FOCAL_POINT, "/" + id + "/steps/report-done"))
        .bodyText()
        .contains("name=\"evidence\"")
        .doesNotContain("ไม่บังคับ");
    var paper = new MockMultipartFile("evidence", "หลักฐาน.png", "image/png", Pictures.PNG);
    assertThat(
            pages
                .post()
                .uri(url(owner, "/" + id + "/steps/report-done"))
                .multipart()
                .file(paper)
                .param("id", UUID.randomUUID().toString())
                .param("version", "1")
                .param("words", "ส่งแล้วทางอีเมล")
                .with(csrf())
                .with(owner.as(Role.FOCAL_POINT)))
        .hasStatus3xxRedirection();
    assertThat(home(office, Role.SECRETARY)).contains("ยืนยันว่า");
    assertThat(get(office, Role.STAFF, "/" + id))
        .bodyText()
        .contains("ส่งแล้วทางอีเมล", "หลักฐาน.png", "/files/");
    assertThat(step(office, Role.SECRETARY, id, "confirm", 2, "")).hasStatus3xxRedirection();
    assertThat(promises.now(office, id).state()).isEqualTo(State.CONFIRMED);
    assertThat(home(office, Role.SECRETARY)).doesNotContain(Promises.WHAT);
    assertThat(get(office, Role.STAFF, "/record"))
        .bodyText()
        .contains("มูลนิธิผู้รับผิดชอบ", "เสร็จทันกำหนด 1 ข้อ");
  }

  @Test
  void theRecordCountsWhatWasDueAndSaysTheRestApart() {
    var accepted = promises.byCoalition(office, owner.organization(), null, 0);
    promises.bring(owner, office, accepted, State.ACCEPTED);
    var declined = promises.byCoalition(office, owner.organization(), null, 0);
    promises.bring(owner, office, declined, State.DECLINED);
    assertThat(get(office, Role.STAFF, "/record"))
        .bodyText()
        .contains("ยังไม่มีข้อใดครบกำหนดหรือเสร็จ", "ยังไม่ถึงกำหนด 1 ข้อ ไม่รับ 1 ข้อ");
    var done = promises.byCoalition(office, owner.organization(), null, 0);
    promises.bring(owner, office, done, State.DONE);
    assertThat(get(owner, Role.DIRECTOR, "/record"))
        .bodyText()
        .contains(
            "จาก 1 ข้อที่ครบกำหนดหรือเสร็จแล้ว เสร็จทันกำหนด 1 ข้อ",
            "ยังไม่ถึงกำหนด 1 ข้อ ไม่รับ 1 ข้อ");
  }

  @Test
  void anyMemberMayRemarkAndNobodyElseIsTold() {
    var id = promises.byCoalition(office, owner.organization(), null, 10);
    assertThat(step(owner, Role.STAFF, id, "remark", 0, "ใช้แบบเดิมได้ไหม"))
        .hasStatus3xxRedirection();
    assertThat(step(owner, Role.STAFF, id, "remark", 0, " "))
        .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    assertThat(get(office, Role.STAFF, "/" + id)).bodyText().contains("ใช้แบบเดิมได้ไหม");
    assertThat(notices(office, Role.SECRETARY)).contains("มีความเห็นใหม่เรื่อง");
    assertThat(notices(owner, Role.STAFF)).doesNotContain("มีความเห็นใหม่เรื่อง");
  }

  // ── lists ──

  @Test
  void whatNobodyHasTakenIsShownAsSuch() {
    var id = promises.byCoalition(office, owner.organization(), null, 10);
    assertThat(home(office, Role.SECRETARY)).contains("มีข้อรับปาก 1 ข้อที่ยังไม่มีผู้รับ");
    assertThat(get(office, Role.STAFF, "?view=ORPHANS")).bodyText().contains(Promises.WHAT);
    promises.bring(owner, office, id, State.ACCEPTED);
    assertThat(get(office, Role.STAFF, "?view=ORPHANS")).bodyText().doesNotContain(Promises.WHAT);
    assertThat(home(office, Role.SECRETARY)).doesNotContain("ยังไม่มีผู้รับ");
  }

  @Test
  void eachStandsOnOnePageInTheOrderOfTheDays() throws Exception {
    var expected = new ArrayList<String>();
    for (int i = 0; i < 28; i++) {
      var what = "เรื่องที่%02d".formatted(i);
      expected.add(what);
      int days = 5 + i / 3;
      office.in(
          () ->
              commitments.make(
                  office.acting(Role.SECRETARY),
                  new Promise(
                      what,
                      owner.organization(),
                      null,
                      promises.today().plusDays(days),
                      null,
                      null)));
    }
    var first = body(get(office, Role.STAFF, "?view=ALL"));
    var found = new ArrayList<>(titles(first));
    assertThat(found).hasSize(25);
    assertThat(first).contains("28 ข้อ");
    var more = MORE.matcher(first);
    assertThat(more.find()).isTrue();
    var next = more.group(1).replace("&amp;", "&");
    var second = pages.get().uri(java.net.URI.create(next)).with(office.as(Role.STAFF)).exchange();
    found.addAll(titles(body(second)));
    assertThat(found).containsExactlyElementsOf(expected);
  }

  @Test
  void listsAreNarrowedAndSearched() {
    var id = promises.byCoalition(office, owner.organization(), null, 10);
    for (var query :
        List.of(
            "?view=ALL&q=รายงาน",
            "?view=ALL&q=ไตรมาส รายงาน",
            "?view=ALL&show=UNACCEPTED",
            "?view=ALL&when=MONTH",
            "?view=ALL&organization=" + owner.organization(),
            "?view=ORGANIZATION&show=ALL"))
      assertThat(get(owner, Role.FOCAL_POINT, query)).bodyText().as(query).contains("" + id);
    for (var query :
        List.of(
            "",
            "?view=ASKED",
            "?view=ALL&q=ช้าง",
            "?view=ALL&show=DONE",
            "?view=ALL&when=OVERDUE",
            "?view=ALL&organization=" + office.organization(),
            "?view=ALL&pillar=" + UUID.randomUUID(),
            "?view=ALL&objective=" + UUID.randomUUID()))
      assertThat(get(owner, Role.FOCAL_POINT, query)).bodyText().as(query).doesNotContain("" + id);
    assertThat(get(office, Role.SECRETARY, "?view=ASKED")).bodyText().contains("" + id);
    assertThat(get(owner, Role.STAFF, "/board?view=ALL")).bodyText().contains("" + id);
  }

  @Test
  void theListIsHandedOutAsShown() throws Exception {
    promises.byCoalition(office, owner.organization(), null, 10);
    assertThat(body(get(office, Role.STAFF, "/export/csv?view=ALL")))
        .contains(Promises.WHAT, "มูลนิธิผู้รับผิดชอบ");
    assertThat(body(get(office, Role.STAFF, "/export/csv?view=MINE")))
        .doesNotContain(Promises.WHAT);
    assertThat(get(office, Role.STAFF, "/export/xlsx?view=ALL")).hasStatusOk();
    assertThat(body(get(office, Role.STAFF, "/record/export/csv"))).contains("มูลนิธิผู้รับผิดชอบ");
  }

  // ── several at once ──

  @Test
  void severalAreMovedAtOnceAndTheRestIsCounted() {
    var one = promises.byCoalition(office, owner.organization(), null, 10);
    var two = promises.byCoalition(office, owner.organization(), null, 12);
    var over = promises.byCoalition(office, owner.organization(), null, 12);
    promises.bring(owner, office, over, State.CONFIRMED);
    assertThat(get(office, Role.SECRETARY, "/bulk?act=MOVE_DATE&ids=" + one + "&ids=" + two))
        .bodyText()
        .contains("เปลี่ยนกำหนด 2 ข้อ");
    assertThat(bulk("MOVE_DATE", "", one, two, over)).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    assertThat(bulk("MOVE_DATE", "อีก 60 วัน", one, two, over)).hasStatus3xxRedirection();
    assertThat(promises.now(office, one).due()).isEqualTo(promises.today().plusDays(60));
    assertThat(promises.now(office, two).due()).isEqualTo(promises.today().plusDays(60));
    assertThat(promises.now(office, over).due()).isEqualTo(promises.today().plusDays(12));
    assertThat(bulk("REMIND", "", one, two))
        .hasRedirectedUrl(url(office, "?view=ORPHANS&when=SOON"));
    assertThat(notices(owner, Role.FOCAL_POINT)).contains("มีผู้เตือนเรื่อง");
    assertThat(bulk("HAND_OVER", "", one)).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
  }

  @Test
  void filtersAreFoldedAndSayHowManyAreInUse() {
    assertThat(get(office, Role.STAFF, "?view=ALL"))
        .bodyText()
        .contains("<details class=\"narrow-by\"><summary>กรองรายการ<");
    assertThat(get(office, Role.STAFF, "?view=ALL&show=DONE"))
        .bodyText()
        .contains("<details class=\"narrow-by\"><summary>กรองรายการ (ใช้อยู่ 1)<");
  }

  private MvcTestResult bulk(String act, String due, CommitmentId... ids) {
    var request =
        pages
            .post()
            .uri(url(office, "/bulk"))
            .with(csrf())
            .with(office.as(Role.SECRETARY))
            .param("from", "?view=ORPHANS&when=SOON")
            .param("act", act)
            .param("due", due);
    for (var id : ids) request = request.param("ids", id.toString());
    return request.exchange();
  }

  // ── helpers ──

  private MvcTestResult ask(Scene who, Role role, String step, String due, String choice) {
    return ask(who, role, step, due, choice, "OWN");
  }

  private MvcTestResult ask(
      Scene who, Role role, String step, String due, String choice, String asker) {
    return pages
        .post()
        .uri(url(who, "/new"))
        .with(csrf())
        .with(who.as(role))
        .param("id", UUID.randomUUID().toString())
        .param("what", "จัดรถรับส่ง")
        .param("owner", owner.organization().toString())
        .param("due", due)
        .param("dueChoice", choice)
        .param("asker", asker)
        .param("step", step)
        .exchange();
  }

  private MvcTestResult step(
      Scene who, Role role, CommitmentId id, String step, int version, String words) {
    return pages
        .post()
        .uri(url(who, "/" + id + "/steps/" + step))
        .with(csrf())
        .with(who.as(role))
        .param("id", UUID.randomUUID().toString())
        .param("version", "" + version)
        .param("words", words)
        .exchange();
  }

  private MvcTestResult get(Scene who, Role role, String path) {
    return pages.get().uri(url(who, path)).with(who.as(role)).exchange();
  }

  private String home(Scene who, Role role) {
    return body(pages.get().uri(who.url("/home")).with(who.as(role)).exchange());
  }

  private String notices(Scene who, Role role) {
    return body(pages.get().uri(who.url("/notices")).with(who.as(role)).exchange());
  }

  private static String body(MvcTestResult result) {
    assertThat(result).hasStatusOk();
    return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
  }

  private static List<String> titles(String page) {
    return Pattern.compile(">(เรื่องที่\\d\\d)</a>")
        .matcher(page)
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  private static String url(Scene who, String path) {
    return who.url("/commitments" + path);
  }

  private List<Told> open() {
    return office.in(() -> commitments.open(office.id()));
  }
}
