package org.prasan.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.prasan.AtOnce;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.TwoEditors;
import org.prasan.operation.TestDatabase;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The files of clients through the front door: told, found again, closed, erased. */
@PrasanTest
@Tag("data")
class ClientTest {
  private static final Pattern QUESTION =
      Pattern.compile("<(textarea|select|fieldset|input[^>]*type=\"(text|tel)\")[^>]*>");

  @Autowired TwoEditors editors;
  @Autowired Scenes scenes;
  @Autowired ClientScenes clients;
  @Autowired Clients all;
  @Autowired MockMvcTester pages;
  @Autowired JdbcClient jdbc;

  Scene scene;

  @BeforeEach
  void anOrganization() {
    scene = scenes.fresh();
  }

  @Test
  void theSecondOfTwoWhoTellSeesBothVersions() {
    var id = clients.client(scene);
    editors.bothSeeBoth(scene, Role.CASE_WORKER, "/clients/" + id + "/story", "story");
  }

  @Test
  void theSecondOfTwoWhoChangeTheCardSeesBothChoices() {
    var card = "/clients/" + clients.client(scene) + "/triage";
    editors.bothSeeBoth(
        scene, Role.CASE_WORKER, card, "ageBand", "FROM_18", "FROM_25", "18 ถึง 24 ปี");
    editors.bothSeeBoth(scene, Role.CASE_WORKER, card, "sex", "MALE", "NOT_TOLD", "ชาย");
  }

  @Test
  void aFileIsOpenedWithLittleAndNumberedByOrganizationAndYear() {
    var id = UUID.randomUUID().toString();
    assertThat(opened(id)).hasStatus3xxRedirection();
    assertThat(opened(id)).hasStatus3xxRedirection();
    assertThat(get(Role.CASE_WORKER, "/clients/" + id))
        .hasStatusOk()
        .bodyText()
        .contains("-0001", "หญิง", "3 พฤษภาคม 2554", "ยังไม่ได้ถาม");
    var other = scene.beside();
    var second = clients.file(scene, clients.client(scene)).number();
    assertThat(second).endsWith("-0002");
    assertThat(clients.file(other, clients.client(other)).number()).endsWith("-0001");
  }

  /** Back, changed and sent again, because the answer to the first was lost on the way. */
  @Test
  void whatIsTypedAfterTheFirstFileWasOpenedIsNotSaidToBeInItAndStays() {
    var id = UUID.randomUUID().toString();
    assertThat(opened(id)).hasStatus3xxRedirection();
    var told =
        post(
            Role.CASE_WORKER,
            "/clients/new",
            Map.of("id", id, "needs", "shelter", "born", "๔/๕/๒๕๕๔", "sex", "MALE"));
    assertThat(told)
        .hasStatus(422)
        .bodyText()
        .contains("ส่งมาถึงแล้วครั้งหนึ่ง", "-0001", scene.url("/clients/" + id), "๔/๕/๒๕๕๔")
        .containsPattern("value=\"MALE\"[^>]*checked")
        .doesNotContain("value=\"" + id + "\"");
    assertThat(get(Role.CASE_WORKER, "/clients/" + id)).bodyText().contains("หญิง");
  }

  @Test
  void whoeverLearnsByOpeningAFileAgainWhatIsInItHasReadIt() {
    var id = UUID.randomUUID().toString();
    opened(id);
    assertThat(opened(id, "๔/๕/๒๕๕๔")).hasStatus(422);
    assertThat(opened(id)).hasStatus3xxRedirection();
    assertThat(readings(new ClientId(UUID.fromString(id)))).isEqualTo(2);
  }

  private MvcTestResult opened(String id) {
    return opened(id, "๓/๕/๒๕๕๔");
  }

  private MvcTestResult opened(String id, String born) {
    return post(
        Role.CASE_WORKER,
        "/clients/new",
        Map.of("id", id, "needs", "shelter", "born", born, "sex", "FEMALE", "languages", "ahk"));
  }

