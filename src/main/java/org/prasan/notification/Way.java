package org.prasan.notification;

/** How a notice comes to a person, besides standing in the inbox. */
public enum Way {
  /** By e-mail, together with what comes in the same minutes. */
  NOW,
  /** In the digest of the day. */
  DIGEST,
  /** By no e-mail at all. */
  OFF
}
