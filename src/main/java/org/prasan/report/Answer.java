package org.prasan.report;

import org.jspecify.annotations.Nullable;

/** What comes back through the gate. */
public sealed interface Answer {
  record Given(PublishedTable table) implements Answer {}

  /**
   * Nothing, and why.
   *
   * @param because the answered question that stands in the way; null where it is not a single one
   */
  record Refused(Refusal why, @Nullable Question because) implements Answer {}
}
