package org.prasan.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.prasan.identity.Browser.bodyOf;
import static org.prasan.identity.Browser.to;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.TestClock;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@PrasanTest
class InvitationTest {
  private static final Pattern LINK = Pattern.compile("/invitation/[A-Za-z0-9_-]{43}");

  @Autowired Scenes scenes;
  @Autowired MockMvcTester pages;
  @Autowired Accounts accounts;
  @Autowired Passwords passwords;
  @Autowired PersonMandates mandates;
  @Autowired Persons persons;
  @Autowired SecondFactors factors;
  @Autowired JdbcClient jdbc;
  @Autowired TestClock clock;
  Scene scene;
  Browser browser;
  String email;

  @AfterEach
  void right() {
    clock.back();
  }

  @BeforeEach
  void setScene() {
    scene = scenes.fresh();
    browser = new Browser(pages);
    email = "new" + FreshId.next() + "@example.org";
  }

  @Test
  void aColleagueAcceptsAndIsInside() {
    var link = invite(Role.FOCAL_POINT, "STAFF");
    assertThat(bodyOf(browser.get(link))).contains(email);
    var entered = accept(link);
    assertThat(to(entered)).isEqualTo(scene.url("/home"));
    assertThat(browser.get(scene.url("/home"))).hasStatusOk();
  }

  @Test
  void lookingAtALinkManyTimesUsesNothing() {
    var link = invite(Role.FOCAL_POINT, "STAFF");
    for (int i = 0; i < 5; i++) assertThat(new Browser(pages).get(link)).hasStatusOk();
    browser.get(link);
    assertThat(to(accept(link))).isEqualTo(scene.url("/home"));
  }

  @Test
  void aClockThatIsWrongByAnHourOrSetBackEndsNoLinkAndNoSessionEarly() {
    var link = invite(Role.FOCAL_POINT, "STAFF");
    clock.forward(Duration.ofHours(1));
    assertThat(new Browser(pages).get(link)).hasStatusOk();
    clock.forward(Duration.ofHours(-2));
    accept(link);
    assertThat(browser.get(scene.url("/home"))).hasStatusOk();
    clock.forward(Duration.ofHours(2));
    assertThat(browser.get(scene.url("/home"))).hasStatusOk();
  }

  @Test
  void aLinkWorksOnceAndThenSaysSo() {
    var link = invite(Role.FOCAL_POINT, "STAFF");
    browser.get(link);
    accept(link);
    assertThat(new Browser(pages).get(link)).hasStatus(410).bodyText().contains("/sign-in");
    assertThat(accept(link)).hasStatus(410);
  }

  @Test
  void aNewLinkMakesTheFormerOneUselessAndAWithdrawnOneToo() {
    var first = invite(Role.DIRECTOR, "STAFF");
    var id = waiting();
    var second =
        link(
            pages
                .post()
                .uri(scene.url("/people/invitations/" + id + "/again"))
                .with(scene.as(Role.DIRECTOR))
                .with(csrf())
                .exchange());
    assertThat(browser.get(first)).hasStatus(410);
    assertThat(browser.get(second)).hasStatusOk();
    pages
        .post()
        .uri(scene.url("/people/invitations/" + id + "/withdraw"))
        .with(scene.as(Role.DIRECTOR))
        .with(csrf())
        .exchange();
    assertThat(browser.get(second)).hasStatus(410);
  }

  @Test
  void theSameInvitationSentTwiceIsOneAndItsLinksGoOnWorking() {
    var first = invite(Role.DIRECTOR, "STAFF");
    var mailed = mailed();
    var again = invitation(Role.DIRECTOR, scene.organization().toString(), "STAFF");
    assertThat(java.util.Objects.requireNonNull(again.getMvcResult().getFlashMap()).get("flash"))
        .isEqualTo("identity.invited.already");
    assertThat(waiting()).isNotNull();
    assertThat(mailed()).isEqualTo(mailed);
    assertThat(java.util.Objects.requireNonNull(again.getMvcResult().getFlashMap()).get("link"))
        .isNull();
    assertThat(deeds()).doesNotContain("invitation.sent-again");
    assertThat(new Browser(pages).get(mailed)).hasStatusOk();
    assertThat(to(accept(first))).isEqualTo(scene.url("/home"));
    assertThat(new Browser(pages).get(mailed)).hasStatus(410);
  }

