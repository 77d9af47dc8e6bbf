package org.prasan.referral;

import java.util.UUID;
import org.prasan.tenancy.FreshId;

/** Names one referral. */
public record ReferralId(UUID value) {
  public static ReferralId of(String text) {
    return new ReferralId(UUID.fromString(text));
  }

  public static ReferralId fresh() {
    return new ReferralId(FreshId.next());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
