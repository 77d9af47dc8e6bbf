package org.prasan.referral;

import java.security.SecureRandom;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

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

  /** Null if it is none; people write it small, and without its line. */
  static @Nullable String read(String typed) {
    var signs = typed.strip().toUpperCase(Locale.ROOT).replace("-", "");
    if (signs.length() != LENGTH || !signs.chars().allMatch(one -> SIGNS.indexOf(one) >= 0))
      return null;
    return signs.substring(0, 3) + "-" + signs.substring(3);
  }

  static String draw() {
    var code = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      if (i == 3) code.append('-');
      code.append(SIGNS.charAt(RANDOM.nextInt(SIGNS.length())));
    }
    return code.toString();
  }
}
