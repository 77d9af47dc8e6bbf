package org.prasan.referral;

import java.security.SecureRandom;

/**
 * By which people name a referral on the telephone, as in "K7M-2QXD": drawn, because a number that
 * counts up would tell everybody how many there are.
 */
final class ReferralCode {
  /** Without letters and digits that are mistaken for each other. */
  private static final String SIGNS = "23456789ACDEFGHJKLMNPQRTUVWXY";

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int LENGTH = 7;

  private ReferralCode() {}

  static String draw() {
    var code = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      if (i == 3) code.append('-');
      code.append(SIGNS.charAt(RANDOM.nextInt(SIGNS.length())));
    }
    return code.toString();
  }
}
