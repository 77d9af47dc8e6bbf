package org.prasan.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.prasan.identity.Browser.bodyOf;
import static org.prasan.identity.Browser.to;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.operation.Arguments;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Only an organization gives sight of what its clients told it, whatever way others try. */
@PrasanTest
@Tag("data")
@ExtendWith(OutputCaptureExtension.class)
class VouchTest {
  private static final String PASSWORD = "three rivers meet slowly";

  @Autowired Scenes scenes;
  @Autowired MockMvcTester pages;
  @Autowired Persons persons;
  @Autowired PersonMandates mandates;
  @Autowired SecondFactors factors;
  @Autowired VouchCommand command;
  @Autowired HelpSignInCommand helpers;
  @Autowired Accounts accounts;
  @Autowired JdbcClient jdbc;
  private Scene scene;
  private final String email = "planted" + FreshId.next() + "@example.org";

  @BeforeEach
  void setScene() {
    scene = scenes.fresh();
    scene.person(Role.DIRECTOR);
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"SECRETARY", "ADMINISTRATOR"})
  void whoeverTheOfficeInvitesSeesNoFileUntilTheOrganizationSaysYes(Role office) {
    var planted = accept(invite(office, "CASE_WORKER"));
    assertThat(clients(as(planted))).hasStatus(403);
    assertThat(sayYes(planted, scene.as(Role.DIRECTOR))).hasStatus(302);
    assertThat(clients(as(planted))).hasStatusOk();
    assertThat(deeds()).contains("mandate.vouched");
  }

  @Test
  void whomTheOrganizationItselfInvitesSeesFilesAtOnce() {
    assertThat(clients(as(accept(invite(Role.DIRECTOR, "CASE_WORKER"))))).hasStatusOk();
  }

  @Test
  void aLinkThatTheOfficeMadeAnewForTheOrganizationsInvitationOpensNoFile() {
    invite(Role.DIRECTOR, "CASE_WORKER");
    var again = post("/people/invitations/" + invitation() + "/again", scene.as(Role.SECRETARY));
    var planted = accept(link(again));
    assertThat(clients(as(planted))).hasStatus(403);
  }

  @Test
  void theOrganizationsOwnNewLinkDoesNotMakeTheOfficesInvitationItsOwn() {
    invite(Role.SECRETARY, "CASE_WORKER");
    var again = post("/people/invitations/" + invitation() + "/again", scene.as(Role.DIRECTOR));
    assertThat(clients(as(accept(link(again))))).hasStatus(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"CASE_WORKER", "FOCAL_POINT", "DIRECTOR"})
  void aFurtherMandateThatTheOfficeGivesOpensNoFile(String role) {
    var staff = scene.person(Role.STAFF);
    assertThat(give(staff, role, scene.as(Role.ADMINISTRATOR))).hasStatus(302);
    assertThat(clients(scene.as(Role.STAFF))).hasStatus(403);
    assertThat(sayYes(staff, scene.as(Role.DIRECTOR))).hasStatus(302);
    assertThat(clients(scene.as(Role.STAFF))).hasStatusOk();
  }

  @Test
  void whoLooksAfterTheCoalitionCannotMakeThemselvesACaseWorker() {
    var own = scene.person(Role.SECRETARY);
    assertThat(give(own, "CASE_WORKER", scene.as(Role.SECRETARY))).hasStatus(302);
    assertThat(clients(scene.as(Role.SECRETARY))).hasStatus(403);
    assertThat(sayYes(own, scene.as(Role.SECRETARY))).hasStatus(403);
  }

  @Test
  void aDirectorWhomTheOfficePlantedCanNeitherSayYesNorInviteSomebodyWhoSees() {
    var planted = accept(invite(Role.SECRETARY, "DIRECTOR"));
    var staff = scene.person(Role.STAFF);
    give(staff, "CASE_WORKER", scene.as(Role.SECRETARY));
    assertThat(sayYes(staff, as(planted))).hasStatus(403);
    var accomplice = "second" + email;
    var link = link(invitation(as(planted), accomplice, "CASE_WORKER"));
    assertThat(clients(as(accept(link, accomplice)))).hasStatus(403);
  }

  @Test
  void whoTakesOverFromSomebodyTheOfficeLetGoSeesNoFile() {
    var gone = scene.person(Role.CASE_WORKER);
    var staff = scene.person(Role.STAFF);
    var held = mandate(gone);
    post(
        "/people/" + gone + "/deactivation",
        scene.as(Role.SECRETARY),
        "successor-" + held,
        staff.toString());
    assertThat(mandate(staff)).isNotEqualTo(held);
    assertThat(clients(scene.as(Role.STAFF))).hasStatus(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"link", "second-factor"})
  void helpWithSigningInClosesTheFilesUntilASecondPersonSaysYes(String help) {
    var worker = scene.person(Role.CASE_WORKER);
    assertThat(clients(scene.as(Role.CASE_WORKER))).hasStatusOk();
    help(worker, help);
    assertThat(clients(scene.as(Role.CASE_WORKER))).hasStatus(403);
    assertThat(deeds()).contains("mandate.vouch-suspended");
    assertThat(sayYes(worker, scene.as(Role.CASE_WORKER))).hasStatus(403);
    assertThat(sayYes(worker, scene.as(Role.DIRECTOR))).hasStatus(302);
    assertThat(clients(scene.as(Role.CASE_WORKER))).hasStatusOk();
  }

  @Test
  void whoTakesACaseWorkersAccountOverByALinkSeesNoFile() {
    var worker = scene.person(Role.CASE_WORKER);
    var link = help(worker, "link");
    help(worker, "second-factor");
    var thief = new Browser(pages);
    thief.get(link);
    thief.post(link, "password", PASSWORD);
    thief.get("/sign-in");
    thief.post("/sign-in", "email", address(worker), "password", PASSWORD);
    assertThat(clients(as(worker))).hasStatus(403);
    assertThat(thief.get(scene.url("/clients")).getResponse().getStatus()).isNotEqualTo(200);
  }

  @Test
  void theYesMakesALinkUselessThatSomebodyStillHasInHand() {
    var worker = scene.person(Role.CASE_WORKER);
    var link = help(worker, "link");
    sayYes(worker, scene.as(Role.DIRECTOR));
    assertThat(new Browser(pages).get(link)).hasStatus(410);
  }

  @Test
  void anOldPageDoesNotGiveALinkAgainThatTheYesTookAway() {
    var worker = scene.person(Role.CASE_WORKER);
    var form = FreshId.next().toString();
    var path = "/people/" + worker + "/sign-in-help/link";
    var first = link(post(path, scene.as(Role.SECRETARY), "id", form, "last", ""));
    sayYes(worker, scene.as(Role.DIRECTOR));
    var again = link(post(path, scene.as(Role.SECRETARY), "id", form, "last", ""));
    assertThat(again).isNotEqualTo(first);
    assertThat(new Browser(pages).get(first)).hasStatus(410);
  }

  @Test
  void anAccountHelpedBeforeSeesNoFileWhoeverGivesTheMandateUntilTheOrganizationSaysYes() {
    var helped = scene.person(Role.STAFF);
    var link = help(helped, "link");
    give(helped, "CASE_WORKER", scene.as(Role.DIRECTOR));
    assertThat(clients(as(helped))).hasStatus(403);
    assertThat(sayYes(helped, scene.as(Role.DIRECTOR))).hasStatus(302);
    assertThat(clients(as(helped))).hasStatusOk();
    assertThat(new Browser(pages).get(link)).hasStatus(410);
    give(helped, "FOCAL_POINT", scene.as(Role.DIRECTOR));
    assertThat(clients(as(helped))).hasStatusOk();
  }

  @Test
  void aFurtherMandateOpensNothingThatWaitsForAYes() {
    var worker = scene.person(Role.CASE_WORKER);
    help(worker, "link");
    give(worker, "FOCAL_POINT", scene.as(Role.DIRECTOR));
    assertThat(clients(as(worker))).hasStatus(403);
  }

  @Test
  void anAccountHelpedElsewhereWaitsForTheYesOfEachOrganization() {
    var here = scene;
    scene = scenes.fresh();
    var known = scene.person(Role.STAFF);
    help(known, "link");
    scene = here;
    var account = accounts.byId(known.value()).orElseThrow();
    accounts.join(account.id(), here.id());
    here.in(
        () -> {
          persons.put(here.id(), known, account.name(), email);
          return true;
        });
    give(known, "CASE_WORKER", scene.as(Role.DIRECTOR));
    assertThat(clients(as(known))).hasStatus(403);
  }

  @Test
  void aDirectorWhomTheOfficeHelpedCannotSayYesUntilACaseWorkerHas() {
    var director = scene.person(Role.DIRECTOR);
    var worker = scene.person(Role.CASE_WORKER);
    help(director, "link");
    give(scene.person(Role.STAFF), "CASE_WORKER", scene.as(Role.SECRETARY));
    assertThat(sayYes(scene.person(Role.STAFF), scene.as(Role.DIRECTOR))).hasStatus(403);
    assertThat(sayYes(director, scene.as(Role.CASE_WORKER))).hasStatus(302);
    assertThat(sayYes(scene.person(Role.STAFF), scene.as(Role.DIRECTOR))).hasStatus(302);
    help(worker, "link");
    assertThat(sayYes(worker, scene.as(Role.STAFF))).hasStatus(404);
  }

  @Test
  void nobodyOfAnotherOrganizationSaysYes() {
    var worker = scene.person(Role.CASE_WORKER);
    help(worker, "link");
    assertThat(sayYes(worker, scene.beside().as(Role.DIRECTOR))).hasStatus(404);
    assertThat(clients(scene.as(Role.CASE_WORKER))).hasStatus(403);
  }

  @Test
  void theOfficeCannotLeadThePersonsMailElsewhere() {
    var worker = scene.person(Role.CASE_WORKER);
    var before = address(worker);
    post(
        "/people/" + worker + "/edit",
        scene.as(Role.SECRETARY),
        "nameTh",
        "คนทดสอบ",
        "email",
        email,
        "language",
        "th");
    assertThat(address(worker)).isEqualTo(before);
  }

  @Test
  void theSameOrganizationInAnotherCoalitionHasItsOwnFiles() {
    var elsewhere = scenes.fresh();
    var worker = elsewhere.as(Role.CASE_WORKER);
    assertThat(pages.get().uri(scene.url("/clients")).with(worker).exchange())
        .satisfies(answer -> assertThat(answer.getResponse().getStatus()).isIn(403, 404));
  }

  @Test
  void theFirstPersonOfAnOrganizationIsNamedByTheCoalitionAndNobodyAfterThat() {
    scene = scenes.fresh();
    var first = accept(invite(Role.SECRETARY, "DIRECTOR"));
    assertThat(clients(as(first))).hasStatusOk();
    post("/people/" + first + "/mandates/" + mandate(first) + "/end", scene.as(Role.SECRETARY));
    var second = "second" + email;
    var link = link(invitation(scene.as(Role.SECRETARY), second, "DIRECTOR"));
    assertThat(clients(as(accept(link, second)))).hasStatus(403);
  }

  @Test
  void whereNobodyIsLeftToSayYesTheOperatorDoesByCommand() {
    var director = scene.person(Role.DIRECTOR);
    var words = List.of(scene.coalition().slug(), address(director));
    assertThat(command.run(new Arguments(words))).isEqualTo(1);
    help(director, "link");
    assertThat(clients(scene.as(Role.DIRECTOR))).hasStatus(403);
    assertThat(command.run(new Arguments(words))).isZero();
    assertThat(clients(scene.as(Role.DIRECTOR))).hasStatusOk();
    assertThat(command.run(new Arguments(List.of("nowhere")))).isEqualTo(2);
  }

  @Test
  void theOperatorsCommandLeavesItToTheOrganizationWhereSomebodyIsLeft() {
    var worker = scene.person(Role.CASE_WORKER);
    help(worker, "link");
    var words = List.of(scene.coalition().slug(), address(worker));
    assertThat(command.run(new Arguments(words))).isEqualTo(1);
    assertThat(clients(scene.as(Role.CASE_WORKER))).hasStatus(403);
  }

  @Test
  void whomNoCoalitionMayHelpTheOperatorHelpsAndFilesCloseInEachOfThem(CapturedOutput said) {
    var worker = scene.person(Role.CASE_WORKER);
    var other = scenes.fresh();
    accounts.join(worker.value(), other.id());
    factors.setUp(worker.value(), SharedSecret.fresh());
    assertThat(helpers.run(new Arguments(List.of("nobody@example.org")))).isEqualTo(1);
    assertThat(helpers.run(new Arguments(List.of(address(worker), "all")))).isEqualTo(2);
    assertThat(clients(scene.as(Role.CASE_WORKER))).hasStatusOk();
    assertThat(helpers.run(new Arguments(List.of(address(worker), "second-factor")))).isZero();
    assertThat(clients(scene.as(Role.CASE_WORKER))).hasStatus(403);
    for (var place : List.of(scene, other))
      assertThat(deeds(place)).contains("password.link-made", "second-factor.cleared");
    var link = said.getOut().lines().filter(line -> line.contains("/reset/")).toList();
    assertThat(link).hasSize(1);
    var path = link.getFirst().strip().replaceFirst("https?://[^/]+", "");
    var browser = new Browser(pages);
    browser.get(path);
    assertThat(browser.post(path, "password", PASSWORD)).hasStatus(302);
    assertThat(browser.get(path)).hasStatus(410);
  }

  @Test
  void bothWhoWaitsAndWhoAnswersFindItOnTheirHomePage() {
    var worker = scene.person(Role.CASE_WORKER);
    help(worker, "link");
    assertThat(page("/home", scene.as(Role.CASE_WORKER), "th"))
        .contains("แฟ้มผู้รับบริการรอคำตอบรับจากองค์กรของคุณ");
    assertThat(page("/people/vouch", scene.as(Role.CASE_WORKER), "en"))
        .contains("Waiting for your organization", "somebody helped your account", "Tester");
    var way = "/people/" + worker + "/mandates/" + mandate(worker) + "/vouch";
    assertThat(page("/home", scene.as(Role.DIRECTOR), "en"))
        .contains("Say whether Tester may see the files of clients", scene.url(way));
    assertThat(page(way, scene.as(Role.DIRECTOR), "th"))
        .contains("เลขานุการหรือผู้ดูแลข้อมูลเครือข่ายช่วยให้บัญชีนี้เข้าสู่ระบบได้");
    assertThat(page("/people/vouch", scene.as(Role.DIRECTOR), "en")).contains("Nothing waits");
    assertThat(page("/people/" + worker, scene.as(Role.SECRETARY), "en"))
        .contains("waits for the organization");
  }

  private String invite(Role by, String role) {
    return link(invitation(scene.as(by), email, role));
  }

  private MvcTestResult invitation(RequestPostProcessor by, String address, String role) {
    return post(
        "/people/invitations",
        by,
        "email",
        address,
        "nameTh",
        "สมหญิง ใจดี",
        "organization",
        scene.organization().toString(),
        "role",
        role,
        "language",
        "th");
  }

  private static String link(MvcTestResult made) {
    var flash = Objects.requireNonNull(made.getMvcResult().getFlashMap());
    return Objects.requireNonNull(flash.get("link")).toString().replaceFirst("https?://[^/]+", "");
  }

  private PersonId accept(String link) {
    return accept(link, email);
  }

  private PersonId accept(String link, String address) {
    var browser = new Browser(pages);
    browser.get(link);
    var entered =
        browser.post(link, "nameTh", "สมหญิง ใจดี", "password", PASSWORD, "language", "th");
    assertThat(entered).hasStatus(302);
    return scene.in(() -> persons.presentWith(scene.id(), address).orElseThrow());
  }

  private MvcTestResult give(PersonId person, String role, RequestPostProcessor by) {
    return post(
        "/people/" + person + "/mandates",
        by,
        "organization",
        scene.organization().toString(),
        "role",
        role);
  }

  /** The link, if it made one. */
  private String help(PersonId person, String how) {
    var helped = post("/people/" + person + "/sign-in-help/" + how, scene.as(Role.SECRETARY));
    assertThat(to(helped)).isEqualTo(scene.url("/people/" + person));
    return how.equals("link") ? link(helped) : "";
  }

  private MvcTestResult sayYes(PersonId person, RequestPostProcessor by) {
    return post("/people/" + person + "/mandates/" + mandate(person) + "/vouch", by);
  }

  /** The one that opens files, if there are several. */
  private UUID mandate(PersonId person) {
    return scene.in(
        () ->
            mandates.of(scene.id(), person).stream()
                .filter(held -> held.role() != Role.STAFF)
                .findFirst()
                .orElseThrow()
                .id());
  }

  private String address(PersonId person) {
    return scene.in(() -> persons.byId(scene.id(), person).orElseThrow().email());
  }

  private UUID invitation() {
    return scene.in(
        () ->
            jdbc.sql("select id from identity.invitation where coalition_id = :coalition")
                .param("coalition", scene.id().value())
                .query(UUID.class)
                .single());
  }

  private List<String> deeds() {
    return deeds(scene);
  }

  private List<String> deeds(Scene place) {
    return place.in(
        () ->
            jdbc.sql("select deed from audit.entry where coalition_id = :coalition")
                .param("coalition", place.id().value())
                .query(String.class)
                .list());
  }

  private MvcTestResult clients(RequestPostProcessor by) {
    return pages.get().uri(scene.url("/clients")).with(by).exchange();
  }

  private String page(String path, RequestPostProcessor by, String language) {
    return bodyOf(
        pages
            .get()
            .uri(scene.url(path))
            .with(by)
            .cookie(new Cookie("language", language))
            .exchange());
  }

  private MvcTestResult post(String path, RequestPostProcessor by, String... fields) {
    var request = pages.post().uri(scene.url(path)).with(by).with(csrf());
    for (int i = 0; i < fields.length; i += 2) request.param(fields[i], fields[i + 1]);
    return request.exchange();
  }

  /** Signed in with every factor. */
  private RequestPostProcessor as(PersonId person) {
    var signedIn = new SignedIn(person.value(), address(person), false);
    return authentication(
        UsernamePasswordAuthenticationToken.authenticated(
            signedIn, null, AuthorityUtils.createAuthorityList("FACTOR_PASSWORD", "FACTOR_TOTP")));
  }
}