  @Test
  void aNumberWhoseLastDigitCannotBeIsKeptAndSaidToBeDoubtful() {
    assertThat(numbered("๑๒๓๔๕๖๗๘๙๐๑๒๓")).contains("๑๒๓๔๕๖๗๘๙๐๑๒๓", "โปรดดูกับบัตรอีกครั้ง");
    for (var known : List.of("1-2345-67890-12-1", "AB 123"))
      assertThat(numbered(known)).contains(known).doesNotContain("โปรดดูกับบัตรอีกครั้ง");
  }

  private String numbered(String number) {
    var id = clients.client(scene);
    int version = clients.file(scene, id).version();
    assertThat(tell(id, "identity", version, "idNumber", number)).hasStatus3xxRedirection();
    var page = get(Role.CASE_WORKER, "/clients/" + id).getResponse().getContentAsByteArray();
    return new String(page, StandardCharsets.UTF_8);
  }

  @Test
  void whatIsMissingOrCannotBeIsSaidAndNothingTypedIsLost() {
    assertThat(
            post(
                Role.CASE_WORKER,
                "/clients/new",
                Map.of("id", UUID.randomUUID().toString(), "born", "3/5/2599", "age", "17")))
        .hasStatus(422)
        .bodyText()
        .contains("3/5/2599", "อย่างน้อยหนึ่งข้อ", "ยังมาไม่ถึง");
    var id = clients.client(scene);
    assertThat(tell(id, "contact", 1, "phone", "0812345678"))
        .hasStatus(422)
        .bodyText()
        .contains("0812345678", "วิธีติดต่อที่ปลอดภัยก่อน");
    assertThat(tell(id, "contact", 1, "phone", "0812345678", "channel", "NEVER"))
        .hasStatus(422)
        .bodyText()
        .contains("0812345678", "จึงเก็บหมายเลขไม่ได้");
    assertThat(tell(id, "identity", 1, "born", "3/5/2554", "age", "30"))
        .hasStatus(422)
        .bodyText()
        .contains("ไม่ตรงกับวันเกิด");
    int version = clients.file(scene, id).version();
    assertThat(tell(id, "identity", version, "born", "2554", "age", "15"))
        .hasStatus3xxRedirection();
  }

  @Test
  void whatWasNotAskedYetIsNotCalledUntold() {
    var id = UUID.randomUUID().toString();
    post(Role.CASE_WORKER, "/clients/new", Map.of("id", id, "needs", "shelter", "sex", "FEMALE"));
    assertThat(get(Role.CASE_WORKER, "/clients/" + id))
        .bodyText()
        .contains("ยังไม่ได้ถาม", "อาจยังไม่ได้ถาม", "ยังไม่ได้ถาม หรือไม่ประสงค์จะบอก")
        .doesNotContain("ไม่ได้บอก");
    assertThat(get(Role.CASE_WORKER, "/clients/" + id + "/triage"))
        .bodyText()
        .containsPattern("value=\"\"[^>]*>ยังไม่ได้ถาม หรือไม่ประสงค์จะบอก<");
    assertThat(get(Role.CASE_WORKER, "/clients"))
        .bodyText()
        .containsPattern("(?s)action=\"[^\"]*/clients/find\".*?<button[^>]*>ค้นหา<");
  }

  @Test
  void whoChangedItMeanwhileIsNotOverwrittenAndSentTwiceIsSavedOnce() {
    var id = clients.client(scene);
    int version = clients.file(scene, id).version();
    assertThat(tell(id, "story", version, "story", "เรื่องแรก")).hasStatus3xxRedirection();
    assertThat(tell(id, "story", version, "story", "เรื่องแรก")).hasStatus3xxRedirection();
    assertThat(tell(id, "story", version, "story", "เรื่องอื่น"))
        .hasStatus(422)
        .bodyText()
        .contains("เรื่องอื่น", "เรื่องแรก", "มีผู้บันทึกหน้านี้ไปก่อน");
    assertThat(get(Role.CASE_WORKER, "/clients/" + id)).bodyText().contains("เรื่องแรก");
  }

  @Test
  void twoAtOnceGetNumbersOfTheirOwnAndTheSameFormSentTwiceAtOnceOne() throws Exception {
    var a = UUID.randomUUID().toString();
    var b = UUID.randomUUID().toString();
    for (var result : AtOnce.all(() -> opened(a), () -> opened(b), () -> opened(a)))
      assertThat(result).hasStatus3xxRedirection();
    assertThat(List.of(a, b))
        .extracting(id -> clients.file(scene, ClientId.of(id)).number().substring(3))
        .containsExactlyInAnyOrder("0001", "0002");
  }

