package org.prasan.identity;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.Audit;
import org.prasan.identity.Invitations.Invitation;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Coalition;
import org.prasan.tenancy.Coalitions;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.Role;
import org.prasan.tenancy.Tenancy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Somebody accepts an invitation: with a new account, or with the one that person has. A link that
 * was handed over says nothing about who owns the address: a new account then merely claims it, and
 * neither shows nor touches what others have.
 */
@Service
class AcceptInvitation {
  private final Links links;
  private final Invitations invitations;
  private final Accounts accounts;
  private final Persons persons;
  private final Appointments appointments;
  private final Mandates mandates;
  private final Vouching vouching;
  private final Coalitions coalitions;
  private final Passwords passwords;
  private final PasswordRules rules;
  private final Audit audit;
  private final TransactionTemplate transaction;

  AcceptInvitation(
      Links links,
      Invitations invitations,
      Accounts accounts,
      Persons persons,
      Appointments appointments,
      Mandates mandates,
      Vouching vouching,
      Coalitions coalitions,
      Passwords passwords,
      PasswordRules rules,
      Audit audit,
      TransactionTemplate transaction) {
    this.links = links;
    this.invitations = invitations;
    this.accounts = accounts;
    this.persons = persons;
    this.appointments = appointments;
    this.mandates = mandates;
    this.vouching = vouching;
    this.coalitions = coalitions;
    this.passwords = passwords;
    this.rules = rules;
    this.audit = audit;
    this.transaction = transaction;
  }

  /**
   * What the page of a link shows.
   *
   * @param known it can be accepted only with the account that has this address here, or whose
   *     owner opens this very mailbox
   * @param provesMailbox whoever opened it reads the mailbox
   */
  record Offer(Coalition coalition, Invitation invitation, boolean known, boolean provesMailbox) {}

  /** What somebody without an account gives. */
  record Newcomer(LocalizedText name, String password, String language) {
    @Override
    public String toString() {
      return "Newcomer[…]";
    }
  }

  sealed interface Outcome {
    record Accepted(Account account, Coalition coalition) implements Outcome {}

    record WeakPassword(String key) implements Outcome {}

    /** Used, withdrawn or too old, or for somebody else. */
    record Gone() implements Outcome {}
  }

  Optional<Offer> offer(Token token) {
    return links
        .peek(Links.Purpose.INVITATION, token)
        .flatMap(
            opens ->
                Tenancy.in(
                    opens.coalition(),
                    () ->
                        coalitions
                            .byId(opens.coalition())
                            .flatMap(
                                coalition ->
                                    invitations
                                        .waiting(opens.coalition(), opens.subject())
                                        .map(invitation -> offer(coalition, invitation, opens)))));
  }

  private Offer offer(Coalition coalition, Invitation invitation, Links.Opens opens) {
    boolean here = persons.presentWith(coalition.id(), invitation.email()).isPresent();
    boolean own = opens.provesMailbox() && proved(invitation).filter(Account::active).isPresent();
    return new Offer(coalition, invitation, here || own, opens.provesMailbox());
  }

  /** The account whose owner has proved to read this mailbox. */
  private Optional<Account> proved(Invitation invitation) {
    return accounts.byEmail(new EmailAddress(invitation.email())).filter(Account::addressProved);
  }

  /** Somebody new, or somebody who had left and comes back by a link in that mailbox. */
  Outcome asNewcomer(Token token, Newcomer newcomer, String origin) {
    var offer = offer(token).filter(found -> !found.known()).orElse(null);
    if (offer == null) return new Outcome.Gone();
    var objection = objectionTo(newcomer.password(), offer);
    if (objection.isPresent()) return new Outcome.WeakPassword(objection.get());
    var claims = accounts.claiming(new EmailAddress(offer.invitation().email()));
    var hash = passwords.hash(newcomer.password(), claims);
    return accept(
        token, offer, now -> now.known() ? null : newAccount(now, newcomer, hash), origin);
  }

  /** The message key of what is wrong with a password for the account that is offered. */
  Optional<String> objectionTo(String password, Offer offer) {
    return rules.objectionTo(password, offer.invitation().email());
  }

