package org.prasan.report;

/** Who reads the numbers, and how many cases must stand behind each of them. */
public enum Audience {
  /** Members of the coalition, who know the cases of their own organization anyway. */
  INSIDE(3),
  /** Everybody else: reports, the public page, donors, agencies. */
  PUBLICATION(10);

  private final int threshold;

  Audience(int threshold) {
    this.threshold = threshold;
  }

  public int threshold() {
    return threshold;
  }

  /** Downwards, so that a number that is shown is never more than there are. */
  int rounded(int count) {
    return count - count % threshold;
  }
}
