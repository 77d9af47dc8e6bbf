package org.prasan.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.TestClock;
import org.prasan.language.ThaiDates;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** How long closed files are kept, through the front door and by the clock. */
@PrasanTest
class KeepingTest {
  private static final Locale TH = Locale.of("th");

  @Autowired Scenes scenes;
  @Autowired ClientScenes clients;
  @Autowired KeepClient keep;
  @Autowired ClientClock days;
  @Autowired TestClock clock;
  @Autowired MockMvcTester pages;
  @Autowired JdbcClient jdbc;

  Scene scene;
  ClientId id;

  @BeforeEach
  void aClosedFile() {
    scene = scenes.fresh();
    id = clients.client(scene);
    clients.close(scene, id);
    scene.person(Role.FOCAL_POINT);
    scene.person(Role.DIRECTOR);
  }

  @AfterEach
  void thePresentAgain() {
    clock.back();
  }

  @Test
  void aFileClosedOnThe29thOfFebruaryIsKeptForTheWholeYear() {
    var closed = LocalDate.of(2028, 2, 29);
    var keeping = new Keeping(null, null, LocalDate.of(2029, 2, 28));
    var year = OptionalInt.of(12);
    assertThat(keeping.over(closed, year, LocalDate.of(2029, 2, 28))).isFalse();
    assertThat(keeping.over(closed, year, LocalDate.of(2029, 3, 1))).isTrue();
  }

  @Test
  void nothingIsErasedByItselfUntilSomebodyDecidesHowLongItIsKept() {
    pass(20_000);
    assertThat(clients.end(scene)).isZero();
    assertThat(page(Role.CASE_WORKER, "/clients/" + id)).contains("ระบบจึงไม่ลบกรณีนี้เอง");
    assertThat(mails()).isZero();
  }

  @Test
  void whoWorksWithItIsToldThirtyDaysBeforeAndTheDayAfterTheLastItIsErased() {
    clients.kept(scene, 12);
    var last = days.today().plusMonths(12);
    assertThat(page(Role.CASE_WORKER, "/clients/" + id))
        .contains("เก็บถึง " + ThaiDates.full(last, TH) + " แล้วลบถาวร");
    moveTo(last.minusDays(31));
    clients.end(scene);
    assertThat(mails()).isZero();
    moveTo(last.minusDays(30));
    clients.end(scene);
    clients.end(scene);
    assertThat(mails()).as("case worker and focal point, once").isEqualTo(2);
    for (var role : List.of(Role.CASE_WORKER, Role.FOCAL_POINT)) {
      assertThat(page(role, "/home")).contains("ใกล้ถูกลบถาวร 1 กรณี", "/clients?shown=ENDING");
      assertThat(page(role, "/notices")).contains("มีเรื่องรอคุณอยู่");
    }
    assertThat(page(Role.CASE_WORKER, "/clients?shown=ENDING"))
        .contains(id.toString(), ThaiDates.full(last, TH));
    moveTo(last);
    assertThat(clients.end(scene)).isZero();
    moveTo(last.plusDays(1));
    assertThat(clients.end(scene)).isEqualTo(1);
    assertThat(clients.end(scene)).isZero();
    assertThat(page(Role.CASE_WORKER, "/clients/" + id))
        .contains("ครบเวลาที่เก็บ")
        .doesNotContain("เอื้องคำ");
    assertThat(deeds()).containsSubsequence("client.end-announced", "client.erased");
    assertThat(page(Role.CASE_WORKER, "/home")).doesNotContain("ใกล้ถูกลบถาวร");
  }

  /** Also where a rule is decided when the day it names is long past. */
  @Test
  void noFileIsErasedWithoutThirtyDaysOfNotice() {
    pass(500);
    clients.kept(scene, 1);
    clients.end(scene);
    pass(30);
    assertThat(clients.end(scene)).isZero();
    pass(1);
    assertThat(clients.end(scene)).isEqualTo(1);
  }

  @Test
  void aRuleThatGivesMoreTimeMovesTheAnnouncedDay() {
    clients.kept(scene, 1);
    clients.end(scene);
    clients.kept(scene, 6);
    moveTo(days.today().plusMonths(1).plusDays(2));
    assertThat(clients.end(scene)).isZero();
    assertThat(page(Role.CASE_WORKER, "/clients?shown=ENDING")).doesNotContain(id.toString());
    pass(240);
    clients.end(scene);
    pass(31);
    assertThat(clients.end(scene)).isEqualTo(1);
  }

