package org.prasan.operation;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Lets requests of one kind hold no more than half of the connections to the database: however many
 * people wait for a slow page, all other pages go on. Whoever cannot wait is told to come again.
 */
public final class FairShare {
  private static final ScopedValue<String> KIND = ScopedValue.newInstance();

  /** More would only wait to be turned away. */
  private static final int LONGEST_LINE = 1000;

  private final ConcurrentHashMap<String, Line> lines = new ConcurrentHashMap<>();
  private final int atOnce;

  FairShare(int connections) {
    atOnce = Math.max(1, connections / 2);
  }

  /** What is asked of the database meanwhile belongs to a request of this kind. */
  public static <R extends @Nullable Object, X extends Throwable> R during(
      String kind, ScopedValue.CallableOp<R, X> request) throws X {
    return ScopedValue.where(KIND, kind).call(request);
  }

  /** Those of one kind who hold a connection or wait for one. */
  private static final class Line {
    private final Semaphore places;
    private int people;

    Line(int places) {
      this.places = new Semaphore(places, true);
    }
  }

  /** The kind whose place was taken, to be given back; none for what is no request. */
  @Nullable String take(long milliseconds) throws SQLException {
    if (!KIND.isBound()) return null;
    var kind = KIND.get();
    var line = joined(kind);
    if (line.people > atOnce + LONGEST_LINE || !waited(line, milliseconds)) {
      left(kind);
      throw new SQLTransientConnectionException("Too many requests of one kind at once");
    }
    return kind;
  }

  void giveBack(@Nullable String kind) {
    var line = kind == null ? null : lines.get(kind);
    if (line == null || kind == null) return;
    line.places.release();
    left(kind);
  }

  private Line joined(String kind) {
    return lines.compute(
        kind,
        (known, there) -> {
          var line = there == null ? new Line(atOnce) : there;
          line.people++;
          return line;
        });
  }

  private void left(String kind) {
    lines.computeIfPresent(kind, (known, line) -> --line.people == 0 ? null : line);
  }

  private static boolean waited(Line line, long milliseconds) {
    try {
      return line.places.tryAcquire(milliseconds, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
