package org.prasan.referral;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A clock from when it was started.
 *
 * @param due the first moment that is too late
 * @param calls who is called when, the earliest first
 * @param stopped null while it runs
 */
record Run(Clock clock, Instant started, Instant due, List<Call> calls, @Nullable Instant stopped) {
  Run {
    calls = List.copyOf(calls);
  }

  /** Somebody is called. */
  record Call(Rung who, Instant at) {}

  boolean runs() {
    return stopped == null;
  }

  /** Whether it ran out, or had when it was stopped. */
  boolean breached(Instant now) {
    return !end(now).isBefore(due);
  }

  /** What is left of it; nothing once it has run out or was stopped. */
  Duration remaining(Instant now) {
    return runs() && now.isBefore(due) ? Duration.between(now, due) : Duration.ZERO;
  }

  /** How long it has been over its time, or was when it was stopped. */
  Duration overdue(Instant now) {
    return breached(now) ? Duration.between(due, end(now)) : Duration.ZERO;
  }

  /** The farthest that has been called. */
  Rung rung(Instant now) {
    var reached = Rung.NONE;
    for (var call : calls) if (!end(now).isBefore(call.at())) reached = call.who();
    return reached;
  }

  /** When next somebody is called, if anybody will be. */
  Optional<Instant> nextCall(Instant now) {
    if (!runs()) return Optional.empty();
    return calls.stream().map(Call::at).filter(at -> at.isAfter(now)).findFirst();
  }

  private Instant end(Instant now) {
    return stopped == null ? now : stopped;
  }
}
