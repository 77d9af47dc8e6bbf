package org.prasan.operation;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** A start decides what the log may tell of failures. */
class WithoutWordsTest {
  private final LoggerContext log = (LoggerContext) LoggerFactory.getILoggerFactory();

  @BeforeEach
  @AfterEach
  void asLoggingBegins() {
    log.getTurboFilterList().removeIf(WithoutWords.class::isInstance);
  }

  @Test
  void aStartForRealWorkKeepsWordsOutOfTheLog() {
    start(false);
    assertThat(log.getTurboFilterList()).hasAtLeastOneElementOfType(WithoutWords.class);
  }

  @Test
  void inSampleModeWhoLooksForAFaultReadsWhatItSays() {
    start(true);
    assertThat(log.getTurboFilterList()).doesNotHaveAnyElementsOfTypes(WithoutWords.class);
  }

  private static void start(boolean sample) {
    try (var context = new GenericApplicationContext()) {
      context
          .getEnvironment()
          .getPropertySources()
          .addFirst(
              new MapPropertySource(
                  "test", Map.of(Preparation.MODE, "BARE", "prasan.sample", sample)));
      new Preparation().initialize(context);
    }
  }
}
