package org.prasan.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.prasan.identity.Browser.bodyOf;
import static org.prasan.identity.Browser.to;

import java.sql.SQLException;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.RefusingTable;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@PrasanTest
@Tag("data")
class SignInTest {
  static final String PASSWORD = "three rivers meet slowly";

  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self';"
          + " frame-ancestors 'none'; base-uri 'none'";

  @Autowired Scenes scenes;
  @Autowired MockMvcTester pages;
  @Autowired Accounts accounts;
  @Autowired Passwords passwords;
  @Autowired SecondFactors factors;
  @Autowired Clock clock;
  @Autowired JdbcClient jdbc;
  Scene scene;
  Browser browser;

  @BeforeEach
  void setScene() {
    scene = scenes.fresh();
    browser = new Browser(pages);
  }

  @Test
  void whoSignsInReturnsToThePageThatAskedForIt() {
    var email = withPassword(Role.FOCAL_POINT);
    assertThat(to(browser.get(scene.url("/home?x=1"))))
        .endsWith("/sign-in?to=" + "%2F" + scene.coalition().slug() + "%2Fhome%3Fx%3D1");
    browser.get("/sign-in");
    var entered =
        browser.post(
            "/sign-in", "email", email, "password", PASSWORD, "to", scene.url("/home?x=1"));
    assertThat(to(entered)).isEqualTo(scene.url("/home?x=1"));
    assertThat(browser.get(scene.url("/home"))).hasStatusOk();
  }

  @Test
  void whoseComingCannotBeWrittenDownDoesNotComeIn() throws SQLException {
    var email = withPassword(Role.FOCAL_POINT);
    browser.get("/sign-in");
    RefusingTable.during(
        "audit.entry",
        scene,
        () ->
            assertThatThrownBy(() -> browser.post("/sign-in", "email", email, "password", PASSWORD))
                .hasStackTraceContaining("refused"));
    assertThat(sessions(scene.person(Role.FOCAL_POINT))).isZero();
    browser.post("/sign-in", "email", email, "password", PASSWORD);
    assertThat(sessions(scene.person(Role.FOCAL_POINT))).isOne();
  }

  private int sessions(PersonId person) {
    return jdbc.sql("select count(*) from identity.session where principal_name = :person")
        .param("person", person.toString())
        .query(Integer.class)
        .single();
  }

  @Test
  void nobodyIsLedToAnotherSite() {
    var email = withPassword(Role.FOCAL_POINT);
    for (var elsewhere :
        new String[] {"https://evil.example/", "//evil.example", "/\\evil.example"}) {
      browser.get("/sign-in");
      var entered = browser.post("/sign-in", "email", email, "password", PASSWORD, "to", elsewhere);
      assertThat(to(entered)).isEqualTo(scene.url("/home"));
      browser.get(scene.url("/home"));
      browser.post("/sign-out");
    }
  }

  @Test
  void whoseLastMandateEndedIsToldSoAndWhomToAsk() {
    var email = withPassword(Role.FOCAL_POINT);
    scene.in(
        () ->
            jdbc.sql(
                    "update identity.mandate set valid_to = '2026-03-31'"
                        + " where coalition_id = :coalition and person_id = :person")
                .param("coalition", scene.id().value())
                .param("person", scene.person(Role.FOCAL_POINT).value())
                .update());
    browser.get("/sign-in");
    var entered =
        browser.post("/sign-in", "email", email, "password", PASSWORD, "to", scene.url("/home"));
    assertThat(to(entered)).isEqualTo("/account");
    assertThat(bodyOf(browser.get("/account")))
        .contains("สิ้นสุดแล้วเมื่อวันที่ 31 มีนาคม 2569", "เลขานุการ");
  }

  @Test
  void anUnknownAddressAWrongPasswordAndALockedAccountLookTheSame() {
    var email = withPassword(Role.FOCAL_POINT);
    browser.get("/sign-in");
    var wrong = browser.post("/sign-in", "email", email, "password", "not the right one");
    assertThat(wrong).hasStatus(422);
    var unknown =
        browser.post("/sign-in", "email", "nobody@" + scene.id() + ".example", "password", "x");
    assertThat(unknown).hasStatus(422);
    assertThat(faceless(bodyOf(unknown))).isEqualTo(faceless(bodyOf(wrong)));
    for (int i = 0; i < 10; i++) browser.post("/sign-in", "email", email, "password", "wrong " + i);
    var locked = browser.post("/sign-in", "email", email, "password", PASSWORD);
    assertThat(locked).hasStatus(422);
    assertThat(faceless(bodyOf(locked))).isEqualTo(faceless(bodyOf(wrong)));
  }