  @Test
  void itIsKeptLongerOnceWithAReason() {
    clients.kept(scene, 1);
    clients.end(scene);
    var last = until();
    var form = Map.of("until", last.toString(), "months", "6", "why", "MAY_RETURN");
    assertThat(post(Role.CASE_WORKER, "/clients/" + id + "/keep", Map.of("until", "")))
        .hasStatus(422);
    for (var never : List.of("+999999999-12-31", "-999999999-01-01"))
      assertThat(
              post(
                  Role.CASE_WORKER,
                  "/clients/" + id + "/keep",
                  Map.of("until", never, "months", "6", "why", "MAY_RETURN")))
          .as(never)
          .hasStatus(422);
    assertThat(
            post(
                Role.CASE_WORKER,
                "/clients/" + id + "/keep",
                Map.of("until", last.minusDays(1).toString(), "months", "6", "why", "MAY_RETURN")))
        .hasStatus(422)
        .bodyText()
        .contains("เปิดดูกรณีนี้อีกครั้ง");
    for (int twice = 0; twice < 2; twice++)
      assertThat(post(Role.CASE_WORKER, "/clients/" + id + "/keep", form))
          .hasStatus3xxRedirection();
    assertThat(until()).isEqualTo(last.plusMonths(6));
    assertThat(
            post(
                Role.CASE_WORKER,
                "/clients/" + id + "/keep",
                Map.of("until", until().toString(), "months", "12", "why", "MAY_RETURN")))
        .hasStatus(422);
    moveTo(last.plusMonths(6).minusDays(2));
    assertThat(clients.end(scene)).isZero();
    assertThat(mails()).as("told again").isEqualTo(4);
    pass(31);
    assertThat(clients.end(scene)).isEqualTo(1);
  }

  @Test
  void whatIsHeldIsErasedNeitherByTheClockNorByHandUntilTheHoldEnds() {
    clients.kept(scene, 1);
    clients.end(scene);
    assertThat(post(Role.CASE_WORKER, "/clients/" + id + "/hold", Map.of("why", "MAY_RETURN")))
        .hasStatus(422);
    assertThat(post(Role.CASE_WORKER, "/clients/" + id + "/hold", Map.of("why", "COURT_CASE")))
        .hasStatus3xxRedirection();
    assertThat(page(Role.CASE_WORKER, "/clients/" + id)).contains("มีคดีหรือกระบวนการ");
    pass(400);
    assertThat(clients.end(scene)).isZero();
    assertThat(
            post(
                Role.CASE_WORKER,
                "/clients/" + id + "/erase",
                Map.of("why", "ASKED", "number", clients.file(scene, id).number())))
        .hasStatus(422)
        .bodyText()
        .contains("ยกเลิกก่อนจึงลบได้");
    assertThat(post(Role.CASE_WORKER, "/clients/" + id + "/hold/end", Map.of()))
        .hasStatus3xxRedirection();
    clients.end(scene);
    assertThat(clients.erased(scene, id)).as("not without notice").isFalse();
    pass(31);
    assertThat(clients.end(scene)).isEqualTo(1);
  }

