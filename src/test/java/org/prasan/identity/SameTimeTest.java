package org.prasan.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.IntConsumer;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/**
 * Nobody learns from the time of an answer whether there is an account: 2,000 tries of each kind,
 * in turn, with passwords that cost what they cost in life. Medians of the processor's time of the
 * request, since the machine does other things as well; the time by the clock is told beside it.
 */
@PrasanTest
@Tag("slow")
class SameTimeTest {
  private static final int TRIES = Integer.getInteger("tries", 2000);
  private static final double DIFFERENCE = 0.05;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  @Autowired Scenes scenes;
  @Autowired Accounts accounts;
  @Autowired SecondFactors factors;
  @Autowired RecoveryCodes recovery;
  @Autowired Throttle throttle;
  @Autowired AccountLog log;
  @Autowired MockMvcTester pages;
  @Autowired JdbcClient jdbc;

  private final Passwords passwords = new Passwords(new Argon2());
  private SignIn signIn;
  private String known;
  private String locked;

  @BeforeEach
  void twoAccounts() {
    signIn = new SignIn(accounts, passwords, factors, recovery, throttle, log, _ -> {});
    known = account();
    locked = account();
  }

  private String account() {
    var person = scenes.fresh().person(Role.FOCAL_POINT);
    accounts.setPassword(person.value(), passwords.hash(SignInTest.PASSWORD));
    return accounts.byId(person.value()).orElseThrow().email();
  }

  @Test
  void anUnknownAddressAWrongPasswordAndALockedAccountTakeTheSameTime() {
    assertAlike(
        "signing in",
        new Kind("unknown", _ -> {}, n -> signIn.byPassword(nobody(n), "wrong " + n, origin(n))),
        new Kind("wrong", _ -> {}, n -> signIn.byPassword(known, "wrong " + n, origin(n))),
        new Kind(
            "locked",
            _ -> close(),
            n -> signIn.byPassword(locked, SignInTest.PASSWORD, origin(n))));
  }

  @Test
  void aResetTakesTheSameTimeForSomebodyAndForNobody() {
    assertAlike(
        "a reset at its front door",
        new Kind("unknown", _ -> {}, n -> ask(nobody(n), origin(n))),
        new Kind("known", _ -> {}, n -> ask(known, origin(n))));
  }

  /** Somebody with an account in another coalition, which is nobody's business in this one. */
  @Test
  void anInvitationTakesTheSameTimeForSomebodyElsewhereAndForNobody() {
    var scene = scenes.fresh();
    assertAlike(
        "an invitation",
        new Kind("unknown", _ -> {}, n -> invite(scene, nobody(n))),
        new Kind("known", _ -> uninvite(scene), _ -> invite(scene, known)));
  }

  /** One kind of try: what comes before it is not counted. */
  private record Kind(String name, IntConsumer before, IntConsumer attempt) {}

  private String nobody(int n) {
    return "nobody" + n + "@" + known.substring(known.indexOf('@') + 1);
  }

  private void close() {
    for (int i = 0; i < 12; i++) throttle.count(Throttle.Channel.PASSWORD, locked, origin(-i - 1));
  }

  private void ask(String email, String origin) {
    var asked = pages.post().uri("/reset").with(csrf()).param("email", email);
    var from =
        asked.with(
            request -> {
              request.setRemoteAddr(origin);
              return request;
            });
    assertThat(from.exchange()).hasStatus3xxRedirection();
  }

  private void invite(Scene scene, String email) {
    var invited =
        pages
            .post()
            .uri(scene.url("/people/invitations"))
            .with(scene.as(Role.FOCAL_POINT))
            .with(csrf())
            .param("email", email)
            .param("nameTh", "มะลิ")
            .param("organization", scene.organization().toString())
            .param("role", "STAFF")
            .param("language", "th");
    assertThat(invited.exchange()).hasStatus3xxRedirection();
  }

  private void uninvite(Scene scene) {
    scene.in(
        () ->
            jdbc.sql("delete from identity.invitation where coalition_id = ? and email = ?")
                .params(scene.id().value(), known)
                .update());
  }

  /** In an order that changes from round to round: what one leaves behind meets each other. */
  private void assertAlike(String what, Kind... kinds) {
    var order = new ArrayList<>(List.of(kinds));
    var random = new Random(TRIES);
    var lasted = new LinkedHashMap<String, List<Lasted>>();
    for (var kind : kinds) lasted.put(kind.name(), new ArrayList<>());
    for (int n = 0; n < TRIES; n++) {
      Collections.shuffle(order, random);
      for (var kind : order) {
        open();
        kind.before().accept(n);
        Objects.requireNonNull(lasted.get(kind.name())).add(timed(kind.attempt(), n));
      }
    }
    tell(what, "by the clock", lasted, Lasted::byTheClock);
    assertThat(tell(what, "of the processor", lasted, Lasted::ofTheProcessor))
        .as("%s", what)
        .isLessThan(DIFFERENCE);
  }

  /** How far the medians are apart, without the first tries, which warm up. */
  private static double tell(
      String what, String measure, Map<String, List<Lasted>> lasted, ToLongFunction<Lasted> time) {
    var medians = new LinkedHashMap<String, Long>();
    lasted.forEach(
        (kind, tries) -> {
          var sorted = tries.stream().skip(TRIES / 20).mapToLong(time).sorted().toArray();
          medians.put(kind, sorted[sorted.length / 2] / 1000);
        });
    double apart =
        (double) Collections.max(medians.values()) / Collections.min(medians.values()) - 1;
    System.out.printf(
        Locale.ROOT,
        "%s, time %s: medians of %d tries in µs %s, apart by %.1f %%%n",
        what,
        measure,
        TRIES,
        medians,
        apart * 100);
    return apart;
  }

  private record Lasted(long byTheClock, long ofTheProcessor) {}

  private static Lasted timed(IntConsumer attempt, int n) {
    long began = System.nanoTime();
    long used = THREADS.getCurrentThreadCpuTime();
    attempt.accept(n);
    return new Lasted(System.nanoTime() - began, THREADS.getCurrentThreadCpuTime() - used);
  }

  /** Nobody waits for what was tried before. */
  private void open() {
    jdbc.sql("delete from identity.tries").update();
  }

  private static String origin(int n) {
    return "198.51." + (n & 0xff00) / 256 + "." + (n & 0xff);
  }
}
