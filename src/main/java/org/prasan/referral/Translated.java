package org.prasan.referral;

import org.prasan.language.Visible;
import org.prasan.translation.LanguageTag;

/**
 * In which language something was read out that is neither Thai nor English.
 *
 * @param tag of the language, as browsers know it
 * @param name as those who speak it call it
 * @param told which edition it was, who translated it and who vouches for it, in a sentence
 */
record Translated(String tag, String name, String told) {
  /** Beside the words, where they are kept: whoever proves them finds the edition by it. */
  String line() {
    return Visible.line(name + " · " + told);
  }

  /** By three letters, as it is recorded. */
  boolean is(String iso3) {
    return new LanguageTag(tag).is(iso3);
  }
}
