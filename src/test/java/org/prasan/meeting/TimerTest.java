package org.prasan.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class TimerTest {
  private static final Instant NINE = Instant.parse("2026-11-26T02:00:00Z");

  @Test
  void whatHasNotBegunHasNone() {
    assertThat(Timer.of(null, NINE, 10)).isNull();
  }

  @Test
  void whatNobodyPlannedIsNeverOver() {
    var timer = new Timer(NINE, NINE.plusSeconds(36_000), 0);
    assertThat(timer.over()).isZero();
    assertThat(timer.key()).isEqualTo("meeting.wall.open");
  }

  @Test
  void itIsOverByWholeMinutes() {
    assertThat(new Timer(NINE, NINE.plusSeconds(659), 10).key()).isEqualTo("meeting.wall.used");
    var late = new Timer(NINE, NINE.plusSeconds(780), 10);
    assertThat(late.passed()).isEqualTo(13);
    assertThat(late.over()).isEqualTo(3);
    assertThat(late.key()).isEqualTo("meeting.wall.over");
  }

  @Test
  void aClockThatWasPutBackShowsNothingPassed() {
    assertThat(new Timer(NINE, NINE.minusSeconds(120), 10).passed()).isZero();
  }
}
