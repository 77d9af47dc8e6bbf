package org.prasan.notification;

import java.util.List;

/** How a notice comes to a person, besides standing in the inbox. */
public enum Way {
  /** By e-mail, together with what comes in the same minutes. */
  NOW,
  /** In the digest of the day. */
  DIGEST,
  /** By no e-mail at all. */
  OFF;

  /** Among which one may choose for a topic. */
  static List<Way> open(Topic topic) {
    if (topic.urgent()) return List.of(NOW);
    return topic.needed() ? List.of(NOW, DIGEST) : List.of(values());
  }
}
