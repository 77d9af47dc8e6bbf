package org.prasan.agreement;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;

/**
 * The text of an agreement as it was saved, once and for all.
 *
 * @param number counted from 1 within the agreement
 * @param fingerprint of {@link #signedBytes}, 64 digits
 */
record TextVersion(
    int number,
    LocalizedText title,
    LocalizedText text,
    String fingerprint,
    Instant savedAt,
    @Nullable PersonId savedBy,
    @Nullable OrganizationId savedFor) {
  private static final int SHORT = 12;

  /** What is signed: title and text in both languages, as a file that anybody can check. */
  static byte[] signedBytes(LocalizedText title, LocalizedText text) {
    var file = new StringBuilder(title.th()).append("\n\n").append(text.th()).append('\n');
    if (title.en() != null || text.en() != null) {
      file.append("\n-----\n\n");
      if (title.en() != null) file.append(title.en()).append("\n\n");
      if (text.en() != null) file.append(text.en()).append('\n');
    }
    return file.toString().getBytes(StandardCharsets.UTF_8);
  }

  static String fingerprint(LocalizedText title, LocalizedText text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(signedBytes(title, text)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  byte[] signedBytes() {
    return signedBytes(title, text);
  }

  boolean says(LocalizedText otherTitle, LocalizedText otherText) {
    return fingerprint.equals(fingerprint(otherTitle, otherText));
  }

  /** Enough of the fingerprint to compare at a glance. */
  public String brief() {
    return fingerprint.substring(0, SHORT);
  }
}
