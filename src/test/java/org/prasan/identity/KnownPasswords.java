package org.prasan.identity;

import java.time.Clock;
import org.prasan.tenancy.PersonId;
import org.springframework.boot.test.context.TestComponent;

/** Gives people of a scene a password, and reads codes as their telephones do. */
@TestComponent
public class KnownPasswords {
  public static final String PASSWORD = SignInTest.PASSWORD;

  private final Accounts accounts;
  private final Passwords passwords;
  private final SecondFactors factors;
  private final Clock clock;

  KnownPasswords(Accounts accounts, Passwords passwords, SecondFactors factors, Clock clock) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.factors = factors;
    this.clock = clock;
  }

  /** Answers the address with which to sign in. */
  public String give(PersonId person) {
    accounts.setPassword(person.value(), passwords.hash(PASSWORD));
    return accounts.byId(person.value()).orElseThrow().email();
  }

  /**
   * What an authenticator app shows for the secret as the page prints it.
   *
   * @param stepsFromNow since a code counts once, a test that signs in twice begins one step before
   */
  public String code(String shownSecret, int stepsFromNow) {
    var step = clock.instant().getEpochSecond() / 30 + stepsFromNow;
    return factors.codeAt(new SharedSecret(shownSecret.replace(" ", "")), step);
  }
}
