package org.prasan.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.prasan.identity.Browser.to;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.TwoEditors;
import org.prasan.language.ThaiDates;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@PrasanTest
@Tag("data")
class PeopleTest {
  @Autowired TwoEditors editors;
  @Autowired Scenes scenes;
  @Autowired MockMvcTester pages;
  @Autowired PersonMandates mandates;
  @Autowired Accounts accounts;
  @Autowired Passwords passwords;
  @Autowired JdbcClient jdbc;
  Scene scene;

  @BeforeEach
  void setScene() {
    scene = scenes.fresh();
  }

  @Test
  void theSecondOfTwoWhoCorrectAPersonSeesBothVersions() {
    var page = "/people/" + scene.person(Role.STAFF) + "/edit";
    editors.bothSeeBoth(scene, Role.SECRETARY, page, "nameTh");
  }

  @Test
  void membersSeeWhoWorksInTheCoalition() {
    var person = scene.person(Role.DIRECTOR);
    assertThat(get("/people", Role.STAFF)).hasStatusOk().bodyText().contains("คนทดสอบ");
    assertThat(get("/people/" + person, Role.STAFF)).hasStatusOk();
  }

  @Test
  void aNameIsLookedForWithoutStandingInAnyAddress() {
    scene.person(Role.DIRECTOR);
    assertThat(found("zzz")).hasStatusOk().bodyText().contains("ยังไม่พบใคร", "zzz");
    assertThat(found("ทดสอบ"))
        .hasStatusOk()
        .bodyText()
        .contains("คนทดสอบ", "value=\"ทดสอบ\"")
        .doesNotContain("q=");
    assertThat(get("/people?found=" + FreshId.next(), Role.STAFF))
        .as("of another session, or long ago: all")
        .hasStatusOk()
        .bodyText()
        .contains("คนทดสอบ");
    assertThat(post("/people/find", Role.STAFF, "q", " ", "left", "true"))
        .redirectedUrl()
        .isEqualTo(scene.url("/people?left=true"));
  }

  /** The page to which looking for this leads. */
  private MvcTestResult found(String words) {
    var sent = post("/people/find", Role.STAFF, "q", words);
    var page = String.valueOf(sent.getResponse().getRedirectedUrl());
    return pages
        .get()
        .uri(URI.create(page))
        .cookie(sent.getResponse().getCookies())
        .with(scene.as(Role.STAFF))
        .exchange();
  }

  @Test
  void anOrganizationThatIsNoneIsNotFoundAndNoneChosenShowsAll() {
    assertThat(get("/people?organization=zzz", Role.STAFF)).hasStatus(404);
    assertThat(get("/people?after=zzz", Role.STAFF)).hasStatus(404);
    assertThat(get("/people?organization=&q=", Role.STAFF)).hasStatusOk();
    assertThat(get("/people?organization=" + scene.organization(), Role.STAFF)).hasStatusOk();
  }

  @Test
  void aPersonOfAnotherCoalitionIsNotThere() {
    var stranger = scenes.fresh().person(Role.DIRECTOR);
    assertThat(get("/people/" + stranger, Role.ADMINISTRATOR)).hasStatus(404);
    assertThat(get("/people/" + PersonId.fresh(), Role.ADMINISTRATOR)).hasStatus(404);
  }

  @Test
  void aMandateIsGivenInThaiDatesAndEndsAtOnce() {
    var person = scene.person(Role.STAFF);
    var given =
        post(
            "/people/" + person + "/mandates",
            Role.DIRECTOR,
            "organization",
            scene.organization().toString(),
            "role",
            "ALTERNATE",
            "from",
            "1 มกราคม 2563",
            "to",
            "31 ธ.ค. 2699");
    assertThat(given).hasStatus(302);
    var mandate =
        scene.in(() -> mandates.of(scene.id(), person)).stream()
            .filter(held -> held.role() == Role.ALTERNATE)
            .findFirst()
            .orElseThrow();
    assertThat(mandate.from()).isEqualTo("2020-01-01");
    assertThat(mandate.to()).isEqualTo("2156-12-31");
    assertThat(end(person, mandate.id(), Role.DIRECTOR)).hasStatus(302);
    assertThat(scene.in(() -> mandates.byId(scene.id(), mandate.id())).orElseThrow().over(today()))
        .isTrue();
  }

