package org.prasan.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scenes;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/**
 * Nobody learns from the time of an answer whether there is an account: 2,000 tries of each kind,
 * in turn, with passwords that cost what they cost in life. Medians, since the machine does other
 * things as well.
 */
@PrasanTest
@Tag("slow")
class SameTimeTest {
  private static final int TRIES = Integer.getInteger("tries", 2000);
  private static final double DIFFERENCE = 0.05;

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
    var unknown = new ArrayList<Long>();
    var wrong = new ArrayList<Long>();
    var closed = new ArrayList<Long>();
    for (int n = 0; n < TRIES; n++) {
      var origin = origin(n);
      var nobody = "nobody" + n + "@" + known.substring(known.indexOf('@') + 1);
      open();
      unknown.add(timed(() -> signIn.byPassword(nobody, "wrong " + origin, origin)));
      open();
      wrong.add(timed(() -> signIn.byPassword(known, "wrong " + origin, origin)));
      open();
      for (int i = 0; i < 12; i++)
        throttle.count(Throttle.Channel.PASSWORD, locked, origin(-i - 1));
      closed.add(timed(() -> signIn.byPassword(locked, SignInTest.PASSWORD, origin)));
    }
    assertAlike("signing in", unknown, wrong, closed);
  }

  @Test
  void aResetTakesTheSameTimeForSomebodyAndForNobody() {
    var unknown = new ArrayList<Long>();
    var some = new ArrayList<Long>();
    for (int n = 0; n < TRIES; n++) {
      var origin = origin(n);
      var nobody = "nobody" + n + "@" + known.substring(known.indexOf('@') + 1);
      open();
      unknown.add(timed(() -> ask(nobody, origin)));
      open();
      some.add(timed(() -> ask(known, origin)));
    }
    assertAlike("a reset", unknown, some);
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

  private static void assertAlike(String what, List<?>... kinds) {
    var medians = new ArrayList<Long>();
    for (var kind : kinds) {
      var sorted = kind.stream().map(Long.class::cast).skip(kind.size() / 20).sorted().toList();
      medians.add(sorted.get(sorted.size() / 2));
    }
    double shortest = medians.stream().mapToLong(Long::longValue).min().orElseThrow();
    double longest = medians.stream().mapToLong(Long::longValue).max().orElseThrow();
    System.out.println(
        String.format(
            Locale.ROOT,
            "%s: medians of %d tries %s µs, apart by %.1f %%",
            what,
            TRIES,
            medians.stream().map(median -> median / 1000).toList(),
            (longest / shortest - 1) * 100));
    assertThat(longest / shortest - 1).as("%s: %s", what, medians).isLessThan(DIFFERENCE);
  }

  private static long timed(Runnable attempt) {
    long began = System.nanoTime();
    attempt.run();
    return System.nanoTime() - began;
  }

  /** Nobody waits for what was tried before. */
  private void open() {
    jdbc.sql("delete from identity.tries").update();
  }

  private static String origin(int n) {
    return "198.51." + (n & 0xff00) / 256 + "." + (n & 0xff);
  }
}
