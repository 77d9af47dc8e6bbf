package org.prasan.referral;

import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.Tenancy;
import org.prasan.vault.DataKeyId;
import org.prasan.vault.Vault;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives the receiver the keys of a referral as far as it may read in the state to which a step
 * leads, and takes them back.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Keyring {
  private final Vault vault;

  Keyring(Vault vault) {
    this.vault = vault;
  }

  void align(CoalitionId coalition, Referral before, Referral after) {
    if (after.sender().equals(after.address().receiver())) return;
    var was = before.reading(Party.RECEIVER);
    var is = after.reading(Party.RECEIVER);
    turn(coalition, after, after.keys().talk(), was, is, Reading.TRIAGE);
    turn(coalition, after, after.keys().details(), was, is, Reading.SEALED);
  }

  private void turn(
      CoalitionId coalition,
      Referral referral,
      DataKeyId key,
      Reading was,
      Reading is,
      Reading from) {
    var receiver = referral.address().receiver();
    if (is.atLeast(from) && !was.atLeast(from)) share(coalition, key, receiver);
    if (!is.atLeast(from) && was.atLeast(from)) vault.endSharing(coalition, key, receiver);
  }

  /**
   * Nobody but the owner gives a key away: when the seat accepts, the product does it in the
   * owner's name, as the consent says.
   */
  private void share(CoalitionId coalition, DataKeyId key, OrganizationId with) {
    Tenancy.asProduct(
        coalition,
        () -> {
          vault.share(coalition, key, with);
          return with;
        });
  }

  /** Nothing more is there for the receiver, whatever it could read. */
  void take(CoalitionId coalition, Referral referral) {
    var receiver = referral.address().receiver();
    if (referral.sender().equals(receiver)) return;
    vault.endSharing(coalition, referral.keys().talk(), receiver);
    takeDetails(coalition, referral);
  }

  /**
   * The details close, whatever the receiver could read. What the two sides talk about stays open,
   * or the receiver could not give the referral back in words.
   */
  void takeDetails(CoalitionId coalition, Referral referral) {
    var receiver = referral.address().receiver();
    if (referral.sender().equals(receiver)) return;
    vault.endSharing(coalition, referral.keys().details(), receiver);
  }
}
