package org.prasan.referral;

/**
 * In which language something was read out that is neither Thai nor English.
 *
 * @param tag of the language, as browsers know it
 * @param name as those who speak it call it
 * @param told which edition it was, who translated it and who vouches for it, in a sentence
 */
record Translated(String tag, String name, String told) {
  /** Above the words, where they are kept: whoever proves them finds the edition by it. */
  String line() {
    return "[" + tag + "] " + name + " · " + told;
  }
}
