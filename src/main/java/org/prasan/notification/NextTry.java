package org.prasan.notification;

import java.time.Duration;

/** When an e-mail that did not leave is tried again, whichever queue it stands in. */
final class NextTry {
  /** After so many refusals nobody is going to take the address. */
  static final int MOST_REFUSALS = 12;

  private static final Duration LONGEST_WAIT = Duration.ofHours(6);

  private NextTry() {}

  /** 30 seconds, a minute, two minutes … at last every six hours. */
  static Duration after(int tries) {
    var wait = Duration.ofSeconds(30L << Math.min(tries, 12));
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }
}
