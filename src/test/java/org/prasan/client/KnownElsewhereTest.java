package org.prasan.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.AtOnce;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.TestClock;
import org.prasan.notification.Mails;
import org.prasan.notification.PostOffice;
import org.prasan.tenancy.Role;
import org.prasan.tenancy.Tenancy;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Whether a client is known elsewhere: nobody learns it until both owners have agreed to talk. */
@PrasanTest
class KnownElsewhereTest {
  private static final Map<Detail, String> PERSON =
      Map.of(
          Detail.NAME_TH, "นางสาวเอื้องคำ ดอยสูง",
          Detail.CHANNEL, "PHONE",
          Detail.PHONE, "081 234 5678");
  private static final Map<Detail, String> STRANGER =
      Map.of(
          Detail.NAME_TH, "นางสาวบัวคำ ห้วยลึก",
          Detail.CHANNEL, "PHONE",
          Detail.PHONE, "089 765 4321");

  @Autowired Scenes scenes;
  @Autowired ClientScenes clients;
  @Autowired AskElsewhere ask;
  @Autowired CompareClients compare;
  @Autowired AnswerQuestion answer;
  @Autowired TestClock time;
  @Autowired Mails mails;
  @Autowired PostOffice office;
  @Autowired JdbcClient jdbc;
  @Autowired MockMvcTester pages;

  Scene asker;
  Scene other;

  @BeforeEach
  void twoOrganizations() {
    asker = scenes.fresh();
    other = asker.beside();
    for (var scene : List.of(asker, other))
      for (var role : List.of(Role.CASE_WORKER, Role.SECRETARY)) scene.person(role);
  }

  @AfterEach
  void back() {
    time.back();
  }

  @Test
  void withTwoYesEachSeesTheOtherAndNeitherTheOthersFile() {
    var ours = clients.client(asker, PERSON);
    var theirs =
        clients.client(
            other,
            Map.of(
                Detail.NAME_TH,
                "เอื้องคำ ดอยสูง",
                Detail.PHONE,
                "+66 81 234 5678",
                Detail.STORY,
                "เรื่องที่เล่าที่อื่น"));
    asked(ours);
    assertThat(get(other, "/clients/questions")).bodyText().contains("-0001", "ตกลงคุย");
    assertThat(get(other, "/home")).bodyText().contains("ตอบว่าจะคุยกับองค์กรอื่นหรือไม่ 1 เรื่อง");
    assertThat(get(other, "/clients/" + theirs)).bodyText().contains("ขอคุย");
    assertThat(get(asker, "/clients/questions")).bodyText().contains("ไม่มีคำถามค้างอยู่");
    long before = mails.to(asker, Role.CASE_WORKER);
    assertThat(answered(theirs, true)).isEqualTo(AnswerQuestion.Outcome.MET);
    assertThat(mails.to(asker, Role.CASE_WORKER)).isEqualTo(before + 1);
    for (var page : List.of(get(asker, "/clients/" + ours), get(other, "/clients/" + theirs)))
      assertThat(page)
          .bodyText()
          .contains("สองฝ่ายตกลงคุยกัน", "คนทดสอบ")
          .doesNotContain("ไม่มีใครรู้จัก");
    assertThat(get(asker, "/clients/" + theirs)).hasStatus(404);
    assertThat(get(asker, "/clients/" + ours)).bodyText().doesNotContain("เรื่องที่เล่าที่อื่น");
    clients.erase(asker, ours);
    assertThat(get(asker, "/clients/" + ours)).bodyText().doesNotContain("สองฝ่ายตกลงคุยกัน");
    assertThat(get(other, "/clients/" + theirs)).bodyText().contains("สองฝ่ายตกลงคุยกัน");
  }