  Outcome asSignedIn(Token token, SignedIn signedIn, String origin) {
    var offer = offer(token).orElse(null);
    var account = accounts.byId(signedIn.account()).orElseThrow();
    if (offer == null || !offer.invitation().email().equals(account.email()))
      return new Outcome.Gone();
    return accept(
        token,
        offer,
        now -> {
          if (isAnotherHere(now, account)) return null;
          if (now.provesMailbox()) accounts.prove(account);
          return account;
        },
        origin);
  }

  private boolean isAnotherHere(Offer offer, Account account) {
    return persons
        .presentWith(offer.coalition().id(), account.email())
        .filter(present -> !present.equals(account.person()))
        .isPresent();
  }

  private Account newAccount(Offer offer, Newcomer newcomer, String hash) {
    var former = proved(offer.invitation()).filter(account -> offer.provesMailbox());
    if (former.isPresent()) return back(former.get(), newcomer, hash);
    var account =
        new Account(
            PersonId.fresh().value(),
            offer.invitation().email(),
            newcomer.name(),
            newcomer.language(),
            hash,
            false,
            true,
            offer.provesMailbox());
    accounts.add(account);
    return account;
  }

  /** The second factor stays: a new password is all that a mailbox is good for. */
  private Account back(Account former, Newcomer newcomer, String hash) {
    accounts.reactivate(former.id());
    accounts.setPassword(former.id(), hash);
    accounts.describe(former.id(), newcomer.name(), newcomer.language());
    return accounts.byId(former.id()).orElseThrow();
  }

  /** Finds whose account joins, once nobody else can accept for this address; null if nobody's. */
  private interface Joining {
    @Nullable Account with(Offer now);
  }

  /** What the page found may have changed while somebody else accepted for the same address. */
  private Outcome accept(Token token, Offer seen, Joining joining, String origin) {
    return Tenancy.in(
        seen.coalition().id(),
        () ->
            transaction.execute(
                status -> {
                  accounts.lock(new EmailAddress(seen.invitation().email()));
                  var now = offer(token).orElse(null);
                  var account = now == null ? null : joining.with(now);
                  if (now == null || account == null) return new Outcome.Gone();
                  if (!links.use(Links.Purpose.INVITATION, token)) return revoked(status);
                  join(account, now, origin);
                  return new Outcome.Accepted(account, now.coalition());
                }));
  }

  /** Somebody made the link useless at this very moment. */
  private static Outcome revoked(TransactionStatus status) {
    status.setRollbackOnly();
    return new Outcome.Gone();
  }

  private void join(Account account, Offer offer, String origin) {
    var coalition = offer.coalition().id();
    var invitation = offer.invitation();
    accounts.join(account.id(), coalition);
    persons.put(coalition, account.person(), account.name(), account.email());
    var today = mandates.today();
    var wanted = invitation.appointment();
    appointments.lock(coalition, wanted);
    // Somebody else may have become the voter since: the rest of the invitation still holds.
    if (appointments.voterOf(coalition, wanted, today, null).isPresent())
      wanted = new Appointments.Appointment(wanted.organization(), wanted.role(), false);
    var last = appointments.lastDay(coalition, wanted, today, null);
    var vouch = vouching.begins(coalition, account.person(), wanted, invitation.vouched());
    var mandate = appointments.appoint(coalition, account.person(), wanted, today, last, vouch);
    invitations.accepted(coalition, invitation.id());
    var acting =
        new Acting(
            offer.coalition(),
            account.person(),
            wanted.organization(),
            mandate,
            account.name(),
            new LocalizedText("", null),
            Set.of(Role.ACCOUNT_HOLDER),
            origin);
    audit.record(acting, "invitation.accepted", "invitation", invitation.id(), null, null);
    audit.record(
        acting,
        "mandate.given",
        "mandate",
        mandate,
        null,
        new Appointments.Noted(
            account.person(),
            wanted.organization(),
            wanted.role(),
            wanted.voter(),
            today,
            last,
            vouch));
  }
}
