package org.prasan.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.prasan.language.LocalizedText;
import org.prasan.notification.Message;
import org.prasan.notification.Outbox;
import org.prasan.operation.Settings;
import org.prasan.tenancy.Tenancy;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** People look after their own account. */
@Service
class OwnAccount {
  private final Accounts accounts;
  private final Persons persons;
  private final Passwords passwords;
  private final PasswordRules rules;
  private final SecondFactors factors;
  private final Passkeys passkeys;
  private final SecondFactorDemand demand;
  private final Sessions sessions;
  private final Links links;
  private final AccountLog log;
  private final Outbox outbox;
  private final TransactionTemplate transaction;
  private final Settings settings;

  OwnAccount(
      Accounts accounts,
      Persons persons,
      Passwords passwords,
      PasswordRules rules,
      SecondFactors factors,
      Passkeys passkeys,
      SecondFactorDemand demand,
      Sessions sessions,
      Links links,
      AccountLog log,
      Outbox outbox,
      TransactionTemplate transaction,
      Settings settings) {
    this.accounts = accounts;
    this.persons = persons;
    this.passwords = passwords;
    this.rules = rules;
    this.factors = factors;
    this.passkeys = passkeys;
    this.demand = demand;
    this.sessions = sessions;
    this.links = links;
    this.log = log;
    this.outbox = outbox;
    this.transaction = transaction;
    this.settings = settings;
  }

  /** The telephone number by which one's coalitions know oneself, if any does. */
  Optional<String> phone(Account account) {
    return accounts.coalitionsOf(account.id()).stream()
        .flatMap(
            coalition ->
                Tenancy.in(coalition, () -> persons.byId(coalition, account.person())).stream())
        .flatMap(person -> Stream.ofNullable(person.phone()))
        .findFirst();
  }

  /**
   * Also in each coalition, which keeps its own row of the person: of the first one in the same
   * transaction as the account.
   */
  void describe(
      Account account, LocalizedText name, @Nullable String phone, String language, String origin) {
    var coalitions = accounts.coalitionsOf(account.id());
    log.doing(
        account,
        origin,
        "account.described",
        () -> {
          accounts.describe(account.id(), name, language);
          coalitions.stream()
              .limit(1)
              .forEach(first -> persons.describe(first, account.person(), name, phone));
          return true;
        });
    for (var coalition : coalitions.stream().skip(1).toList())
      Tenancy.run(
          coalition,
          () ->
              transaction.executeWithoutResult(
                  status -> persons.describe(coalition, account.person(), name, phone)));
  }

  /** The message key of what is wrong with the password; empty if it is the new one now. */
  Optional<String> changePassword(Account account, String password, HttpServletRequest request) {
    var objection = rules.objectionTo(password, account.email());
    if (objection.isPresent()) return objection;
    var hash = passwords.hash(password, accounts.claiming(new EmailAddress(account.email())));
    log.doing(
        account,
        request.getRemoteAddr(),
        "password.changed",
        () -> {
          accounts.setPassword(account.id(), hash);
          links.revoke(Links.Purpose.RESET, account.id());
          tell(account);
          return true;
        });
    sessions.endAll(account.id(), request.getSession().getId());
    sessions.renewId(request);
    return Optional.empty();
  }

  boolean endSession(Account account, String key, String origin) {
    if (!sessions.known(account.id(), key)) return false;
    log.note(account, origin, "session.ended");
    return sessions.end(account.id(), key);
  }

  void endOtherSessions(Account account, HttpServletRequest request) {
    log.note(account, request.getRemoteAddr(), "sessions.ended");
    sessions.endAll(account.id(), request.getSession().getId());
  }

  /** Not the last second factor of somebody who must have one. */
  boolean removePasskey(Account account, Bytes credential, String origin) {
    boolean lastOne = passkeys.of(account.id()).size() == 1 && !factors.isSetUp(account.id());
    if (lastOne && demand.on(account)) return false;
    return log.doing(
        account,
        origin,
        "passkey.removed",
        () -> {
          tell(account);
          boolean removed = passkeys.remove(account.id(), credential);
          // Codes on paper are for a second step: without one they open nothing.
          if (removed && lastOne) factors.remove(account.id());
          return removed;
        });
  }

  /** Whoever owns the account learns of it, should it not have been that person. */
  private void tell(Account account) {
    var way = settings.address("/reset");
    outbox.put(new Message(account.email(), "changed", account.language(), way));
  }
}