  /** Back, changed and sent again, because the answer to the first was lost on the way. */
  @Test
  void whatIsTypedAfterTheFirstMandateWasGivenIsNotSaidToBeGivenAndStays() {
    var person = scene.person(Role.STAFF);
    var id = PersonId.fresh().toString();
    for (int twice = 0; twice < 2; twice++)
      assertThat(given(person, id, "ALTERNATE", "31/12/2580")).hasStatus(302);
    for (var other : List.of("ALTERNATE 30/6/2570", "FOCAL_POINT 31/12/2580")) {
      var words = other.split(" ", 2);
      assertThat(given(person, id, words[0], words[1]))
          .hasStatus(422)
          .bodyText()
          .contains("ส่งมาถึงแล้วครั้งหนึ่ง", words[1])
          .containsPattern("value=\"" + words[0] + "\"[^>]*checked")
          .doesNotContain("value=\"" + id + "\"");
    }
    assertThat(scene.in(() -> mandates.of(scene.id(), person))).hasSize(2);
  }

  private MvcTestResult given(PersonId person, String id, String role, String to) {
    return post(
        "/people/" + person + "/mandates",
        Role.DIRECTOR,
        "id",
        id,
        "organization",
        scene.organization().toString(),
        "role",
        role,
        "to",
        to);
  }

  @Test
  void endingAMandateNeverProlongsItAndASecondEndIsTheFirst() {
    var person = scene.person(Role.STAFF);
    var id = scene.in(() -> mandates.of(scene.id(), person)).getFirst().id();
    var path = "/people/" + person + "/mandates/" + id + "/end";
    var soon = thai(today().plusDays(20));
    assertThat(post(path, Role.DIRECTOR, "lastDay", soon)).hasStatus(302);
    var late = thai(today().plusDays(21));
    for (var words : List.of("หน้าที่นี้สิ้นสุด " + soon + " อยู่แล้ว", late))
      assertThat(post(path, Role.DIRECTOR, "lastDay", late))
          .hasStatus(422)
          .bodyText()
          .contains(words);
    assertThat(last(id)).isEqualTo(today().plusDays(20));
    var sooner = thai(today().plusDays(19));
    for (int i = 0; i < 2; i++)
      assertThat(post(path, Role.DIRECTOR, "lastDay", sooner)).hasStatus(302);
    assertThat(last(id)).isEqualTo(today().plusDays(19));
    assertThat(ended()).isEqualTo(2);
    for (int i = 0; i < 2; i++) assertThat(post(path, Role.DIRECTOR)).hasStatus(302);
    assertThat(last(id)).isEqualTo(today().minusDays(1));
    assertThat(ended()).isEqualTo(3);
    assertThat(post(path, Role.DIRECTOR, "lastDay", late)).hasStatus(302);
    assertThat(last(id)).isEqualTo(today().minusDays(1));
  }

  @Test
  void underTheNameOfSomebodyElseNoMandateEnds() {
    var id = scene.in(() -> mandates.of(scene.id(), scene.person(Role.STAFF))).getFirst().id();
    assertThat(end(scene.person(Role.ALTERNATE), id, Role.DIRECTOR)).hasStatus(404);
    assertThat(ended()).isZero();
    assertThat(end(scene.person(Role.STAFF), id, Role.DIRECTOR)).hasStatus(302);
  }

  @Test
  void aMandateForAnotherOrganizationIsNotThereForWhoMayNotEndIt() {
    var id = scene.in(() -> mandates.of(scene.id(), scene.person(Role.STAFF))).getFirst().id();
    var path = scene.url("/people/" + scene.person(Role.STAFF) + "/mandates/" + id + "/end");
    var other = scene.beside();
    for (var role : List.of(Role.FOCAL_POINT, Role.DIRECTOR)) {
      assertThat(pages.get().uri(path).with(other.as(role))).hasStatus(404);
      assertThat(pages.post().uri(path).with(other.as(role)).with(csrf())).hasStatus(404);
    }
    assertThat(pages.get().uri(path).with(scene.as(Role.DIRECTOR))).hasStatusOk();
    assertThat(ended()).isZero();
  }

  @Test
  void anUnreadableDateIsExplainedAndWhatWasTypedIsKept() {
    var refused =
        post(
            "/people/" + scene.person(Role.STAFF) + "/mandates",
            Role.DIRECTOR,
            "organization",
            scene.organization().toString(),
            "role",
            "ALTERNATE",
            "from",
            "พรุ่งนี้");
    assertThat(refused).hasStatus(422).bodyText().contains("พรุ่งนี้");
  }

  @Test
  void whoLosesTheMandateLosesThePageWithTheNextRequest() {
    var person = scene.person(Role.FOCAL_POINT);
    var held = scene.in(() -> mandates.of(scene.id(), person)).getFirst();
    assertThat(get("/home", Role.FOCAL_POINT)).hasStatusOk();
    end(person, held.id(), Role.ADMINISTRATOR);
    assertThat(get("/home", Role.FOCAL_POINT)).hasStatus(403);
  }

