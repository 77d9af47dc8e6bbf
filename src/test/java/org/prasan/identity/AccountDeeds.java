package org.prasan.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.prasan.Asked;
import org.prasan.Asking;
import org.prasan.Scene;
import org.prasan.operation.Settings;
import org.prasan.tenancy.Coalition;
import org.prasan.tenancy.Role;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/**
 * Of one's own account: how one comes in and goes, and what opens it. Most of it cannot be sent
 * again when its answer is lost, since what opens once was used.
 */
@TestComponent
public class AccountDeeds {
  /** What opens once is used up by who shows it, also where that comes to nothing. */
  private static final Pattern USED_UP =
      Pattern.compile("identity[.](second_factor|recovery_code)");

  /** Set up or used up first, which is noted, then used to come in: the first stays done. */
  private static final Pattern FIRST_STEP = Pattern.compile(USED_UP.pattern() + "|audit[.]entry");

  /** When a passkey was shown is kept beside it; that it was refused, in the log. */
  private static final Pattern SHOWN =
      Pattern.compile("identity[.]passkey|audit[.]entry of the installation");

  private final MockMvcTester pages;
  private final Accounts accounts;
  private final Passwords passwords;
  private final SecondFactors factors;
  private final RecoveryCodes recovery;
  private final Links links;
  private final Settings settings;
  private final JdbcClient jdbc;
  private final Clock clock;

