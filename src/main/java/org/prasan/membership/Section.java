package org.prasan.membership;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A part of an organization's profile that is edited on a page of its own. */
sealed interface Section permits Profile, Registration, Reach, Contacts {
  /** The word that stands for it in addresses and message keys. */
  String word();

  /**
   * Tells whether a section is still what somebody saw who began to edit it. Two people who edit
   * different sections never get in each other's way.
   */
  default String fingerprint() {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var hash = digest.digest(toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