  @Test
  void anotherTaskIsAnotherInvitation() {
    var staff = invite(Role.DIRECTOR, "STAFF");
    var alternate = invite(Role.DIRECTOR, "ALTERNATE");
    assertThat(browser.get(staff)).hasStatusOk();
    assertThat(browser.get(alternate)).hasStatusOk();
  }

  @Test
  void aLinkThatIsTooOldOpensNothing() {
    var link = invite(Role.FOCAL_POINT, "STAFF");
    jdbc.sql(
            "update identity.link set expires_at = expires_at - interval '15 days' where token_hash"
                + " = :hash")
        .param("hash", new Token(link.substring("/invitation/".length())).hash())
        .update();
    assertThat(browser.get(link)).hasStatus(410);
  }

  @Test
  void aWeakPasswordIsExplainedAndTheNameIsKept() {
    var link = invite(Role.FOCAL_POINT, "STAFF");
    browser.get(link);
    for (var weak :
        new String[] {"short", "password123456", "ฟหกดฟหกดฟหกด", "123456789012", email}) {
      var refused = browser.post(link, "nameTh", "สมหญิง ใจดี", "password", weak, "language", "th");
      assertThat(refused).hasStatus(422).bodyText().contains("สมหญิง ใจดี");
    }
  }

  @Test
  void somebodyWithAnAccountAcceptsSignedInAndNobodyElseCan() {
    var other = scenes.fresh();
    var person = other.person(Role.FOCAL_POINT);
    email = accounts.byId(person.value()).orElseThrow().email();
    var link = invite(Role.FOCAL_POINT, "STAFF");
    var stranger =
        pages.post().uri(link + "/join").with(other.as(Role.DIRECTOR)).with(csrf()).exchange();
    assertThat(stranger).hasStatus(410);
    var joined =
        pages.post().uri(link + "/join").with(other.as(Role.FOCAL_POINT)).with(csrf()).exchange();
    assertThat(to(joined)).isEqualTo(scene.url("/home"));
    assertThat(scene.in(() -> mandates.of(scene.id(), person))).hasSize(1);
  }

  @Test
  void peopleInviteForTheirOwnOrganizationAloneAndNeverAnAdministrator() {
    assertThat(invitation(Role.FOCAL_POINT, FreshId.next().toString(), "STAFF")).hasStatus(403);
    assertThat(invitation(Role.FOCAL_POINT, scene.organization().toString(), "ADMINISTRATOR"))
        .hasStatus(403);
    assertThat(invitation(Role.STAFF, scene.organization().toString(), "STAFF")).hasStatus(403);
  }

  @Test
  void allThatIsMissingIsNamedAtOnceAndAnAdministratorNeedsNoOrganization() {
    assertThat(invitation(Role.SECRETARY, "", "", "nameEn", "Somying"))
        .hasStatus(422)
        .bodyText()
        .contains("โปรดเลือกองค์กร", "โปรดเลือกบทบาท");
    assertThat(invitation(Role.ADMINISTRATOR, "", "ADMINISTRATOR")).hasStatus(302);
  }

  @Test
  void whereTheRegistryIsEmptyAnOrganizationIsAddedFirst() {
    for (var path : new String[] {"/people/invite", "/structure/terms/new"})
      assertThat(pages.get().uri(scene.url(path)).with(scene.as(Role.ADMINISTRATOR)))
          .hasStatusOk()
          .bodyText()
          .contains("ยังไม่มีองค์กรในทะเบียน", scene.url("/organizations/new"));
  }

  @Test
  void anOrganizationHasOneVoter() {
    var first =
        invitation(Role.DIRECTOR, scene.organization().toString(), "STAFF", "voter", "true");
    browser.get(link(first));
    accept(link(first));
    email = "second" + email;
    var second =
        invitation(Role.DIRECTOR, scene.organization().toString(), "STAFF", "voter", "true");
    assertThat(second).hasStatus(422).bodyText().contains("สมหญิง");
  }

