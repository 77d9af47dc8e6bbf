package org.prasan.translation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Words that somebody wrote for a phrase.
 *
 * @param source fingerprint of the words they were made from
 * @param edition with which they were released last; null while they wait for it
 */
record Written(String words, String source, Instant at, @Nullable Integer edition) {
  boolean fits(Phrase phrase) {
    return source.equals(phrase.fingerprint());
  }

  /** The same words, made from what it says today. */
  boolean says(String other, Phrase phrase) {
    return words.equals(other) && fits(phrase);
  }

  boolean waits() {
    return edition == null;
  }
}
