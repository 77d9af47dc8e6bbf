package org.prasan.admission;

import org.jspecify.annotations.Nullable;

/** What holds for every text that somebody writes to others. */
final class Messages {
  private Messages() {}

  /** Why a text cannot be sent: there is none, or too much of it. */
  static Outcome.Refused unfit(@Nullable String text) {
    return text == null
        ? Outcome.Refused.because("admission.refused.empty")
        : Outcome.Refused.because("admission.refused.long", WriteMessage.LONGEST);
  }

  static boolean fit(@Nullable String text) {
    return text != null && text.length() <= WriteMessage.LONGEST;
  }
}
