package org.prasan.agreement;

import java.security.SecureRandom;

/** By which people speak of a signature; without letters and digits that look alike. */
final class Reference {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
  private static final int LENGTH = 8;

  private Reference() {}

  static String fresh() {
    var text = new StringBuilder("S-");
    for (int i = 0; i < LENGTH; i++) text.append(SIGNS.charAt(RANDOM.nextInt(SIGNS.length())));
    return text.insert(2 + LENGTH / 2, '-').toString();
  }
}