  AccountDeeds(
      MockMvcTester pages,
      Accounts accounts,
      Passwords passwords,
      SecondFactors factors,
      RecoveryCodes recovery,
      Links links,
      Settings settings,
      JdbcClient jdbc,
      Clock clock) {
    this.pages = pages;
    this.accounts = accounts;
    this.passwords = passwords;
    this.factors = factors;
    this.recovery = recovery;
    this.links = links;
    this.settings = settings;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Somebody with a password, before a browser. */
  private record Person(UUID id, String email, Browser browser) {
    Sent sends(String path, String typed) {
      return new Sent(browser, path, Asking.typed(typed));
    }
  }

  /** A form that is sent from a browser. */
  private record Sent(Browser browser, String path, Map<String, String> fields) {
    Asked.Request request() {
      return () -> {
        var request = browser.request(HttpMethod.POST, path).with(csrf());
        fields.forEach(request::param);
        return request.exchange();
      };
    }
  }

  public List<Asked> all(Scene scene) {
    var all = new ArrayList<Asked>();
    all.addAll(comingIn(scene));
    all.addAll(ofWhatOpens(scene));
    all.addAll(ofSessions(scene));
    all.addAll(ofThemselves(scene));
    all.addAll(ofPasskeys(scene));
    return all;
  }

  private List<Asked> comingIn(Scene scene) {
    return List.of(
        sending("sign in", Asked.NOTHING, () -> password(somebody(scene, Role.FOCAL_POINT))),
        sending("sign in half", Asked.NOTHING, () -> password(somebody(scene, Role.CASE_WORKER))),
        sending(
            "sign in by a code",
            USED_UP,
            () -> {
              var person = somebody(scene, Role.DIRECTOR);
              var secret = SharedSecret.fresh();
              factors.setUp(person.id(), secret, factors.codeAt(secret, step() - 1));
              return halfIn(person).sends("/sign-in/code", "code=" + codeNow(secret));
            }),
        sending(
            "sign in by a code on paper",
            FIRST_STEP,
            () -> {
              var person = somebody(scene, Role.DIRECTOR);
              var codes = factors.setUp(person.id(), SharedSecret.fresh());
              return halfIn(person).sends("/sign-in/code", "code=" + codes.getFirst());
            }),
        sending(
            "set up an app at the door",
            FIRST_STEP,
            () -> app(halfIn(somebody(scene, Role.CASE_WORKER)), "/sign-in/second-factor")));
  }

  private List<Asked> ofWhatOpens(Scene scene) {
    return List.of(
        sending("set up an app", Asked.NOTHING, () -> app(in(scene), "/account/second-factor")),
        sending(
            "remove the app",
            Asked.NOTHING,
            () -> {
              var person = in(scene);
              factors.setUp(person.id(), SharedSecret.fresh());
              return person.sends("/account/second-factor/remove", "");
            }),
        sending(
            "renew the codes on paper",
            Asked.NOTHING,
            () -> in(scene).sends("/account/recovery-codes", "")),
        sending(
            "change the password",
            Asked.NOTHING,
            () ->
                in(scene)
                    .sends(
                        "/account/password",
                        "present=" + SignInTest.PASSWORD + "&password=ดอกไม้บานริมโขงยามเช้า")),
        sending(
            "set a new password",
            Asked.NOTHING,
            () -> {
              var person = in(scene);
              var link = link(Links.Purpose.RESET, person);
              return person.sends(link, "password=ดอกไม้บานริมโขงยามเช้า");
            }),
        sending(
            "confirm by the password",
            Asked.NOTHING,
            () -> in(scene).sends("/account/confirm", "password=" + SignInTest.PASSWORD)));
  }

  private List<Asked> ofSessions(Scene scene) {
    return List.of(
        sending("sign out", Asked.NOTHING, () -> in(scene).sends("/sign-out", "")),
        sending(
            "end another session",
            Asked.NOTHING,
            () -> {
              var person = inTwice(scene);
              var key = "/account/sessions/([0-9a-f]+)/end";
              var found = Asking.found(person.browser().get("/account"), key);
              return person.sends("/account/sessions/" + found + "/end", "");
            }),
        sending(
            "end all other sessions",
            Asked.NOTHING,
            () -> inTwice(scene).sends("/account/sessions/end-others", "")),
        sending(
            "act for another organization",
            Asked.NOTHING,
            () -> {
              var there = scene.beside();
              var here = scene.within(scene.organization());
              var person = in(somebody(here, Role.FOCAL_POINT));
              here.also(Role.FOCAL_POINT, there, Role.STAFF);
              var mandate = "(/[^\"]*/acting/[0-9a-f-]{36})\"";
              return person.sends(Asking.found(person.browser().get("/account"), mandate), "");
            }));
  }

  private List<Asked> ofThemselves(Scene scene) {
    return List.of(
        new Asked(
            "read /account",
            Asked.READINGS,
            () -> {
              var browser = in(scene).browser();
              return () -> browser.request(HttpMethod.GET, "/account")::exchange;
            }),
        sending(
            "describe the account",
            Asked.NOTHING,
            () -> in(scene).sends("/account", "nameTh=สายฝน ใจดี&phone=081 234 5678&language=th")),
        sending(
            "ask for a link to the address",
            Asked.NOTHING,
            () -> unproved(in(scene)).sends("/account/address", "")),
        sending(
            "confirm the address",
            Asked.NOTHING,
            () -> {
              var person = unproved(in(scene));
              return person.sends(link(Links.Purpose.ADDRESS, person), "");
            }));
  }

  private List<Asked> ofPasskeys(Scene scene) {
    return List.of(
        sending(
            "ask for a passkey",
            Asked.NOTHING,
            () -> withCodes(in(scene)).sends("/account/passkeys/options", "")),
        new Asked(
            "add a passkey",
            Asked.NOTHING,
            () -> {
              var browser = withCodes(in(scene)).browser();
              return () -> trying(adding(browser, new TestPasskey(settings)));
            }),
        sending(
            "remove a passkey",
            Asked.NOTHING,
            () -> {
              var person = withCodes(in(scene));
              var key = new TestPasskey(settings);
              adding(person.browser(), key).exchange();
              return person.sends("/account/passkeys/remove", "id=" + key.id());
            }),
        new Asked(
            "sign in by a passkey",
            SHOWN,
            () -> {
              var person = withCodes(in(scene));
              var key = new TestPasskey(settings);
              adding(person.browser(), key).exchange();
              var elsewhere = new Browser(pages);
              return () -> trying(showing(elsewhere, key, person.id()));
            }));
  }

  /** What is to be signed is asked for anew each time, since it counts once. */
  private static Asked.Request adding(Browser browser, TestPasskey key) {
    var offered = json(browser, "/account/passkeys/options", "{}").exchange();
    return json(browser, "/account/passkeys", key.made(Browser.bodyOf(offered)));
  }

  private static Asked.Request showing(Browser browser, TestPasskey key, UUID owner) {
    browser.get("/sign-in");
    var asked = json(browser, "/sign-in/passkey/options", "{}").exchange();
    return json(browser, "/sign-in/passkey", key.shown(Browser.bodyOf(asked), owner));
  }

  private static Asked.Request json(Browser browser, String path, String body) {
    return browser
            .request(HttpMethod.POST, path)
            .with(csrf())
            .contentType(MediaType.APPLICATION_JSON)
            .content(body)
        ::exchange;
  }

  private Asked sending(String name, Pattern leaves, Supplier<Sent> before) {
    return new Asked(
        name,
        leaves,
        () -> {
          var request = before.get().request();
          return () -> trying(request);
        });
  }

  /** Each request is one more try: those before it are forgotten. */
  private <T> T trying(T next) {
    jdbc.sql("delete from identity.tries").update();
    return next;
  }

  private Person somebody(Scene scene, Role role) {
    var id = scene.within(scene.organization()).person(role).value();
    accounts.setPassword(id, passwords.hash(SignInTest.PASSWORD));
    var person = new Person(id, accounts.byId(id).orElseThrow().email(), new Browser(pages));
    person.browser().get("/sign-in");
    return person;
  }

  private static Sent password(Person person) {
    return person.sends(
        "/sign-in", "email=%s&password=%s".formatted(person.email(), SignInTest.PASSWORD));
  }

  private Person in(Scene scene) {
    return in(somebody(scene, Role.FOCAL_POINT));
  }

  private Person in(Person person) {
    return led(person, "/.+/home");
  }

  /** To where a second factor is asked for, or set up. */
  private Person halfIn(Person person) {
    return led(person, "/sign-in/.+");
  }

  private Person led(Person person, String to) {
    var fields = new String[] {"email", person.email(), "password", SignInTest.PASSWORD};
    assertThat(Browser.to(trying(person).browser().post("/sign-in", fields))).matches(to);
    return person;
  }

  private Person inTwice(Scene scene) {
    var person = in(scene);
    var elsewhere = new Person(person.id(), person.email(), new Browser(pages));
    elsewhere.browser().get("/sign-in");
    in(elsewhere);
    return person;
  }

  private Person unproved(Person person) {
    jdbc.sql("update identity.account set email_proved_at = null where id = :id")
        .param("id", person.id())
        .update();
    return person;
  }

  private Person withCodes(Person person) {
    recovery.renew(person.id());
    return person;
  }

  private Sent app(Person person, String page) {
    var shown = Asking.found(person.browser().get(page), "class=\"secret\">([^<]+)<");
    return person.sends(page, "code=" + codeNow(new SharedSecret(shown.replace(" ", ""))));
  }

  private String link(Links.Purpose purpose, Person person) {
    return links
        .issue(purpose, Links.Way.MAILED, Coalition.NONE.id(), person.id())
        .replaceFirst("^https?://[^/]+", "");
  }

  private String codeNow(SharedSecret secret) {
    return factors.codeAt(secret, step());
  }

  private long step() {
    return clock.instant().getEpochSecond() / 30;
  }
}
