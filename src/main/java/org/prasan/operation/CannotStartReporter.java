package org.prasan.operation;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Prints a refusal to start as sentences, where Spring would print a stack trace. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class CannotStartReporter implements SpringBootExceptionReporter {
  CannotStartReporter(@Nullable ConfigurableApplicationContext context) {}

  @Override
  public boolean reportException(Throwable failure) {
    var refusal = refusalIn(failure);
    if (refusal == null) return false;
    System.err.println(Objects.requireNonNull(refusal.getMessage()));
    return true;
  }

  private static @Nullable CannotStart refusalIn(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof CannotStart refusal) return refusal;
      if (cause instanceof PortInUseException port) {
        return CannotStart.because("port-in-use", String.valueOf(port.getPort()));
      }
    }
    return null;
  }
}
