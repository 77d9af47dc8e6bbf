package org.prasan;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Primary;

/**
 * The clock of all tests: it shows the present until a test moves it on, and must be set back by
 * whoever moved it, since all tests share one start.
 */
@TestComponent
@Primary
public class TestClock extends Clock {
  private final Clock present = Clock.system(ZoneId.of("Asia/Bangkok"));
  private volatile Duration ahead = Duration.ZERO;

  public void forward(Duration time) {
    ahead = ahead.plus(time);
  }

  public void back() {
    ahead = Duration.ZERO;
  }

  @Override
  public ZoneId getZone() {
    return present.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return zone;
      }

      @Override
      public Clock withZone(ZoneId other) {
        return TestClock.this.withZone(other);
      }

      @Override
      public Instant instant() {
        return TestClock.this.instant();
      }
    };
  }

  @Override
  public Instant instant() {
    return present.instant().plus(ahead);
  }
}