  /**
   * What is not there for an act looks like no file at all; from what is erased one is led back.
   */
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          OPEN,      404, 404, 302
          UNDECIDED, 422, 302, 302
          CLOSED,    302, 302, 302
          PROLONGED, 422, 302, 302
          HELD,      422, 302, 302
          ERASED,    302, 302, 302
          """)
  void anActIsDoneInExactlyTheStatesOfTheTable(String state, int longer, int hold, int end) {
    if (!state.equals("UNDECIDED")) clients.kept(scene, 1);
    var last = days.today().plusMonths(1);
    var answers = new ArrayList<Integer>();
    for (var act : List.of("/keep", "/hold", "/hold/end")) {
      var file = in(state, last);
      var until = state.equals("PROLONGED") ? last.plusMonths(6) : last;
      answers.add(act(file, act, until).getResponse().getStatus());
      boolean held =
          act.equals("/hold")
              ? hold == 302 && !state.equals("ERASED")
              : act.equals("/keep") && state.equals("HELD");
      assertThat(heldOrNot(file)).as("%s %s", state, act).isEqualTo(held);
    }
    assertThat(answers).containsExactly(longer, hold, end);
  }

  private ClientId in(String state, LocalDate last) {
    var file = clients.client(scene);
    if (state.equals("OPEN")) return file;
    clients.close(scene, file);
    var led =
        switch (state) {
          case "PROLONGED" -> act(file, "/keep", last);
          case "HELD" -> act(file, "/hold", last);
          case "ERASED" ->
              post(
                  Role.CASE_WORKER,
                  "/clients/" + file + "/erase",
                  Map.of("why", "ASKED", "number", clients.file(scene, file).number()));
          default -> null;
        };
    if (led != null) assertThat(led).as(state).hasStatus3xxRedirection();
    return file;
  }

  private MvcTestResult act(ClientId file, String act, LocalDate until) {
    return post(
        Role.CASE_WORKER,
        "/clients/" + file + act,
        Map.of("until", until.toString(), "months", "6", "why", "COURT_CASE"));
  }

  private boolean heldOrNot(ClientId file) {
    var acting = scene.acting(Role.CASE_WORKER);
    return scene.in(() -> keep.kept(acting, List.of(clients.file(scene, file)))).values().stream()
        .anyMatch(KeepClient.Kept::held);
  }

  @Test
  void aCaseThatIsOpenedAgainIsErasedByNobody() {
    clients.kept(scene, 1);
    clients.end(scene);
    assertThat(post(Role.CASE_WORKER, "/clients/" + id + "/reopen", Map.of()))
        .hasStatus3xxRedirection();
    pass(400);
    assertThat(clients.end(scene)).isZero();
    assertThat(clients.file(scene, id).open()).isTrue();
  }

  @Test
  void anOrganizationShortensTheTimeForItsOwnFilesAlone() {
    clients.kept(scene, 24);
    var other = scene.beside();
    var theirs = clients.client(other);
    clients.close(other, theirs);
    assertThat(post(Role.CASE_WORKER, "/clients/keeping", Map.of("months", "6"))).hasStatus(403);
    for (var wrong : List.of("25", "0", "หก"))
      assertThat(post(Role.DIRECTOR, "/clients/keeping", Map.of("months", wrong)))
          .hasStatus(422)
          .bodyText()
          .contains("value=\"" + wrong);
    assertThat(post(Role.DIRECTOR, "/clients/keeping", Map.of("months", "๖")))
        .hasStatus3xxRedirection();
    assertThat(page(Role.DIRECTOR, "/clients/keeping")).contains("24 เดือน", "6 เดือน");
    assertThat(until()).isEqualTo(days.today().plusMonths(6));
    pass(200);
    clients.end(scene);
    pass(31);
    assertThat(clients.end(scene)).isEqualTo(1);
    assertThat(clients.erased(scene, id)).isTrue();
    assertThat(clients.erased(other, theirs)).isFalse();
    assertThat(post(Role.DIRECTOR, "/clients/keeping", Map.of("months", "")))
        .hasStatus3xxRedirection();
  }

  @Test
  void ofAnotherOrganizationsFileNobodyLearnsHowLongItIsKept() {
    clients.kept(scene, 24);
    var other = scene.beside();
    for (var path : List.of("/keep", "/hold"))
      assertThat(
              pages.get().uri(scene.url("/clients/" + id + path)).with(other.as(Role.CASE_WORKER)))
          .as(path)
          .hasStatus(404);
    for (var path : List.of("/keep", "/hold", "/hold/end"))
      assertThat(
              pages
                  .post()
                  .uri(scene.url("/clients/" + id + path))
                  .with(other.as(Role.CASE_WORKER))
                  .with(csrf())
                  .param("until", days.today().toString())
                  .param("months", "6")
                  .param("why", "COURT_CASE"))
          .as(path)
          .hasStatus(404);
  }

  private LocalDate until() {
    var file = clients.file(scene, id);
    var kept =
        Objects.requireNonNull(
            scene.in(() -> keep.kept(scene.acting(Role.CASE_WORKER), List.of(file)).get(id)));
    return Objects.requireNonNull(kept.until());
  }

  private void pass(int days) {
    clock.forward(Duration.ofDays(days));
  }

  private void moveTo(LocalDate day) {
    pass((int) (day.toEpochDay() - days.today().toEpochDay()));
  }

  private int mails() {
    return scene.in(
        () ->
            jdbc.sql("select count(*) from notification.notice where kind = 'client-keeping'")
                .query(Integer.class)
                .single());
  }

  private List<String> deeds() {
    return scene.in(
        () ->
            jdbc.sql(
                    "select deed from audit.entry where coalition_id = ? and subject_id = ? order"
                        + " by number")
                .param(scene.id().value())
                .param(id.toString())
                .query(String.class)
                .list());
  }

  private String page(Role role, String path) {
    return new String(
        pages
            .get()
            .uri(scene.url(path))
            .with(scene.as(role))
            .exchange()
            .getResponse()
            .getContentAsByteArray(),
        StandardCharsets.UTF_8);
  }

  private MvcTestResult post(Role role, String path, Map<String, String> fields) {
    var request = pages.post().uri(scene.url(path)).with(scene.as(role)).with(csrf());
    fields.forEach(request::param);
    return request.exchange();
  }
}
