package org.prasan.operation;

/** All starts of a test run write into one log, which one in sample mode sets up for itself. */
public final class SharedLog {
  private SharedLog() {}

  /** As {@link WithoutWordsTest} shows that a start for real work has it. */
  public static void asInRealWork() {
    WithoutWords.inTheLog();
  }
}
