package org.prasan.referral;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Something drawn that is told once, and of which a fingerprint alone is kept. */
record OneTimeSecret(String text) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 24;
  private static final BigInteger CODES = BigInteger.valueOf(1_000_000);
  private static final String SIGNS = "abcdefghkmnpqrstuvwxyz23456789";

  /** Too long to be guessed. */
  static OneTimeSecret link() {
    var bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new OneTimeSecret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** Six digits to be said aloud; few tries are let. */
  static OneTimeSecret code(String drawn) {
    var bytes = new BigInteger(1, drawn.getBytes(StandardCharsets.US_ASCII));
    return new OneTimeSecret("%06d".formatted(bytes.mod(CODES)));
  }

  /** Whether it could be one of {@link #link()}. */
  static boolean isLink(String text) {
    return text.matches("[A-Za-z0-9_-]{32}");
  }

  /** In groups of five, to be written down or read out. */
  static OneTimeSecret password() {
    var text = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      if (i > 0 && i % 5 == 0) text.append('-');
      text.append(SIGNS.charAt(RANDOM.nextInt(SIGNS.length())));
    }
    return new OneTimeSecret(text.toString());
  }

  /** Whether it could be one that was drawn here, and not a weaker one that somebody chose. */
  static boolean isPassword(String text) {
    return text.matches("[" + SIGNS + "]{5}(-[" + SIGNS + "]{5}){3}");
  }

  String fingerprint() {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Of a code that few could be: alone it would be guessed from its fingerprint. */
  String fingerprint(OneTimeSecret link) {
    return new OneTimeSecret(link.text + " " + text).fingerprint();
  }

  boolean is(String fingerprint) {
    return MessageDigest.isEqual(
        fingerprint.getBytes(StandardCharsets.US_ASCII),
        fingerprint().getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public String toString() {
    return "…";
  }
}
