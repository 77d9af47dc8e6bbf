package org.prasan.identity;

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
      Sessions sessions,
      Throttle throttle,
      AccountLog log,
      @Qualifier("applicationTaskExecutor") Executor aside) {
    this.accounts = accounts;
    this.links = links;
    this.outbox = outbox;
    this.passwords = passwords;
    this.rules = rules;
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
            address
                .flatMap(accounts::byEmail)
                .filter(Account::active)
                .ifPresent(account -> send(account, origin)));
  }

  private void send(Account account, String origin) {
    log.doing(
        account,
        origin,
        "password.reset-asked",
        () -> {
          var link = links.issue(Links.Purpose.RESET, Coalition.NONE.id(), account.id());
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
    if (account == null) return new Outcome.Gone();
    var objection = rules.objectionTo(password, account.email());
    if (objection.isPresent()) return new Outcome.WeakPassword(objection.get());
    var hash = passwords.hash(password);
    boolean used =
        log.doing(
            account,
            origin,
            "password.reset",
            () -> {
              if (!links.use(Links.Purpose.RESET, token)) return false;
              accounts.setPassword(account.id(), hash);
              return true;
            });
    if (!used) return new Outcome.Gone();
    sessions.endAll(account.id(), null);
    throttle.forget(Throttle.Channel.PASSWORD, account.email());
    return new Outcome.Done();
  }
}
