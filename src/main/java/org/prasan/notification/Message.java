package org.prasan.notification;

/**
 * A message that something waits behind a link. It names neither people nor matters, since others
 * may read it too; its words are the keys {@code notification.<kind>.subject} and {@code .text}.
 *
 * @param recipient e-mail address
 * @param kind what it is about, as in "invitation"
 * @param language th or en
 * @param link where to go
 */
public record Message(String recipient, String kind, String language, String link) {
  @Override
  public String toString() {
    return "Message[" + kind + "]";
  }
}
