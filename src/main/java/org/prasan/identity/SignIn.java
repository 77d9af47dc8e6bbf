package org.prasan.identity;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.Refusals;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;

/**
 * Somebody shows that an account is theirs. An unknown address, a wrong password and too many tries
 * look the same and take the same time.
 */
@Service
class SignIn {
  private static final int RECOVERY_LENGTH = 12;

  private final Accounts accounts;
  private final Passwords passwords;
  private final SecondFactors factors;
  private final RecoveryCodes recovery;
  private final Throttle throttle;
  private final AccountLog log;
  private final Executor aside;

  SignIn(
      Accounts accounts,
      Passwords passwords,
      SecondFactors factors,
      RecoveryCodes recovery,
      Throttle throttle,
      AccountLog log,
      @Qualifier("applicationTaskExecutor") Executor aside) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.factors = factors;
    this.recovery = recovery;
    this.throttle = throttle;
    this.log = log;
    this.aside = aside;
  }

  Optional<Account> byPassword(@Nullable String email, String password, String origin) {
    var address = EmailAddress.read(email);
    var subject = address.map(EmailAddress::value).orElse("");
    return byPassword(
        subject, () -> address.map(accounts::claiming).orElse(List.of()), password, origin);
  }

  /** The password of somebody already signed in, asked for once more. */
  boolean confirms(Account account, String password, String origin) {
    return byPassword(account.email(), () -> List.of(account), password, origin).isPresent();
  }

  private Optional<Account> byPassword(
      String subject, Supplier<List<Account>> claims, String password, String origin) {
    var answer = throttle.count(Throttle.Channel.PASSWORD, subject, origin);
    var known = claims.get();
    var open = known.stream().filter(Account::active).toList();
    boolean readable = password.length() <= PasswordRules.LONGEST;
    var owner = passwords.owner(readable ? password : "", open);
    if (!readable || owner.isEmpty() || answer != Throttle.Answer.GO_ON) {
      noteFailure(known, answer, origin);
      return Optional.empty();
    }
    if (owner.get().addressProved()) throttle.forgive(Throttle.Channel.PASSWORD, subject, origin);
    else throttle.forgiveThisOnce(Throttle.Channel.PASSWORD, subject, origin);
    return owner;
  }

  /** A code of the authenticator app, or one of the codes on paper. */
  boolean byCode(Account account, String typed, String origin) {
    var answer = throttle.count(Throttle.Channel.CODE, account.id(), origin);
    if (answer != Throttle.Answer.GO_ON) {
      Refusals.noted();
      if (answer == Throttle.Answer.JUST_CLOSED)
        log.noteStranger(account, origin, "sign-in.throttled");
      return false;
    }
    boolean onPaper = typed.strip().length() >= RECOVERY_LENGTH;
    boolean right =
        onPaper ? recovery.use(account.id(), typed) : factors.accept(account.id(), typed);
    if (right) throttle.forgive(Throttle.Channel.CODE, account.id(), origin);
    else noteWrongCode(account, origin);
    if (right && onPaper) log.note(account, origin, "recovery-code.used");
    return right;
  }

  private void noteWrongCode(Account account, String origin) {
    Refusals.noted();
    log.noteStranger(account, origin, "sign-in.code-refused");
  }

  /** The first code of an app that is just being set up. */
  boolean provesNewSecret(Account account, SharedSecret secret, String code, String origin) {
    return throttle.count(Throttle.Channel.CODE, account.id(), origin) == Throttle.Answer.GO_ON
        && factors.shows(secret, code);
  }

  /**
   * Aside, since writing into the logs of several coalitions takes longer for an account that
   * exists. Beyond the limit only once, or guessing would fill the log.
   */
  private void noteFailure(List<Account> known, Throttle.Answer answer, String origin) {
    Refusals.noted();
    if (answer == Throttle.Answer.CLOSED) return;
    var deed = answer == Throttle.Answer.GO_ON ? "sign-in.refused" : "sign-in.throttled";
    aside.execute(
        () -> {
          known.forEach(account -> log.noteStranger(account, origin, deed));
          if (known.isEmpty()) log.noteUnknown(origin, deed);
        });
  }
}
