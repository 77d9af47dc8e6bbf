package org.prasan.referral;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a program asks for, as it was sent and before anybody looked at it. */
public final class ReferralAsked {
  private ReferralAsked() {}

  /**
   * A new referral.
   *
   * @param consent if it was given already, the referral is offered at once
   * @param besides it is wanted although another one to that seat is still open
   */
  public record Fresh(
      @Nullable String client,
      @Nullable String seat,
      @Nullable String service,
      @Nullable String urgency,
      @Nullable List<String> needs,
      @Nullable List<String> groups,
      @Nullable String reason,
      @Nullable Agreed consent,
      @Nullable Boolean besides) {
    boolean wantedBesides() {
      return Boolean.TRUE.equals(besides);
    }

    /** Nobody's words in a log. */
    @Override
    public String toString() {
      return "Fresh[" + seat + "]";
    }
  }

  /**
   * What was agreed to.
   *
   * @param until as in "2026-12-31"
   */
  public record Agreed(
      @Nullable String purpose,
      @Nullable String basis,
      @Nullable String language,
      @Nullable String interpreter,
      @Nullable String givenBy,
      @Nullable String guardian,
      @Nullable Boolean suspected,
      @Nullable String ground,
      @Nullable String paper,
      @Nullable String how,
      @Nullable String witness,
      @Nullable String witnessIs,
      @Nullable String until) {
    /** Nobody's name in a log. */
    @Override
    public String toString() {
      return "Agreed[" + basis + "]";
    }
  }

  /** A step. */
  public record Taken(
      @Nullable String step,
      @Nullable Integer version,
      @Nullable String reason,
      @Nullable String words,
      @Nullable String suggested) {
    /** Nobody's words in a log. */
    @Override
    public String toString() {
      return "Taken[" + step + "]";
    }
  }

  /**
   * Which referrals a list shows.
   *
   * @param seat of one's own; null for all of them
   * @param state empty for all
   * @param turn "ours" for what waits for one's own organization, first what breaks first
   * @param q a code, or a need in people's words
   * @param need of the directory's vocabulary
   * @param after where the part before ended
   */
  public record Filter(
      @Nullable String seat,
      List<String> state,
      @Nullable String turn,
      @Nullable String q,
      @Nullable String need,
      @Nullable String district,
      @Nullable String after) {}
}
