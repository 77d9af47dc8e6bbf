package org.prasan.referral;

import java.util.Arrays;
import java.util.List;

/** Why a referral was declined or given back, and by whose will: the provider's or the client's. */
enum DeclineReason {
  NO_CAPACITY(Side.PROVIDER),
  NOT_ELIGIBLE(Side.PROVIDER),
  WRONG_SERVICE(Side.PROVIDER),
  CONFLICT_OF_INTEREST(Side.PROVIDER),
  /** The place would be unsafe for this client or for those who live there. */
  UNSAFE(Side.PROVIDER),
  OUTSIDE_DISTRICT(Side.PROVIDER),
  OTHER(Side.PROVIDER),
  CLIENT_DECLINED(Side.CLIENT),
  CLIENT_UNREACHABLE(Side.CLIENT);

  /** Whose reason it is. */
  enum Side {
    PROVIDER,
    CLIENT;

    public String key() {
      return "referral.side." + name();
    }
  }

  private final Side side;

  DeclineReason(Side side) {
    this.side = side;
  }

  public String key() {
    return "referral.decline." + name();
  }

  public Side side() {
    return side;
  }

  /** A code that says nothing by itself is explained in words. */
  boolean needsWords() {
    return this == OTHER || this == UNSAFE;
  }

  static List<DeclineReason> of(Side side) {
    return Arrays.stream(values()).filter(reason -> reason.side == side).toList();
  }
}