  @Test
  void anInvitedCaseWorkerSetsUpTheSecondFactorFirst() {
    var link = invite(Role.DIRECTOR, "CASE_WORKER");
    browser.get(link);
    assertThat(to(accept(link))).isEqualTo("/sign-in/second-factor");
    assertThat(browser.get(scene.url("/home"))).hasStatus(302);
  }

  @Test
  void whoAcceptedInTheNameOfSomebodyCapturesNoInvitationElsewhere() {
    var impostor = acceptedInTheNameOfTheOwner();
    scene = scenes.fresh();
    invite(Role.FOCAL_POINT, "STAFF");
    ownerAcceptsAndIsTheOnlyOneInside(mailed(), impostor);
  }

  @Test
  void norDoesThatPersonCaptureALinkThatIsHandedOver() {
    var impostor = acceptedInTheNameOfTheOwner();
    scene = scenes.fresh();
    ownerAcceptsAndIsTheOnlyOneInside(invite(Role.FOCAL_POINT, "STAFF"), impostor);
  }

  private void ownerAcceptsAndIsTheOnlyOneInside(String link, Browser impostor) {
    var owner = new Browser(pages);
    owner.get(link);
    var password = "ข้าวเหนียวหมูปิ้งยามเช้า";
    assertThat(to(owner.post(link, "nameTh", "สมหญิง", "password", password, "language", "th")))
        .isEqualTo(scene.url("/home"));
    assertThat(impostor.get(scene.url("/home"))).hasStatus(403);
    assertThat(signIn(password)).isEqualTo(scene.url("/home"));
    assertThat(signIn("แม่น้ำสามสายไหลช้า")).isNotEqualTo(scene.url("/home"));
  }

  @Test
  void aHandedOverLinkNeitherShowsNorTouchesAnAccountElsewhere() {
    var unknown = bodyOf(browser.get(invite(Role.FOCAL_POINT, "STAFF")));
    var unknownEmail = email;
    var person = scenes.fresh().person(Role.FOCAL_POINT);
    var password = passwords.hash(SignInTest.PASSWORD);
    accounts.setPassword(person.value(), password);
    email = accounts.byId(person.value()).orElseThrow().email();
    var link = invite(Role.FOCAL_POINT, "STAFF");
    assertThat(faceless(bodyOf(browser.get(link)), email))
        .isEqualTo(faceless(unknown, unknownEmail));
    accept(link);
    assertThat(accounts.coalitionsOf(person.value())).doesNotContain(scene.id());
    assertThat(accounts.byId(person.value()).orElseThrow().passwordHash()).isEqualTo(password);
    assertThat(accounts.claiming(new EmailAddress(email))).hasSize(2);
  }

  @Test
  void theMailboxOfAnAccountIsAskedToSignIn() {
    var person = scenes.fresh().person(Role.FOCAL_POINT);
    email = accounts.byId(person.value()).orElseThrow().email();
    invite(Role.FOCAL_POINT, "STAFF");
    assertThat(bodyOf(browser.get(mailed()))).contains("/sign-in?to=").doesNotContain("nameTh");
    assertThat(accept(mailed())).hasStatus(410);
  }

  @Test
  void aColleagueHereIsNotInvitedASecondTimeUnderTheSameAddress() {
    email = accounts.byId(scene.person(Role.STAFF).value()).orElseThrow().email();
    assertThat(accept(invite(Role.FOCAL_POINT, "STAFF"))).hasStatus(410);
  }

  @Test
  void aHandedOverLinkRevivesNoAccountThatWasClosed() {
    var former = whoHasLeft();
    assertThat(to(accept(invite(Role.FOCAL_POINT, "STAFF")))).isEqualTo(scene.url("/home"));
    assertThat(accounts.byId(former.value()).orElseThrow().active()).isFalse();
    assertThat(scene.in(() -> persons.presentWith(scene.id(), email))).isNotEqualTo(former);
  }