  @Test
  void whoeverAsksAboutWhomTheOtherAskedHasAgreedAndIsNotAsked() {
    clients.reachedBy(other, "053 000 777");
    var ours = clients.client(asker, PERSON);
    var theirs = clients.client(other, PERSON);
    ask(ours);
    askedBy(other, theirs);
    compare.compare(asker.coalition());
    assertThat(questions()).as("both had asked before it was compared").isZero();
    assertThat(get(asker, "/clients/" + ours))
        .bodyText()
        .contains(
            "สองฝ่ายตกลงคุยกัน",
            "tel:053000777",
            other.url("/organizations/" + other.organization()));
    assertThat(get(other, "/clients/" + theirs)).bodyText().contains("สองฝ่ายตกลงคุยกัน");
    for (var scene : List.of(asker, other))
      assertThat(mails.to(scene, Role.CASE_WORKER)).as("is told, and once").isOne();
    var later = clients.client(asker, STRANGER);
    var alike = clients.client(other, STRANGER);
    asked(later);
    assertThat(questions()).as("one had asked").isOne();
    askedBy(other, alike);
    compare.compare(asker.coalition());
    assertThat(questions()).as("the other is not asked in turn").isOne();
    assertThat(answered(alike, false)).isEqualTo(AnswerQuestion.Outcome.NOT_OPEN);
    for (var page : List.of(get(asker, "/clients/" + later), get(other, "/clients/" + alike)))
      assertThat(page).bodyText().contains("สองฝ่ายตกลงคุยกัน").doesNotContain("และขอคุย");
  }

  /** As it stood before to ask counted as an answer: the migration lets it be compared anew. */
  @Test
  void twoWhoBothWaitedForTheOthersAnswerMeetOnceTheyAreMigrated() throws IOException {
    var ours = clients.client(asker, PERSON);
    var theirs = clients.client(other, PERSON);
    asked(ours);
    askedInTurnBefore(ours, theirs);
    compare.compare(asker.coalition());
    assertThat(get(asker, "/clients/" + ours)).bodyText().doesNotContain("สองฝ่ายตกลงคุยกัน");
    migrate("V7__asked_each_other.sql");
    compare.compare(asker.coalition());
    for (var page : List.of(get(asker, "/clients/" + ours), get(other, "/clients/" + theirs)))
      assertThat(page).bodyText().contains("สองฝ่ายตกลงคุยกัน").doesNotContain("และขอคุย");
    assertThat(answered(theirs, false)).isEqualTo(AnswerQuestion.Outcome.NOT_OPEN);
    assertThat(rows(asker, "contact")).isOne();
    migrate("V7__asked_each_other.sql");
    assertThat(compare.compare(asker.coalition())).as("nothing is left to compare").isZero();
  }

  private void askedInTurnBefore(ClientId ours, ClientId theirs) {
    var inTurn =
        """
        with inquiry as (
          insert into client.inquiry
          select coalition_id, gen_random_uuid(), :other, :theirs, :person, asked_at, compared_at
          from client.inquiry where file_id = :ours),
        match as (
          insert into client.match
          select coalition_id, gen_random_uuid(), known_id, known_file_id, :person, asker_id,
            asker_file_id
          from client.match where asker_file_id = :ours
          returning *)
        insert into client.question (coalition_id, id, organization_id, file_id)
        select coalition_id, id, known_id, known_file_id from match
        """;
    asProduct(
        () ->
            jdbc.sql(inTurn)
                .param("other", other.organization().value())
                .param("theirs", theirs.value())
                .param("ours", ours.value())
                .param("person", other.person(Role.CASE_WORKER).value())
                .update());
  }

  /** What it moves; policies are lifted for the owner alone. */
  private void migrate(String script) throws IOException {
    var sql =
        new ClassPathResource("db/migration/client/" + script)
            .getContentAsString(StandardCharsets.UTF_8);
    var update = sql.substring(sql.indexOf("update "), sql.indexOf(";", sql.indexOf("update ")));
    asProduct(() -> jdbc.sql(update).update());
  }

  private void asProduct(Supplier<Integer> work) {
    asker.in(() -> Tenancy.asProduct(asker.id(), work::get));
  }

  @Test
  void whoAskedLongAgoOrWorksWithTheClientNoMoreIsAskedAnew() {
    var ours = clients.client(asker, PERSON);
    asked(ours);
    time.forward(Duration.ofDays(31));
    var theirs = clients.client(other, PERSON);
    askedBy(other, theirs);
    compare.compare(asker.coalition());
    assertThat(questions()).isOne();
    assertThat(get(other, "/clients/" + theirs)).bodyText().doesNotContain("ตกลงคุยกัน");
    var done = clients.client(asker, STRANGER);
    asked(done);
    clients.close(asker, done);
    askedBy(other, clients.client(other, STRANGER));
    compare.compare(asker.coalition());
    assertThat(questions()).isEqualTo(2);
  }