  @Test
  void onlyTheOfficeCorrectsNameAndPhoneOfOthers() {
    var person = scene.person(Role.STAFF);
    var edit = "/people/" + person + "/edit";
    assertThat(get(edit, Role.DIRECTOR)).hasStatus(403);
    assertThat(post(edit, Role.DIRECTOR, "nameTh", "ใครก็ได้")).hasStatus(403);

    assertThat(get(edit, Role.SECRETARY)).hasStatusOk().bodyText().contains("name=\"phone\"");
    var saved =
        post(
            edit,
            Role.SECRETARY,
            "basis",
            basis(edit),
            "nameTh",
            "สายฝน ใจเย็น",
            "phone",
            "๐๘๑ ๒๓๔ ๕๖๗๘",
            "language",
            "en");

    assertThat(saved).hasStatus(302);
    assertThat(get("/people/" + person, Role.STAFF))
        .bodyText()
        .contains("สายฝน ใจเย็น", "081 234 5678");
    assertThat(accounts.byId(person.value()).orElseThrow().language()).isEqualTo("en");
  }

  @Test
  void aPhoneThatIsNoNumberIsAskedAboutAndKept() {
    var edit = "/people/" + scene.person(Role.STAFF) + "/edit";
    assertThat(post(edit, Role.SECRETARY, "nameTh", "สายฝน", "phone", "โทรบ้านเพื่อน"))
        .hasStatus(422)
        .bodyText()
        .contains("โทรบ้านเพื่อน", "ยังอ่านหมายเลขโทรศัพท์นี้ไม่ได้");
  }

  @Test
  void theAccountOfSomebodyWhoWorksElsewhereTooKeepsItsNameAndLanguage() {
    var person = scene.person(Role.STAFF);
    accounts.join(person.value(), scenes.fresh().id());
    var edit = "/people/" + person + "/edit";
    assertThat(get(edit, Role.SECRETARY)).bodyText().doesNotContain("name=\"language\"");

    var typed =
        new String[] {"basis", basis(edit), "nameTh", "ชื่อในเครือข่ายนี้", "language", "en"};
    post(edit, Role.SECRETARY, typed);

    assertThat(get("/people/" + person, Role.STAFF)).bodyText().contains("ชื่อในเครือข่ายนี้");
    var account = accounts.byId(person.value()).orElseThrow();
    assertThat(account.name().th()).isEqualTo("คนทดสอบ");
    assertThat(account.language()).isEqualTo("th");
  }

  @Test
  void nobodyCorrectsAPersonOfAnotherCoalition() {
    var stranger = scenes.fresh().person(Role.DIRECTOR);
    assertThat(post("/people/" + stranger + "/edit", Role.SECRETARY, "nameTh", "ใครก็ได้"))
        .hasStatus(404);
  }

  @Test
  void onesOwnPhoneIsKnownInTheCoalitionOnceItIsTyped() {
    var person = scene.person(Role.STAFF);
    var saved =
        pages
            .post()
            .uri("/account")
            .with(scene.as(Role.STAFF))
            .with(csrf())
            .param("nameTh", "คนทดสอบ")
            .param("phone", "053 123 456 ต่อ 7")
            .param("language", "th")
            .exchange();
    assertThat(saved).hasStatus(302);
    assertThat(get("/people/" + person, Role.SECRETARY)).bodyText().contains("053 123 456 ต่อ 7");
    assertThat(pages.get().uri("/account").with(scene.as(Role.STAFF)))
        .bodyText()
        .contains("053 123 456 ต่อ 7");
  }

  @Test
  void theLastAdministratorStays() {
    var person = scene.person(Role.ADMINISTRATOR);
    var held = scene.in(() -> mandates.of(scene.id(), person)).getFirst();
    end(person, held.id(), Role.ADMINISTRATOR);
    assertThat(get("/people", Role.ADMINISTRATOR)).hasStatusOk();
    for (var nobody : List.of("nobody", PersonId.fresh().toString()))
      assertThat(deactivate(person, "successor-" + held.id(), nobody)).hasStatus(422);
    assertThat(get("/people", Role.ADMINISTRATOR)).hasStatusOk();
    var deputy = scene.person(Role.STAFF);
    assertThat(deactivate(person, "successor-" + held.id(), deputy.toString())).hasStatus(302);
    assertThat(scene.in(() -> mandates.of(scene.id(), deputy)))
        .anyMatch(mandate -> mandate.role() == Role.ADMINISTRATOR);
  }