  @Test
  void aForgedForwardingHeaderDoesNotGiveAFreshAddress() {
    var browsers = new Browser(pages).from("198.51.100.77");
    browsers.get("/sign-in");
    for (int i = 0; i < 50; i++)
      browsers.post("/sign-in", "email", "a" + i + "@" + scene.id() + ".example", "password", "x");
    var email = withPassword(Role.FOCAL_POINT);
    var forged =
        pages
            .post()
            .uri("/sign-in")
            .header("X-Forwarded-For", "203.0.113.9")
            .header("Forwarded", "for=203.0.113.9")
            .param("email", email)
            .param("password", PASSWORD)
            .with(SecurityMockMvcRequestPostProcessors.csrf())
            .with(
                request -> {
                  request.setRemoteAddr("198.51.100.77");
                  return request;
                });
    assertThat(forged).hasStatus(422);
    browser.get("/sign-in");
    assertThat(browser.post("/sign-in", "email", email, "password", PASSWORD)).hasStatus(302);
  }

  @Test
  void theSessionHasANewIdAfterSigningInAndIsDeadAfterSigningOut() {
    var email = withPassword(Role.FOCAL_POINT);
    browser.get("/sign-in");
    var planted = browser.session();
    browser.post("/sign-in", "email", email, "password", PASSWORD);
    assertThat(browser.session()).isNotEmpty().isNotEqualTo(planted);
    browser.get(scene.url("/home"));
    var old = browser.session();
    var out = browser.post("/sign-out");
    assertThat(out).hasStatus(302).headers().hasValue("Clear-Site-Data", "\"cache\", \"storage\"");
    browser.withSession(old);
    assertThat(browser.get(scene.url("/home"))).hasStatus(302);
  }

  @Test
  void aCaseWorkerReachesNothingBeforeTheSecondFactorIsSetUp() {
    var email = withPassword(Role.CASE_WORKER);
    browser.get("/sign-in");
    var first = browser.post("/sign-in", "email", email, "password", PASSWORD);
    assertThat(to(first)).isEqualTo("/sign-in/second-factor");
    assertThat(browser.get(scene.url("/home"))).hasStatus(302);
    assertThat(browser.get("/account/second-factor")).hasStatus(302);
    var page = bodyOf(browser.get("/sign-in/second-factor"));
    var secret = new SharedSecret(between(page, "class=\"secret\">", "<").replace(" ", ""));
    assertThat(browser.post("/sign-in/second-factor", "code", "000000")).hasStatus(422);
    var next = to(browser.post("/sign-in/second-factor", "code", codeNow(secret)));
    assertThat(bodyOf(browser.get(next))).contains("<code>");
    assertThat(to(browser.get(next))).isEqualTo("/account");
    assertThat(browser.get(scene.url("/home"))).hasStatusOk();
  }

  @Test
  void whoIsGivenADemandingRoleLaterIsAVisitorUntilTheSecondFactorIsSetUp() {
    var email = withPassword(Role.FOCAL_POINT);
    browser.get("/sign-in");
    browser.post("/sign-in", "email", email, "password", PASSWORD);
    assertThat(browser.get("/account")).hasStatusOk();
    giveMandate(scene.person(Role.FOCAL_POINT), "CASE_WORKER");
    assertThat(to(browser.get("/account"))).endsWith("/sign-in?to=%2Faccount");
    assertThat(to(browser.post("/account/sessions/end-others"))).isEqualTo("/sign-in?kept");
    assertThat(to(browser.get("/sign-in"))).isEqualTo("/sign-in/second-factor");
    var page = bodyOf(browser.get("/sign-in/second-factor"));
    var secret = new SharedSecret(between(page, "class=\"secret\">", "<").replace(" ", ""));
    browser.post("/sign-in/second-factor", "code", codeNow(secret));
    assertThat(browser.get("/account")).hasStatusOk();
  }

  @Test
  void whoSetsItUpInTheAccountSeesTheCodesAndOnlyOtherSessionsEnd() {
    var email = withPassword(Role.FOCAL_POINT);
    var other = new Browser(pages);
    other.get("/sign-in");
    other.post("/sign-in", "email", email, "password", PASSWORD);
    browser.get("/sign-in");
    browser.post("/sign-in", "email", email, "password", PASSWORD);
    var page = bodyOf(browser.get("/account/second-factor"));
    var secret = new SharedSecret(between(page, "class=\"secret\">", "<").replace(" ", ""));
    assertThat(browser.post("/account/second-factor", "code", "000000")).hasStatus(422);
    var old = browser.session();
    var next = to(browser.post("/account/second-factor", "code", codeNow(secret)));
    assertThat(bodyOf(browser.get(next))).contains("<code>");
    assertThat(browser.get("/account")).hasStatusOk();
    assertThat(browser.session()).isNotEqualTo(old);
    assertThat(other.get("/account")).hasStatus(302);
  }