  @Test
  void aNoAfterOneHasAskedHoldsAndTheOtherNeverLearnsOfIt() {
    var ours = clients.client(asker, PERSON);
    var theirs = clients.client(other, PERSON);
    asked(ours);
    askedBy(other, theirs);
    time.forward(Duration.ofSeconds(1));
    assertThat(answered(theirs, false)).isEqualTo(AnswerQuestion.Outcome.KEPT_APART);
    compare.compare(asker.coalition());
    assertThat(questions()).isOne();
    assertThat(get(asker, "/clients/" + ours)).bodyText().doesNotContain("ตกลงคุยกัน", "และขอคุย");
  }

  @Test
  void aHitAndNoHitLookAlikeToTheAskerInEveryByteRowLogAndMail() {
    clients.client(other, PERSON);
    var hit = clients.client(asker, PERSON);
    var none = clients.client(asker, STRANGER);
    for (var id : List.of(hit, none)) {
      assertThat(post(asker, "/clients/" + id + "/elsewhere", Map.of("form", fresh())))
          .hasStatus3xxRedirection();
      compare.compare(asker.coalition());
    }
    assertThat(questions()).as("there was one hit").isOne();
    assertThat(alike(get(asker, "/clients/" + hit), hit))
        .isEqualTo(alike(get(asker, "/clients/" + none), none));
    for (var table : List.of("inquiry", "question", "contact", "match"))
      assertThat(rows(asker, table)).as(table).isEqualTo(table.equals("inquiry") ? 2 : 0);
    assertThat(rowsOf(hit)).isEqualTo(rowsOf(none));
    assertThat(mails.to(asker, Role.CASE_WORKER)).isZero();
    assertThat(mails.to(other, Role.CASE_WORKER)).isOne();
    assertThat(deeds("client.asked-elsewhere")).isEqualTo(2);
    assertThat(deeds("client.agreed-to-talk")).isZero();
    assertThat(get(asker, Role.SECRETARY, "/audit")).bodyText().doesNotContain("ตกลงคุย");
    assertThat(get(asker, "/home")).bodyText().doesNotContain("ตอบว่าจะคุย");
  }

  @Test
  void theOfficeSeesOfAHitNoMailAtOnceAndNoDigest() {
    var post = office.open();
    try {
      clients.client(other, PERSON);
      asked(clients.client(asker, PERSON));
      time.forward(Duration.ofMinutes(3));
      assertThat(office.send(post)).as("at once").isZero();
      // Not on a Monday, when everybody hears of whatever is open.
      var now = time.instant().atZone(time.getZone());
      var noon = now.with(TemporalAdjusters.next(DayOfWeek.TUESDAY)).withHour(12);
      time.forward(Duration.between(now, noon));
      office.beginDigests(asker);
      assertThat(office.send(post)).as("the digest of whoever is asked").isOne();
      assertThat(PostOffice.to(post, other, Role.CASE_WORKER)).hasSize(1);
      assertThat(get(other, "/notices/letters")).bodyText().doesNotContain("ยังไม่มีอีเมล");
      for (var scene : List.of(asker, other))
        assertThat(get(scene, Role.SECRETARY, "/letters")).bodyText().contains("ยังไม่มีอีเมล");
    } finally {
      post.stop();
    }
  }

  @Test
  void whoIsAskedDoesNotLearnByWhom() {
    var ours = clients.client(asker, PERSON);
    clients.client(other, PERSON);
    asked(ours);
    assertThat(rows(other, "question")).isOne();
    assertThat(rows(other, "match")).isZero();
    assertThat(rows(other, "inquiry")).isZero();
    var row =
        other.in(
            () ->
                jdbc.sql("select to_json(q)::text from client.question q")
                    .query(String.class)
                    .single());
    assertThat(row)
        .doesNotContain(asker.organization().toString(), asker.person(Role.CASE_WORKER).toString());
    assertThat(get(other, "/clients/questions"))
        .bodyText()
        .doesNotContain(asker.organization().toString());
  }

