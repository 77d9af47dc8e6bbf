package org.prasan.identity;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.Audit;
import org.prasan.operation.SignedWords;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.Coalition;
import org.prasan.tenancy.PersonId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Whoever looks after a coalition helps a person who cannot sign in. Only where that person works
 * in this coalition alone: else it would open a door into another one. What clients told the
 * organization stays closed until that has said yes anew: the helper could sign in as that person.
 */
@Service
class HelpSignIn {
  private final Accounts accounts;
  private final SecondFactors factors;
  private final Passkeys passkeys;
  private final Links links;
  private final Sessions sessions;
  private final Vouching vouching;
  private final SignedWords signing;
  private final Audit audit;
  private final TransactionTemplate transaction;

  HelpSignIn(
      Accounts accounts,
      SecondFactors factors,
      Passkeys passkeys,
      Links links,
      Sessions sessions,
      Vouching vouching,
      SignedWords signing,
      Audit audit,
      TransactionTemplate transaction) {
    this.accounts = accounts;
    this.factors = factors;
    this.passkeys = passkeys;
    this.links = links;
    this.sessions = sessions;
    this.vouching = vouching;
    this.signing = signing;
    this.audit = audit;
    this.transaction = transaction;
  }

  /**
   * A link to set a new password, to be handed over; empty where this coalition may not. Sent once
   * more, as after an answer that was lost, the same form gives the same link.
   *
   * @param form by which it was asked for
   * @param last what {@link #last} said when the form was shown
   */
  @Transactional
  Optional<String> link(Acting acting, PersonId person, UUID form, @Nullable String last) {
    acting.require(Action.HELP_SIGN_IN);
    return onlyHere(acting, person).map(account -> linkFor(acting, account, form, last));
  }

  /** Of the link that was handed over last. */
  String last(PersonId person) {
    return links.last(Links.Purpose.RESET, Links.Way.HANDED_OVER, person.value());
  }

  private String linkFor(Acting acting, Account account, UUID form, @Nullable String last) {
    // Bound to the password that was, so that a link that was used is never drawn again.
    var drawn =
        new Token(
            signing.sign(
                "password-link " + account.id() + " " + account.passwordHash() + " " + form));
    if (links.peek(Links.Purpose.RESET, drawn).isPresent())
      return links.address(Links.Purpose.RESET, drawn);
    // Nor one that another has replaced, or that is too old: an old page does not open it again.
    var token = last(account.person()).equals(last) ? drawn : Token.fresh();
    audit.record(acting, "password.link-made", "person", account.id(), null, null);
    vouching.suspend(acting, account.person());
    return links.issue(
        Links.Purpose.RESET, Links.Way.HANDED_OVER, Coalition.NONE.id(), account.id(), token);
  }

  /** The person sets up the second factor anew; false where this coalition may not. */
  boolean resetSecondFactor(Acting acting, PersonId person) {
    acting.require(Action.HELP_SIGN_IN);
    boolean cleared =
        Boolean.TRUE.equals(transaction.execute(status -> clearSecondFactor(acting, person)));
    // Afterwards: the session store takes a connection of its own.
    if (cleared) sessions.endAll(person.value(), null);
    return cleared;
  }

  private boolean clearSecondFactor(Acting acting, PersonId person) {
    if (onlyHere(acting, person).isEmpty()) return false;
    boolean had = factors.remove(person.value());
    had |= passkeys.removeAll(person.value());
    if (had) audit.record(acting, "second-factor.cleared", "person", person, null, null);
    vouching.suspend(acting, person);
    return true;
  }

  private Optional<Account> onlyHere(Acting acting, PersonId person) {
    var everywhere = accounts.coalitionsOf(person.value());
    boolean onlyHere = everywhere.size() == 1 && everywhere.contains(acting.coalitionId());
    return accounts
        .byId(person.value())
        .filter(account -> onlyHere && account.active() && !account.operator())
        .filter(account -> !person.equals(acting.person()));
  }
}
