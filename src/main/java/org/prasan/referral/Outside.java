package org.prasan.referral;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.client.ClientId;
import org.prasan.client.DataGroup;
import org.prasan.client.Triage;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;
import org.prasan.vault.DataKeyId;

/**
 * A referral of a client to somebody who has no seat here, as far as it stands in clear. It goes on
 * paper or in a locked file, so nothing here closes what was handed over.
 *
 * @param code by which the answer on paper is found again
 * @param groups what of the client's file goes along
 * @param consent null until it was recorded; nothing can be handed over before
 * @param answer null until somebody entered what came of it
 * @param erased with the client's file: nothing of it opens, and nothing more can be kept
 */
record Outside(
    UUID id,
    OrganizationId owner,
    String code,
    ClientId client,
    DataKeyId key,
    Urgency urgency,
    Triage card,
    Set<DataGroup> groups,
    @Nullable Consent consent,
    @Nullable Answer answer,
    Instant written,
    PersonId writer,
    boolean erased) {
  Outside {
    groups = Set.copyOf(groups);
  }

  /** What came of it, and when that was entered. */
  record Answer(OutcomeCode outcome, Instant at) {}

  /**
   * To whom, and why; sealed.
   *
   * @param organization outside of this system
   * @param person and position, if known
   * @param contact where the paper or file is sent
   */
  record Told(String organization, String person, String contact, String reason) {
    /** Nobody's words in a log. */
    @Override
    public String toString() {
      return "Told[…]";
    }
  }

  /** Where it stands. */
  enum Stage {
    CONSENT_PENDING("waiting", "hourglass"),
    HANDED_OVER("waiting", "printer"),
    CONSENT_OVER("late", "lock"),
    /** What left on paper is still out there, whether it was answered or not. */
    TAKEN_BACK("late", "lock"),
    ANSWERED("done", "check");

    private final String chip;
    private final String icon;

    Stage(String chip, String icon) {
      this.chip = chip;
      this.icon = icon;
    }

    public String key() {
      return "referral.outside.stage." + name();
    }

    public String chip() {
      return chip;
    }

    public String icon() {
      return icon;
    }
  }

  Stage stage(LocalDate today) {
    if (withdrawn()) return Stage.TAKEN_BACK;
    if (answer != null) return Stage.ANSWERED;
    if (erased) return Stage.CONSENT_OVER;
    if (consent == null) return Stage.CONSENT_PENDING;
    return consent.inForce(today) ? Stage.HANDED_OVER : Stage.CONSENT_OVER;
  }

  boolean mayBeHandedOver(LocalDate today) {
    return !erased && consent != null && consent.inForce(today);
  }

  /** Asked anew of a client whose consent was refused, it would be a referral of its own. */
  public boolean withdrawn() {
    return consent != null && consent.withdrawn() != null;
  }
}
