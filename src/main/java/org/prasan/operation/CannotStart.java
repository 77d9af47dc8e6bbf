package org.prasan.operation;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.ExitCodeGenerator;

/** Why Prasan does not start, and what the operator can do about it, in Thai and English. */
public final class CannotStart extends RuntimeException implements ExitCodeGenerator {
  private final String reason;
  private final Object[] details;

  private CannotStart(String reason, Object[] details) {
    super(reason, null, false, false);
    this.reason = reason;
    this.details = details;
  }

  /** The texts are {@code operation.cannot-start.<reason>} and the same with {@code .cure}. */
  public static CannotStart because(String reason, String... details) {
    return new CannotStart(reason, details);
  }

  static @Nullable CannotStart in(@Nullable Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof CannotStart refusal) return refusal;
    }
    return null;
  }

  String reason() {
    return reason;
  }

  @Override
  public int getExitCode() {
    return 1;
  }

  /** The sentence for the operator: first what happened, then what to do, in both languages. */
  @Override
  public String getMessage() {
    return """

        ✗ %s
          → %s

        ✗ %s
          → %s
        """
        .formatted(
            OperatorText.thai("cannot-start." + reason, details),
            OperatorText.thai("cannot-start." + reason + ".cure", details),
            OperatorText.english("cannot-start." + reason, details),
            OperatorText.english("cannot-start." + reason + ".cure", details));
  }
}
