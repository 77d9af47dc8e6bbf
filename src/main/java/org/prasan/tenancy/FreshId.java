package org.prasan.tenancy;

import java.security.SecureRandom;
import java.util.UUID;

/** Makes time-ordered ids (UUID version 7, RFC 9562), so that new rows lie beside each other. */
public final class FreshId {
  private static final SecureRandom RANDOM = new SecureRandom();

  private FreshId() {}

  public static UUID next() {
    var random = new byte[10];
    RANDOM.nextBytes(random);
    long high = (System.currentTimeMillis() << 16) | 0x7000L | (bits(random, 0, 2) & 0x0FFFL);
    long low = (bits(random, 2, 8) & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
    return new UUID(high, low);
  }

  private static long bits(byte[] random, int from, int count) {
    long value = 0;
    for (int i = from; i < from + count; i++) value = (value << 8) | (random[i] & 0xFF);
    return value;
  }
}
