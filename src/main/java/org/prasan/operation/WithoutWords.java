package org.prasan.operation;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.slf4j.helpers.MessageFormatter;

/**
 * Writes every failure into the log, whoever does so, as {@link LoggedFailure}: in which form the
 * log is kept makes no difference. Not in sample mode, where all data is invented and somebody may
 * be looking for a fault.
 */
final class WithoutWords extends TurboFilter {
  private static final String OURS = "org.prasan.";

  /** Of a request, told once more by the page of failures, and in words of other failures. */
  private static final String CONTAINER = "org.apache.catalina.";

  /** Why a start failed: before anybody has typed anything. */
  private static final String STARTING = "org.springframework.boot.";

  static void inTheLog() {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext log
        && log.getTurboFilterList().stream().noneMatch(WithoutWords.class::isInstance))
      log.addTurboFilter(new WithoutWords());
  }

  @Override
  public FilterReply decide(
      @Nullable Marker marker,
      Logger logger,
      Level level,
      @Nullable String format,
      Object @Nullable [] given,
      @Nullable Throwable thrown) {
    var failure = thrown == null ? last(given) : thrown;
    if (failure == null
        || failure instanceof LoggedFailure
        || logger.getName().startsWith(STARTING)
        || !level.isGreaterOrEqual(logger.getEffectiveLevel())) return FilterReply.NEUTRAL;
    logger.log(
        marker,
        WithoutWords.class.getName(),
        Level.toLocationAwareLoggerInteger(level),
        text(logger, format, given, failure),
        null,
        LoggedFailure.of(failure));
    return FilterReply.DENY;
  }

  private static @Nullable Throwable last(Object @Nullable [] given) {
    return given != null && given.length > 0 && given[given.length - 1] instanceof Throwable failure
        ? failure
        : null;
  }

  /** What others write often repeats what the failure says; our own texts are chosen. */
  private static String text(
      Logger logger, @Nullable String format, Object @Nullable [] given, Throwable failure) {
    if (logger.getName().startsWith(CONTAINER)) return "A request failed";
    var text = String.valueOf(MessageFormatter.basicArrayFormat(format, given));
    if (logger.getName().startsWith(OURS)) return text;
    for (var cause : LoggedFailure.causes(failure)) text = without(text, cause.getMessage());
    return text;
  }

  private static String without(String text, @Nullable String said) {
    return said == null || said.isBlank() ? text : text.replace(said, "…");
  }
}
