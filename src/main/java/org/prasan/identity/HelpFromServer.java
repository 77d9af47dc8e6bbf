package org.prasan.identity;

import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Coalition;
import org.prasan.tenancy.Coalitions;
import org.prasan.tenancy.Tenancy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The operator helps somebody to sign in whom no coalition may help. Each coalition of that person
 * reads so in its log, and files of clients close in all of them until the organization has said
 * yes anew.
 */
@Service
class HelpFromServer {
  private final Accounts accounts;
  private final Coalitions coalitions;
  private final SecondFactors factors;
  private final Passkeys passkeys;
  private final Links links;
  private final Sessions sessions;
  private final Vouching vouching;
  private final AccountLog log;
  private final TransactionTemplate transaction;

  HelpFromServer(
      Accounts accounts,
      Coalitions coalitions,
      SecondFactors factors,
      Passkeys passkeys,
      Links links,
      Sessions sessions,
      Vouching vouching,
      AccountLog log,
      TransactionTemplate transaction) {
    this.accounts = accounts;
    this.coalitions = coalitions;
    this.factors = factors;
    this.passkeys = passkeys;
    this.links = links;
    this.sessions = sessions;
    this.vouching = vouching;
    this.log = log;
    this.transaction = transaction;
  }

  /** A link to set a new password, to be handed over. */
  String link(Account account, String command) {
    closeFiles(account, command);
    return log.serverDoing(
        account,
        command,
        "password.link-made",
        () ->
            links.issue(
                Links.Purpose.RESET, Links.Way.HANDED_OVER, Coalition.NONE.id(), account.id()));
  }

  /** The person sets up the second factor anew. */
  void clearSecondFactor(Account account, String command) {
    closeFiles(account, command);
    log.serverDoing(
        account,
        command,
        "second-factor.cleared",
        () -> {
          factors.remove(account.id());
          passkeys.removeAll(account.id());
          return true;
        });
    sessions.endAll(account.id(), null);
  }

  /** First: whoever helped could sign in as that person. */
  private void closeFiles(Account account, String command) {
    transaction.executeWithoutResult(status -> accounts.helped(account.id()));
    for (var id : accounts.coalitionsOf(account.id()))
      coalitions
          .byId(id)
          .ifPresent(
              coalition ->
                  Tenancy.run(
                      id,
                      () ->
                          transaction.executeWithoutResult(
                              status ->
                                  vouching.suspend(
                                      Acting.system(coalition, command), account.person()))));
  }
}