  @Test
  void ofTwoWhoChangeTheSameAtOnceOneIsToldAndLosesNothing() throws Exception {
    var id = clients.client(scene);
    int version = clients.file(scene, id).version();
    var results =
        AtOnce.all(
            () -> tell(id, "story", version, "story", "เรื่องที่หนึ่ง"),
            () -> tell(id, "story", version, "story", "เรื่องที่สอง"));
    assertThat(results)
        .extracting(result -> result.getResponse().getStatus())
        .containsExactlyInAnyOrder(302, 422);
  }

  @Test
  void theAgeBandFollowsFromTheBirthDate() {
    var id = clients.client(scene);
    var file = clients.file(scene, id);
    tell(id, "identity", file.version(), "age", "40");
    assertThat(clients.file(scene, id).triage().ageBand()).isEqualTo(AgeBand.FROM_25);
  }

  @Test
  void aClientIsFoundByTheExactNameHoweverItIsWrittenAndByNothingLess() {
    var id =
        clients.client(
            scene,
            Map.of(
                Detail.NAME_TH, "เอื้องคำ ดอยสูง",
                Detail.PHONE, "081-234-5678",
                Detail.ID_NUMBER, "1-5701-00000-00-1",
                Detail.BORN, "2011-05-03"));
    for (var typed :
        new String[] {"นางสาวเอื้องคำ  ดอยสูง", "+66 81 234 5678", "1570100000001", "๓ พ.ค. ๒๕๕๔"})
      assertThat(find(scene, typed)).hasStatusOk().bodyText().contains(id.toString());
    assertThat(find(scene, clients.file(scene, id).number())).bodyText().contains(id.toString());
    assertThat(find(scene, "เอื้องคำ")).bodyText().doesNotContain(id.toString());
    assertThat(find(scene.beside(), "เอื้องคำ ดอยสูง"))
        .hasStatusOk()
        .bodyText()
        .doesNotContain(id.toString());
  }

  @Test
  void theListShowsTwentyFiveAtATimeNewestFirstAndNamesNobody() {
    var first = clients.file(scene, clients.client(scene)).number();
    for (int more = 0; more < 25; more++) clients.client(scene);
    var page = get(Role.CASE_WORKER, "/clients");
    assertThat(page).bodyText().contains("26 กรณี", "-0026").doesNotContain(first, "เอื้องคำ");
    var last = clients.numbered(scene, first.replace("0001", "0002"));
    assertThat(page).bodyText().contains("after=" + last);
    assertThat(get(Role.CASE_WORKER, "/clients?shown=OPEN&after=" + last))
        .bodyText()
        .contains(first)
        .doesNotContain("-0002<");
    assertThat(get(Role.CASE_WORKER, "/clients?shown=CLOSED")).bodyText().contains("ยังไม่มีกรณี");
  }

  @Test
  void anotherOrganizationsFileLooksLikeNone() {
    var id = clients.client(scene);
    var other = scene.beside();
    for (var path :
        new String[] {"", "/triage", "/contact", "/story", "/screening", "/close", "/erase"})
      assertThat(
              pages.get().uri(scene.url("/clients/" + id + path)).with(other.as(Role.CASE_WORKER)))
          .as(path)
          .hasStatus(404);
    assertThat(
            pages
                .post()
                .uri(scene.url("/clients/" + id + "/notes"))
                .with(other.as(Role.CASE_WORKER))
                .with(csrf())
                .param("id", UUID.randomUUID().toString())
                .param("text", "…"))
        .hasStatus(404);
    var acting = other.acting(Role.CASE_WORKER);
    assertThat(other.in(() -> all.card(acting, id))).isEmpty();
    assertThat(other.in(() -> all.detail(acting, id, EnumSet.allOf(DataGroup.class)))).isEmpty();
  }

  @Test
  void theDatabaseShowsTheRowsToTheOwnerAlone() {
    clients.client(scene);
    var other = scene.beside();
    for (var table : new String[] {"file", "blind", "counter"}) {
      assertThat(rows(scene, table)).as(table).isPositive();
      assertThat(rows(other, table)).as(table).isZero();
    }
  }

