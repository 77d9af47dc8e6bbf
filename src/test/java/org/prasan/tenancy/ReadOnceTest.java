package org.prasan.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ReadOnceTest {
  private final AtomicInteger read = new AtomicInteger();

  @Test
  void onOnePageTheSameIsReadOnceAndSomethingElseByItself() {
    ReadOnce.during(
        () -> {
          assertThat(reading("a")).isEqualTo(1);
          assertThat(reading("a")).isEqualTo(1);
          return reading("b");
        });
    assertThat(read).hasValue(2);
  }

  @Test
  void theNextPageAndWhoeverChangesSomethingReadsAnew() {
    ReadOnce.during(() -> reading("a"));
    ReadOnce.during(() -> reading("a"));
    reading("a");
    reading("a");
    assertThat(read).hasValue(4);
  }

  private int reading(String what) {
    return ReadOnce.of(what, read::incrementAndGet);
  }
}