  @Test
  void aNoLeavesTheAskerWhereItWasAndNobodyIsPressed() {
    var ours = clients.client(asker, PERSON);
    var theirs = clients.client(other, PERSON);
    asked(ours);
    var before = alike(get(asker, "/clients/" + ours), ours);
    int logged = deeds("");
    assertThat(answered(theirs, false)).isEqualTo(AnswerQuestion.Outcome.KEPT_APART);
    assertThat(answered(theirs, true)).isEqualTo(AnswerQuestion.Outcome.NOT_OPEN);
    assertThat(alike(get(asker, "/clients/" + ours), ours)).isEqualTo(before);
    assertThat(deeds("") - logged).as("reading the page is logged, the no is not").isEqualTo(1);
    assertThat(mails.to(asker, Role.CASE_WORKER)).isZero();
    time.forward(Duration.ofDays(31));
    asked(ours);
    assertThat(get(other, "/clients/questions")).bodyText().contains("ไม่มีคำถามค้างอยู่");
  }

  @Test
  void onlyWhatTellsAPersonApartIsComparedAndNeverAnotherCoalition() {
    clients.client(scenes.fresh(), Map.of(Detail.ID_NUMBER, "1-5001-00000-01-1"));
    clients.client(other, PERSON);
    var name = clients.client(asker, Map.of(Detail.NAME_TH, "เอื้องคำ ดอยสูง"));
    assertThat(ask(name)).isEqualTo(AskElsewhere.Outcome.TOO_LITTLE_KNOWN);
    assertThat(get(asker, "/clients/" + name)).bodyText().contains("ถามได้เมื่อรู้เลขประจำตัว");
    var phone =
        clients.client(
            asker,
            Map.of(Detail.NAME_TH, "คนอื่น", Detail.CHANNEL, "PHONE", Detail.PHONE, "0812345678"));
    asked(phone);
    assertThat(questions()).isZero();
    clients.client(other, Map.of(Detail.ID_NUMBER, "1-5001-00000-01-1"));
    var number =
        clients.client(
            asker, Map.of(Detail.NAME_TH, "ชื่อใหม่", Detail.ID_NUMBER, "1500100000011"));
    asked(number);
    assertThat(questions()).isOne();
  }

  @Test
  void aPersonAsksSoOftenADayAndNotAgainAboutTheSameClient() {
    for (int i = 0; i < AskElsewhere.A_DAY; i++)
      assertThat(ask(clients.client(asker, PERSON))).isEqualTo(AskElsewhere.Outcome.ASKED);
    var one = clients.client(asker, PERSON);
    assertThat(ask(one)).isEqualTo(AskElsewhere.Outcome.ENOUGH_FOR_TODAY);
    time.forward(Duration.ofDays(1));
    assertThat(ask(one)).isEqualTo(AskElsewhere.Outcome.ASKED);
    assertThat(ask(one)).isEqualTo(AskElsewhere.Outcome.ASKED);
    assertThat(rows(asker, "inquiry")).isEqualTo(AskElsewhere.A_DAY + 1);
    assertThat(get(asker, "/clients/" + one)).bodyText().doesNotContain("/elsewhere\"");
  }

  @Test
  void twoCopiesOfTheApplicationAskTheOwnerOnceAndTwoAnswersAreOne() throws Exception {
    var ours = clients.client(asker, PERSON);
    var theirs = clients.client(other, PERSON);
    ask(ours);
    AtOnce.all(() -> compare.compare(asker.coalition()), () -> compare.compare(asker.coalition()));
    assertThat(questions()).isOne();
    assertThat(mails.to(other, Role.CASE_WORKER)).isOne();
    assertThat(AtOnce.all(() -> answered(theirs, true), () -> answered(theirs, true)))
        .containsExactlyInAnyOrder(AnswerQuestion.Outcome.MET, AnswerQuestion.Outcome.NOT_OPEN);
  }