  @Test
  void whoLeavesIsAskedAboutAndSignedOutEverywhere() {
    var person = scene.person(Role.FOCAL_POINT);
    accounts.setPassword(person.value(), passwords.hash(SignInTest.PASSWORD));
    var email = accounts.byId(person.value()).orElseThrow().email();
    var browser = new Browser(pages);
    browser.get("/sign-in");
    browser.post("/sign-in", "email", email, "password", SignInTest.PASSWORD);
    assertThat(browser.get(scene.url("/home"))).hasStatusOk();
    assertThat(get("/people/" + person + "/deactivation", Role.SECRETARY)).hasStatusOk();
    assertThat(deactivate(person)).hasStatus(422);
    var held = scene.in(() -> mandates.of(scene.id(), person)).getFirst();
    assertThat(deactivate(person, "successor-" + held.id(), "nobody")).hasStatus(302);
    assertThat(browser.get(scene.url("/home"))).hasStatus(302);
    browser.get("/sign-in");
    assertThat(browser.post("/sign-in", "email", email, "password", SignInTest.PASSWORD))
        .hasStatus(422);
  }

  @Test
  void lettingSomebodyLeaveAgainEndsNothingOfWhatTheyDoElsewhere() {
    var person = scene.person(Role.FOCAL_POINT);
    accounts.join(person.value(), scenes.fresh().id());
    accounts.setPassword(person.value(), passwords.hash(SignInTest.PASSWORD));
    var held = scene.in(() -> mandates.of(scene.id(), person)).getFirst();
    assertThat(deactivate(person, "successor-" + held.id(), "nobody")).hasStatus(302);
    var browser = new Browser(pages);
    browser.get("/sign-in");
    var email = accounts.byId(person.value()).orElseThrow().email();
    browser.post("/sign-in", "email", email, "password", SignInTest.PASSWORD);
    assertThat(browser.get("/account")).hasStatusOk();
    assertThat(deactivate(person)).as("the form sent again").hasStatus(302);
    assertThat(browser.get("/account")).hasStatusOk();
  }

  @Test
  void aPersonSwitchesToAMandateOfOnesOwnOnly() {
    var person = scene.person(Role.STAFF);
    var own = scene.in(() -> mandates.of(scene.id(), person)).getFirst().id();
    var switched = post("/acting/" + own, Role.STAFF);
    assertThat(to(switched)).isEqualTo(scene.url("/home"));
    var said = switched.getMvcResult().getFlashMap();
    assertThat(said.get("flash")).isEqualTo("identity.switched");
    assertThat(said.get("flashArgument")).isEqualTo("ทดสอบ");
    assertThat(post("/acting/" + FreshId.next(), Role.STAFF)).hasStatus(404);
  }

  @Test
  void helpWithSigningInIsRefusedForPeopleOfOtherCoalitionsToo() {
    var person = scene.person(Role.FOCAL_POINT);
    assertThat(to(post("/people/" + person + "/sign-in-help/link", Role.SECRETARY)))
        .isEqualTo(scene.url("/people/" + person));
    accounts.join(person.value(), scenes.fresh().id());
    assertThat(to(post("/people/" + person + "/sign-in-help/link", Role.SECRETARY)))
        .endsWith("/sign-in-help");
  }

  private java.time.LocalDate today() {
    return java.time.LocalDate.now(java.time.ZoneId.of("Asia/Bangkok"));
  }

  private static String thai(java.time.LocalDate day) {
    return ThaiDates.full(day, Locale.of("th"));
  }

  private java.time.@Nullable LocalDate last(UUID mandate) {
    return scene.in(() -> mandates.byId(scene.id(), mandate)).orElseThrow().to();
  }

  private long ended() {
    return scene.in(
        () ->
            jdbc.sql(
                    "select count(*) from audit.entry"
                        + " where coalition_id = :coalition and deed = 'mandate.ended'")
                .param("coalition", scene.id().value())
                .query(Long.class)
                .single());
  }

  private MvcTestResult end(PersonId person, UUID mandate, Role by) {
    return post("/people/" + person + "/mandates/" + mandate + "/end", by);
  }

  private MvcTestResult deactivate(PersonId person, String... choices) {
    return post("/people/" + person + "/deactivation", Role.SECRETARY, choices);
  }

  private String basis(String edit) {
    var page = new String(get(edit, Role.SECRETARY).getResponse().getContentAsByteArray(), UTF_8);
    return page.replaceAll("(?s).*name=\"basis\" value=\"([^\"]+)\".*", "$1");
  }

  private MvcTestResult get(String path, Role role) {
    return pages.get().uri(scene.url(path)).with(scene.as(role)).exchange();
  }

  private MvcTestResult post(String path, Role role, String... fields) {
    var request = pages.post().uri(scene.url(path)).with(scene.as(role)).with(csrf());
    for (int i = 0; i < fields.length; i += 2) request.param(fields[i], fields[i + 1]);
    return request.exchange();
  }
}