  @Test
  void aCodeCountsOnceAndARecoveryCodeReplacesItOnce() {
    var email = withPassword(Role.DIRECTOR);
    var account = scene.person(Role.DIRECTOR).value();
    var secret = SharedSecret.fresh();
    var paper = factors.setUp(account, secret, factors.codeAt(secret, step() - 1));
    var code = codeNow(secret);
    assertThat(signInWith(email, code)).isEqualTo(scene.url("/home"));
    assertThat(signInWith(email, code)).isEqualTo("refused");
    assertThat(signInWith(email, paper.getFirst().toLowerCase(java.util.Locale.ROOT)))
        .isEqualTo(scene.url("/home"));
    assertThat(signInWith(email, paper.getFirst())).isEqualTo("refused");
  }

  @Test
  void codesCannotBeGuessed() {
    var email = withPassword(Role.DIRECTOR);
    var secret = SharedSecret.fresh();
    factors.setUp(scene.person(Role.DIRECTOR).value(), secret, factors.codeAt(secret, step() - 1));
    browser.get("/sign-in");
    browser.post("/sign-in", "email", email, "password", PASSWORD);
    browser.get("/sign-in/code");
    for (int i = 0; i < 6; i++)
      assertThat(browser.post("/sign-in/code", "code", "00000" + i)).hasStatus(422);
    assertThat(browser.post("/sign-in/code", "code", codeNow(secret))).hasStatus(422);
  }

  @Test
  void aFormWithoutItsTokenIsRefusedAlsoAtTheDoor() {
    var email = withPassword(Role.FOCAL_POINT);
    var foreign =
        pages
            .post()
            .uri("/sign-in")
            .header("Sec-Fetch-Site", "cross-site")
            .param("email", email)
            .param("password", PASSWORD);
    assertThat(foreign).hasStatus(403);
    assertThat(pages.post().uri("/sign-out").header("Origin", "https://evil.example"))
        .hasStatus(403);
    assertThat(browser.send(HttpMethod.POST, "/sign-in", java.util.Map.of("email", email)))
        .hasStatus(302);
  }

  @Test
  void everyAnswerCarriesTheStrictHeaders() {
    for (var url :
        new String[] {"/sign-in", "/no-such-page", scene.url("/home"), "/css/prasan.css"})
      assertThat(pages.get().uri(url))
          .headers()
          .hasValue("Content-Security-Policy", POLICY)
          .hasValue("Referrer-Policy", "no-referrer")
          .hasValue("X-Content-Type-Options", "nosniff")
          .hasValue("Cross-Origin-Opener-Policy", "same-origin");
  }

  private String signInWith(String email, String code) {
    var one = new Browser(pages);
    one.get("/sign-in");
    var half = one.post("/sign-in", "email", email, "password", PASSWORD);
    assertThat(to(half)).isEqualTo("/sign-in/code");
    one.get("/sign-in/code");
    var result = one.post("/sign-in/code", "code", code);
    return result.getResponse().getStatus() == 422 ? "refused" : to(result);
  }

  private void giveMandate(PersonId person, String role) {
    pages
        .post()
        .uri(scene.url("/people/" + person + "/mandates"))
        .with(scene.as(Role.DIRECTOR))
        .with(SecurityMockMvcRequestPostProcessors.csrf())
        .param("organization", scene.organization().toString())
        .param("role", role)
        .param("from", "1 มกราคม 2563")
        .exchange();
  }

  private String withPassword(Role role) {
    var person = scene.person(role);
    accounts.setPassword(person.value(), passwords.hash(PASSWORD));
    return accounts.byId(person.value()).orElseThrow().email();
  }

  private String codeNow(SharedSecret secret) {
    return factors.codeAt(secret, step());
  }

  private long step() {
    return clock.instant().getEpochSecond() / 30;
  }

  private static String faceless(String page) {
    return page.replaceAll("value=\"[^\"]*\"", "value");
  }

  static String between(String text, String before, String after) {
    int start = text.indexOf(before) + before.length();
    return text.substring(start, text.indexOf(after, start));
  }
}
