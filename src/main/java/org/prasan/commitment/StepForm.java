package org.prasan.commitment;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.FreshId;

/**
 * A step as it was typed.
 *
 * @param due another day, as people say it
 * @param to to whom it is handed over
 * @param from the list it was taken on, to which one comes back
 */
record StepForm(
    @Nullable UUID id,
    @Nullable Integer version,
    @Nullable String words,
    @Nullable String due,
    @Nullable String dueChoice,
    @Nullable String to,
    @Nullable String from) {
  static final int LONGEST = 2000;

  static StepForm fresh(int version) {
    return new StepForm(FreshId.next(), version, "", "", "", "", "");
  }

  /** What has to be said with a step. */
  static boolean needsWords(Step step) {
    return switch (step) {
      case DECLINE, SEND_BACK, TAKE_BACK, REMARK -> true;
      default -> false;
    };
  }

  /** It is taken with one tap, with nothing more to say. */
  static boolean atOnce(Step step) {
    return switch (step) {
      case ACCEPT, AGREE_DATE, KEEP_DATE, CONFIRM, REMIND -> true;
      default -> false;
    };
  }

  /** Nobody's words in a log. */
  @Override
  public String toString() {
    return "StepForm[" + id + "]";
  }
}