  @Test
  void whoReadsTheMailboxComesBackWithTheSecondFactorOfThen() {
    var former = whoHasLeft();
    factors.setUp(former.value(), SharedSecret.fresh());
    invite(Role.FOCAL_POINT, "STAFF");
    assertThat(to(accept(mailed()))).isEqualTo("/sign-in/code");
    assertThat(accounts.byId(former.value()).orElseThrow().active()).isTrue();
    assertThat(scene.in(() -> persons.presentWith(scene.id(), email))).contains(former);
  }

  @Test
  void oneOfTheTwoLinksMakesTheOtherUseless() {
    var handedOver = invite(Role.FOCAL_POINT, "STAFF");
    accept(mailed());
    assertThat(new Browser(pages).get(handedOver)).hasStatus(410);
    assertThat(accounts.byEmail(new EmailAddress(email)).orElseThrow().addressProved()).isTrue();
  }

  private Browser acceptedInTheNameOfTheOwner() {
    assertThat(to(accept(invite(Role.FOCAL_POINT, "STAFF")))).isEqualTo(scene.url("/home"));
    var impostor = browser;
    browser = new Browser(pages);
    return impostor;
  }

  private PersonId whoHasLeft() {
    var person = scene.person(Role.STAFF);
    email = accounts.byId(person.value()).orElseThrow().email();
    var held = scene.in(() -> mandates.of(scene.id(), person)).getFirst();
    pages
        .post()
        .uri(scene.url("/people/" + person + "/deactivation"))
        .with(scene.as(Role.SECRETARY))
        .with(csrf())
        .param("successor-" + held.id(), "nobody")
        .exchange();
    assertThat(accounts.byId(person.value()).orElseThrow().active()).isFalse();
    return person;
  }

  private String signIn(String password) {
    var one = new Browser(pages);
    one.get("/sign-in");
    return to(one.post("/sign-in", "email", email, "password", password));
  }

  /** The link in the newest message, which is shown nowhere else. */
  private String mailed() {
    return jdbc.sql(
            "select link from notification.outbox where recipient = :recipient"
                + " order by written_at desc, id desc limit 1")
        .param("recipient", email)
        .query(String.class)
        .single()
        .replaceFirst("https?://[^/]+", "");
  }

  private static String faceless(String page, String email) {
    return page.replace(email, "…")
        .replaceAll("/invitation/[A-Za-z0-9_-]{43}|%2Finvitation%2F[A-Za-z0-9_-]{43}", "…")
        .replaceAll("value=\"[^\"]*\"", "value");
  }

  private MvcTestResult accept(String link) {
    // Any page with a form: the link itself may open nothing any more.
    browser.get("/sign-in");
    return browser.post(
        link, "nameTh", "สมหญิง ใจดี", "password", "แม่น้ำสามสายไหลช้า", "language", "th");
  }

  private String invite(Role inviter, String role) {
    return link(invitation(inviter, scene.organization().toString(), role));
  }

  private MvcTestResult invitation(Role inviter, String organization, String role, String... more) {
    var request =
        pages
            .post()
            .uri(scene.url("/people/invitations"))
            .with(scene.as(inviter))
            .with(csrf())
            .locale(Locale.forLanguageTag("th"))
            .param("email", email)
            .param("nameTh", "สมหญิง ใจดี")
            .param("organization", organization)
            .param("role", role)
            .param("language", "th");
    for (int i = 0; i < more.length; i += 2) request.param(more[i], more[i + 1]);
    return request.exchange();
  }

  private static String link(MvcTestResult result) {
    var found =
        LINK.matcher(
            String.valueOf(
                java.util.Objects.requireNonNull(result.getMvcResult().getFlashMap()).get("link")));
    assertThat(found.find()).as(bodyOf(result)).isTrue();
    return found.group();
  }

  private java.util.List<String> deeds() {
    return scene.in(
        () ->
            jdbc.sql("select deed from audit.entry where coalition_id = :coalition")
                .param("coalition", scene.id().value())
                .query(String.class)
                .list());
  }

  private Object waiting() {
    return scene.in(
        () ->
            jdbc.sql("select id from identity.invitation where coalition_id = :coalition")
                .param("coalition", scene.id().value())
                .query(java.util.UUID.class)
                .single());
  }
}
