package org.prasan.identity;

import org.prasan.notification.Message;
import org.prasan.notification.Outbox;
import org.prasan.tenancy.Coalition;
import org.springframework.stereotype.Service;

/**
 * Somebody signed in proves to read the mailbox of the account, by a link that is sent there and
 * shown nowhere else. It works in the session of that account alone: the owner of a mailbox who
 * follows it out of curiosity gives nothing to whoever asked for it.
 */
@Service
class ProveAddress {
  private final Accounts accounts;
  private final Links links;
  private final Outbox outbox;
  private final Throttle throttle;
  private final AccountLog log;

  ProveAddress(Accounts accounts, Links links, Outbox outbox, Throttle throttle, AccountLog log) {
    this.accounts = accounts;
    this.links = links;
    this.outbox = outbox;
    this.throttle = throttle;
    this.log = log;
  }

  enum Outcome {
    PROVED,
    /** The owner of another account has proved to read it. */
    ANOTHERS,
    GONE
  }

  /** False if it was asked for too often. */
  boolean ask(Account account, String origin) {
    if (throttle.count(Throttle.Channel.RESET, account.email(), origin) != Throttle.Answer.GO_ON)
      return false;
    return log.doing(
        account,
        origin,
        "address.link-asked",
        () -> {
          var link =
              links.issue(
                  Links.Purpose.ADDRESS, Links.Way.MAILED, Coalition.NONE.id(), account.id());
          outbox.put(new Message(account.email(), "address", account.language(), link));
          return true;
        });
  }

  boolean isFor(Account account, Token token) {
    return links
        .peek(Links.Purpose.ADDRESS, token)
        .filter(opens -> opens.provesMailbox() && opens.subject().equals(account.id()))
        .isPresent();
  }

  Outcome prove(Account account, Token token, String origin) {
    if (!isFor(account, token)) return Outcome.GONE;
    if (isAnothers(account)) return Outcome.ANOTHERS;
    boolean proved =
        log.doing(
            account,
            origin,
            "address.proved",
            () -> links.use(Links.Purpose.ADDRESS, token) && accounts.prove(account));
    return proved ? Outcome.PROVED : Outcome.GONE;
  }

  private boolean isAnothers(Account account) {
    return accounts.claiming(new EmailAddress(account.email())).stream()
        .anyMatch(
            claim -> claim.addressProved() && claim.active() && !claim.id().equals(account.id()));
  }
}