  @Test
  void nobodyAsksOrAnswersForAnotherOrganization() {
    var ours = clients.client(asker, PERSON);
    clients.client(other, PERSON);
    assertThat(post(other, "/clients/" + ours + "/elsewhere", Map.of("form", fresh())))
        .hasStatus(404);
    asked(ours);
    var question = Tenancy.asProduct(asker.id(), this::question);
    assertThat(asker.in(() -> answer.answer(asker.acting(Role.CASE_WORKER), question, true)))
        .isEqualTo(AnswerQuestion.Outcome.NOT_OPEN);
    assertThat(
            pages
                .post()
                .uri(asker.url("/clients/" + ours + "/elsewhere"))
                .param("form", fresh())
                .with(asker.as(Role.DIRECTOR))
                .with(csrf()))
        .hasStatus(403);
  }

  private void asked(ClientId id) {
    assertThat(ask(id)).isEqualTo(AskElsewhere.Outcome.ASKED);
    compare.compare(asker.coalition());
  }

  private AskElsewhere.Outcome ask(ClientId id) {
    return askedBy(asker, id);
  }

  private AskElsewhere.Outcome askedBy(Scene scene, ClientId id) {
    var acting = scene.acting(Role.CASE_WORKER);
    return Tenancy.in(
        scene.id(), scene.organization(), () -> ask.ask(acting, id, UUID.fromString(fresh())));
  }

  private AnswerQuestion.Outcome answered(ClientId theirs, boolean yes) {
    var acting = other.acting(Role.CASE_WORKER);
    var question =
        other.in(
            () ->
                jdbc.sql("select id from client.question where file_id = :file")
                    .param("file", theirs.value())
                    .query(UUID.class)
                    .single());
    return Tenancy.in(other.id(), other.organization(), () -> answer.answer(acting, question, yes));
  }

  private UUID question() {
    return asker.in(
        () ->
            Tenancy.asProduct(
                asker.id(),
                () -> jdbc.sql("select id from client.question").query(UUID.class).single()));
  }

  private int questions() {
    return asker.in(
        () ->
            Tenancy.asProduct(
                asker.id(),
                () ->
                    jdbc.sql("select count(*) from client.question")
                        .query(Integer.class)
                        .single()));
  }

  private int rows(Scene scene, String table) {
    return scene.in(
        () -> jdbc.sql("select count(*) from client." + table).query(Integer.class).single());
  }

  /** What the database shows the asker of an inquiry, but for ids and moments. */
  private List<Map<String, @Nullable Object>> rowsOf(ClientId file) {
    return asker.in(
        () ->
            jdbc.sql(
                    """
                    select organization_id, asked_by, compared_at is not null as compared
                    from client.inquiry where file_id = :file
                    """)
                .param("file", file.value())
                .query()
                .listOfRows());
  }

  private int deeds(String deed) {
    return asker.in(
        () ->
            jdbc.sql(
                    """
                    select count(*) from audit.entry
                    where coalition_id = :coalition and deed like :deed || '%'
                    """)
                .param("coalition", asker.id().value())
                .param("deed", deed)
                .query(Integer.class)
                .single());
  }

  /** Without what is of the client itself, or of this one showing of the page. */
  private static String alike(MvcTestResult page, ClientId id) {
    var body = new String(page.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    var told = List.of(PERSON, STRANGER).stream().flatMap(one -> one.values().stream()).toList();
    for (var one : told) body = body.replace(one, "…");
    return body.replace(id.toString(), "…")
        .replaceAll("\\d\\d-000\\d", "…")
        .replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "…")
        .replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "…");
  }

  private static String fresh() {
    return UUID.randomUUID().toString();
  }

  private MvcTestResult get(Scene who, String path) {
    return get(who, Role.CASE_WORKER, path);
  }

  private MvcTestResult get(Scene who, Role role, String path) {
    return pages.get().uri(who.url(path)).with(who.as(role)).exchange();
  }

  private MvcTestResult post(Scene who, String path, Map<String, String> fields) {
    var request = pages.post().uri(who.url(path)).with(who.as(Role.CASE_WORKER)).with(csrf());
    fields.forEach(request::param);
    return request.exchange();
  }
}
