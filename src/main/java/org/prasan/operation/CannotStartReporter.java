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
  private final @Nullable ConfigurableApplicationContext context;

  CannotStartReporter(@Nullable ConfigurableApplicationContext context) {
    this.context = context;
  }

  @Override
  public boolean reportException(Throwable failure) {
    var refusal = refusalIn(failure);
    if (refusal == null) return false;
    System.err.println(Objects.requireNonNull(refusal.getMessage()));
    return true;
  }

  private @Nullable CannotStart refusalIn(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof CannotStart refusal) return refusal;
      if (cause instanceof PortInUseException port) {
        return CannotStart.because("port-in-use", String.valueOf(port.getPort()));
      }
    }
    return NoRoom.isBehind(failure) ? CannotStart.because("disk-full", place()) : null;
  }

  /** What lies on the disk that has no room. */
  private String place() {
    if (context == null) return "";
    var environment = context.getEnvironment();
    var elsewhere = environment.getProperty("prasan.database.url");
    return elsewhere == null
        ? environment.getProperty("prasan.data", "data")
        : Secret.hiddenIn(elsewhere);
  }
}
