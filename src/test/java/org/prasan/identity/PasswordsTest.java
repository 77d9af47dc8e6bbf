package org.prasan.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scenes;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;

/** Whether an account exists shows in the time of an answer unless each does the same work. */
@PrasanTest
class PasswordsTest {
  private static final String ORIGIN = "203.0.113.50";

  @Autowired Scenes scenes;
  @Autowired Accounts accounts;
  @Autowired SecondFactors factors;
  @Autowired RecoveryCodes recovery;
  @Autowired Throttle throttle;
  @Autowired AccountLog log;
  final AtomicInteger computed = new AtomicInteger();
  final Passwords passwords =
      new Passwords(
          new QuickArgon2() {
            @Override
            String hash(String password, String recipe) {
              computed.incrementAndGet();
              return super.hash(password, recipe);
            }
          });
  SignIn signIn;
  PersonId person;
  String email;

  @BeforeEach
  void setScene() {
    signIn = new SignIn(accounts, passwords, factors, recovery, throttle, log, Runnable::run);
    person = scenes.fresh().person(Role.FOCAL_POINT);
    accounts.setPassword(person.value(), passwords.hash(SignInTest.PASSWORD));
    email = accounts.byId(person.value()).orElseThrow().email();
  }

  /** As OWASP asks of Argon2id at the least: 19 MiB, two rounds. */
  @Test
  void guessingAPasswordCostsMemoryAndTime() {
    assertThat(new Passwords(new Argon2()).hash(SignInTest.PASSWORD))
        .startsWith("{argon2}$argon2id$v=19$m=19456,t=2,p=1$");
  }

  @Test
  void everyRefusalComputesExactlyOneHash() {
    assertThat(hashesOf(() -> signIn.byPassword("nobody-" + email, "x", ORIGIN))).isEqualTo(1);
    assertThat(hashesOf(() -> signIn.byPassword("not an address", "x", ORIGIN))).isEqualTo(1);
    assertThat(hashesOf(() -> signIn.byPassword(email, "wrong", ORIGIN))).isEqualTo(1);
    assertThat(hashesOf(() -> signIn.byPassword(email, "x".repeat(500), ORIGIN))).isEqualTo(1);
    for (int i = 0; i < 10; i++) signIn.byPassword(email, "wrong", ORIGIN);
    assertThat(hashesOf(() -> signIn.byPassword(email, SignInTest.PASSWORD, ORIGIN))).isEqualTo(1);
    accounts.deactivate(person.value());
    assertThat(hashesOf(() -> signIn.byPassword(email, "wrong", ORIGIN))).isEqualTo(1);
  }

  @Test
  void severalClaimsToAnAddressTakeAsLongAsOne() {
    var address = new EmailAddress(email);
    var hash = passwords.hash("another password of ours", accounts.claiming(address));
    var name = LocalizedText.of("คนหนึ่ง");
    var claim = new Account(PersonId.fresh().value(), email, name, "th", hash, false, true, false);
    accounts.add(claim);
    assertThat(hashesOf(() -> signIn.byPassword(email, "wrong", ORIGIN))).isEqualTo(1);
    assertThat(signIn.byPassword(email, SignInTest.PASSWORD, ORIGIN).map(Account::id))
        .contains(person.value());
    assertThat(signIn.byPassword(email, "another password of ours", ORIGIN).map(Account::id))
        .contains(claim.id());
    var own = accounts.byId(person.value()).orElseThrow();
    assertThat(signIn.confirms(own, "another password of ours", ORIGIN)).isFalse();
  }

  @Test
  void whoClaimsAnAddressGivesNobodyMoreTriesAtItsOwner() {
    var address = new EmailAddress(email);
    var hash = passwords.hash("another password of ours", accounts.claiming(address));
    var name = LocalizedText.of("คนหนึ่ง");
    accounts.add(
        new Account(PersonId.fresh().value(), email, name, "th", hash, false, true, false));
    for (int i = 0; i < 10; i++) {
      signIn.byPassword(email, "wrong", "203.0.113." + i);
      signIn.byPassword(email, "another password of ours", "203.0.113." + i);
    }
    assertThat(signIn.byPassword(email, SignInTest.PASSWORD, "203.0.113.99")).isEmpty();
  }

  @Test
  void anAddressThatIsRefusedClosesNoDoorToOthers() {
    for (int i = 0; i < 1100; i++)
      throttle.count(Throttle.Channel.LINK, "subject " + email, "203.0.113.60");
    assertThat(throttle.count(Throttle.Channel.LINK, null, "203.0.113.61"))
        .isEqualTo(Throttle.Answer.GO_ON);
  }

  @Test
  void aPasswordTypedWithOtherSignsForTheSameThaiLettersIsTheSame() {
    var hash = passwords.hash("น้ำใสไหลเย็นเห็นตัวปลา");
    accounts.setPassword(person.value(), hash);
    assertThat(signIn.byPassword(email, "น้ําใสไหลเย็นเห็นตัวปลา", ORIGIN)).isPresent();
  }

  private int hashesOf(Supplier<Optional<Account>> entering) {
    computed.set(0);
    assertThat(entering.get()).isEmpty();
    return computed.get();
  }
}