  private static final Map<String, String> COUNTS =
      Map.of(
          "file", "select count(*) from client.file where coalition_id = ?",
          "blind", "select count(*) from client.blind where coalition_id = ?",
          "counter", "select count(*) from client.counter where coalition_id = ?");

  private int rows(Scene reader, String table) {
    return reader.in(
        () ->
            jdbc.sql(Objects.requireNonNull(COUNTS.get(table)))
                .param(reader.id().value())
                .query(Integer.class)
                .single());
  }

  /** Or the test above would prove nothing. */
  @Test
  void withoutTheSecondWallAnotherOrganizationWouldSeeThem() throws SQLException {
    clients.client(scene);
    try (var connection = TestDatabase.asSuperuser();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("drop policy party on client.file");
      statement.execute("set local role " + TestDatabase.user());
      statement.execute("set local prasan.coalition = '" + scene.id() + "'");
      statement.execute("set local prasan.organization = '" + UUID.randomUUID() + "'");
      try (var row = statement.executeQuery("select count(*) from client.file")) {
        row.next();
        assertThat(row.getInt(1)).isPositive();
      }
      connection.rollback();
    }
  }

  @Test
  void whoReadsSealedDetailsStandsInTheAuditLogAndWhoReadsCodesDoesNot() {
    var id = clients.client(scene);
    get(Role.DIRECTOR, "/clients/" + id);
    assertThat(readings(id)).isZero();
    get(Role.CASE_WORKER, "/clients/" + id);
    get(Role.CASE_WORKER, "/clients/" + id + "/identity");
    assertThat(readings(id)).isEqualTo(2);
    var acting = scene.acting(Role.CASE_WORKER);
    var told = scene.in(() -> all.detail(acting, id, Set.of(DataGroup.IDENTITY)).orElseThrow());
    assertThat(told).containsOnlyKeys(DataGroup.IDENTITY);
    assertThat(told.get(DataGroup.IDENTITY))
        .extracting(Clients.Told::text)
        .containsExactly("เอื้องคำ ดอยสูง");
    assertThat(readings(id)).isEqualTo(3);
  }

  private int readings(ClientId id) {
    return scene.in(
        () ->
            jdbc.sql(
                    """
                    select count(*) from audit.entry
                    where coalition_id = ? and deed = 'client.read' and subject_id = ?
                    """)
                .param(scene.id().value())
                .param(id.toString())
                .query(Integer.class)
                .single());
  }

  @Test
  void whoAsksForAClientAndIsRefusedStandsInTheAuditLogOnce() {
    var id = clients.client(scene);
    var other = scene.beside();
    for (int twice = 0; twice < 2; twice++) {
      assertThat(get(Role.STAFF, "/clients/" + id)).hasStatus(403);
      assertThat(pages.get().uri(scene.url("/clients/" + id)).with(other.as(Role.CASE_WORKER)))
          .hasStatus(404);
      assertThat(tell(id, "contact", 0, "phone", "0812345678")).hasStatus(422);
    }
    assertThat(refused(scene.person(Role.STAFF)))
        .containsExactly("access.input-refused audit.denied");
    assertThat(refused(other.person(Role.CASE_WORKER)))
        .containsExactly("access.input-refused audit.not-there");
    assertThat(refused(scene.person(Role.CASE_WORKER)))
        .containsExactly("client.input-refused audit.about-client");
  }

  private List<String> refused(PersonId person) {
    return scene.in(
        () ->
            jdbc.sql(
                    """
                    select deed || ' ' || (after::jsonb -> 'because' ->> 0) from audit.entry
                    where coalition_id = ? and person_id = ? and deed like '%refused'
                    """)
                .param(scene.id().value())
                .param(person.value())
                .query(String.class)
                .list());
  }

  @Test
  void eachQuestionAboutAClientSaysWhyAndCanBeLeftOutOrWithheld() {
    var id = clients.client(scene);
    for (var group : List.of("contact", "identity", "story", "health", "legal")) {
      var page = get(Role.CASE_WORKER, "/clients/" + id + "/" + group);
      assertThat(page).bodyText().contains("ผู้รับบริการไม่ประสงค์จะบอกเรื่องนี้");
      assertThat(askedWithoutWhy(page)).as(group).isEmpty();
      int version = clients.file(scene, id).version();
      assertThat(tell(id, group, version, "withheld", "true")).hasStatus3xxRedirection();
    }
    var card = get(Role.CASE_WORKER, "/clients/" + id + "/triage");
    assertThat(askedWithoutWhy(card)).as("triage").isEmpty();
  }

