package org.prasan.identity;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.prasan.notification.Message;
import org.prasan.notification.Outbox;
import org.prasan.tenancy.Coalition;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;

/**
 * Somebody who has forgotten the password sets a new one through a link. It replaces the password
 * alone: a second factor is still asked for.
 */
@Service
class ResetPassword {
  private final Accounts accounts;
  private final Links links;
  private final Outbox outbox;
  private final Passwords passwords;
  private final PasswordRules rules;
  private final SecondFactors factors;
  private final Passkeys passkeys;
  private final Sessions sessions;
  private final Throttle throttle;
  private final AccountLog log;
  private final Executor aside;

  ResetPassword(
      Accounts accounts,
      Links links,
      Outbox outbox,
      Passwords passwords,
      PasswordRules rules,
      SecondFactors factors,
      Passkeys passkeys,
      Sessions sessions,
      Throttle throttle,
      AccountLog log,
      @Qualifier("applicationTaskExecutor") Executor aside) {
    this.accounts = accounts;
    this.links = links;
    this.outbox = outbox;
    this.passwords = passwords;
    this.rules = rules;
    this.factors = factors;
    this.passkeys = passkeys;
    this.sessions = sessions;
    this.throttle = throttle;
    this.log = log;
    this.aside = aside;
  }

  sealed interface Outcome {
    record Done() implements Outcome {}

    record WeakPassword(String key) implements Outcome {}

    record Gone() implements Outcome {}
  }

  /** Answers nothing and works aside, so that nobody learns whether there is such an account. */
  void ask(@Nullable String email, String origin) {
    var address = EmailAddress.read(email);
    var subject = address.map(EmailAddress::value).orElse("");
    if (throttle.count(Throttle.Channel.RESET, subject, origin) != Throttle.Answer.GO_ON) return;
    aside.execute(
        () ->
            address.map(this::owners).orElse(List.of()).forEach(account -> send(account, origin)));
  }

  /** Whoever has proved to read this mailbox; as long as nobody has, all who say they do. */
  private List<Account> owners(EmailAddress address) {
    var open = accounts.claiming(address).stream().filter(Account::active).toList();
    var proved = open.stream().filter(Account::addressProved).toList();
    return proved.isEmpty() ? open : proved;
  }

  private void send(Account account, String origin) {
    log.strangerDoing(
        account,
        origin,
        "password.reset-asked",
        () -> {
          var link =
              links.issue(Links.Purpose.RESET, Links.Way.MAILED, Coalition.NONE.id(), account.id());
          outbox.put(new Message(account.email(), "reset", account.language(), link));
          return true;
        });
  }

  Optional<Account> owner(Token token) {
    return links
        .peek(Links.Purpose.RESET, token)
        .flatMap(opens -> accounts.byId(opens.subject()))
        .filter(Account::active);
  }

  Outcome reset(Token token, String password, String origin) {
    var account = owner(token).orElse(null);
    var opens = links.peek(Links.Purpose.RESET, token).orElse(null);
    if (account == null || opens == null) return new Outcome.Gone();
    var objection = rules.objectionTo(password, account.email());
    if (objection.isPresent()) return new Outcome.WeakPassword(objection.get());
    var hash = passwords.hash(password, accounts.claiming(new EmailAddress(account.email())));
    throttle.forget(Throttle.Channel.PASSWORD, account.email());
    boolean used =
        log.doing(
            account,
            origin,
            "password.reset",
            () -> {
              if (!links.use(Links.Purpose.RESET, token)) return false;
              if (opens.provesMailbox() && !lockedByAnother(account)) accounts.prove(account);
              accounts.setPassword(account.id(), hash);
              return true;
            });
    if (!used) return new Outcome.Gone();
    sessions.endAll(account.id(), null);
    return new Outcome.Done();
  }

  /**
   * Whoever made an account in the name of somebody else may have set up a second factor: the owner
   * of the mailbox could not pass it, so the address must not become that account's.
   */
  private boolean lockedByAnother(Account account) {
    return !account.addressProved()
        && (factors.isSetUp(account.id()) || passkeys.has(account.id()));
  }
}