  /** Fields, and groups of them, that point at no sentence beside them. */
  private static List<String> askedWithoutWhy(MvcTestResult page) {
    var body = new String(page.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    var asked = QUESTION.matcher(body.substring(body.indexOf("<form class=\"form\"")));
    var questions = asked.results().map(MatchResult::group).toList();
    assertThat(questions).isNotEmpty();
    return questions.stream().filter(one -> !one.contains("aria-describedby=\"")).toList();
  }

  @Test
  void aNoteSentTwiceIsKeptOnceAndACaseThatIsClosedTakesNone() {
    var id = clients.client(scene);
    var note = Map.of("id", UUID.randomUUID().toString(), "text", "โทรหาแล้ว ปลอดภัยดี");
    assertThat(post(Role.CASE_WORKER, "/clients/" + id + "/notes", note)).hasStatus3xxRedirection();
    assertThat(post(Role.CASE_WORKER, "/clients/" + id + "/notes", note)).hasStatus3xxRedirection();
    assertThat(get(Role.CASE_WORKER, "/clients/" + id))
        .bodyText()
        .containsOnlyOnce("โทรหาแล้ว ปลอดภัยดี");
    assertThat(post(Role.CASE_WORKER, "/clients/" + id + "/close", Map.of())).hasStatus(422);
    assertThat(post(Role.CASE_WORKER, "/clients/" + id + "/close", Map.of("why", "OWN_WISH")))
        .hasStatus3xxRedirection();
    assertThat(
            post(
                Role.CASE_WORKER,
                "/clients/" + id + "/notes",
                Map.of("id", UUID.randomUUID().toString(), "text", "อีกเรื่อง")))
        .hasStatus(422)
        .bodyText()
        .contains("กรณีนี้ปิดแล้ว");
    assertThat(post(Role.CASE_WORKER, "/clients/" + id + "/reopen", Map.of()))
        .hasStatus3xxRedirection();
    assertThat(clients.file(scene, id).open()).isTrue();
  }

  /** Neither over what stands there, nor away with what was typed. */
  @Test
  void anIdThatIsTakenTakesNothingElse() {
    var id = UUID.randomUUID().toString();
    assertThat(opened(id)).hasStatus3xxRedirection();
    var note = UUID.randomUUID().toString();
    var notes = "/clients/" + id + "/notes";
    assertThat(post(Role.CASE_WORKER, notes, Map.of("id", note, "text", "โทรหาแล้ว")))
        .hasStatus3xxRedirection();
    assertThat(post(Role.CASE_WORKER, notes, Map.of("id", note, "text", "ไปเยี่ยมแล้ว")))
        .hasStatus(409);
    scene = scene.beside();
    assertThat(opened(id)).hasStatus(409);
    assertThat(opened(UUID.randomUUID().toString())).hasStatus3xxRedirection();
  }

  private MvcTestResult tell(ClientId id, String group, int version, String... told) {
    var fields = new java.util.HashMap<String, String>();
    fields.put("version", Integer.toString(version));
    for (int i = 0; i < told.length; i += 2) fields.put(told[i], told[i + 1]);
    return post(Role.CASE_WORKER, "/clients/" + id + "/" + group, fields);
  }

  private MvcTestResult find(Scene searcher, String typed) {
    return pages
        .post()
        .uri(searcher.url("/clients/find"))
        .with(searcher.as(Role.CASE_WORKER))
        .with(csrf())
        .param("what", typed)
        .exchange();
  }

  private MvcTestResult get(Role role, String path) {
    return pages.get().uri(scene.url(path)).with(scene.as(role)).exchange();
  }

  private MvcTestResult post(Role role, String path, Map<String, String> fields) {
    var request = pages.post().uri(scene.url(path)).with(scene.as(role)).with(csrf());
    fields.forEach(request::param);
    return request.exchange();
  }
}
