package org.prasan.report;

import java.util.Collection;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Between which numbers something lies, as everybody can work out from what is told. Nothing else
 * goes into it, so that it gives nothing away.
 */
record Bounds(int least, int most) {
  private static final int UNKNOWN = 1_000_000;

  static Bounds of(Cell cell, Audience audience) {
    return switch (cell) {
      case Cell.Shown(int atLeast) -> new Bounds(atLeast, atLeast + audience.threshold() - 1);
      case Cell.Hidden _ -> new Bounds(0, UNKNOWN);
      case Cell.Impossible _ -> new Bounds(0, 0);
    };
  }

  private static Bounds sum(Collection<Bounds> parts) {
    int least = 0;
    int most = 0;
    for (var part : parts) {
      least += part.least;
      most = Math.min(UNKNOWN, most + part.most);
    }
    return new Bounds(least, most);
  }

  /** How much of a whole some of its parts are, in hundredths. */
  static <P> Bounds share(
      Bounds whole, Collection<P> parts, Function<P, Bounds> of, Predicate<P> some) {
    var inside = sum(parts.stream().filter(some).map(of).toList());
    var outside = sum(parts.stream().filter(some.negate()).map(of).toList());
    int mostInside = Math.min(inside.most, whole.most - outside.least);
    int mostOutside = Math.min(outside.most, whole.most - inside.least);
    int leastInside = Math.max(inside.least, whole.least - mostOutside);
    int leastOutside = Math.max(outside.least, whole.least - mostInside);
    return new Bounds(
        hundredths(leastInside, mostOutside, false), hundredths(mostInside, leastOutside, true));
  }

  private static int hundredths(int part, int rest, boolean up) {
    if (part + rest == 0) return up ? 100 : 0;
    double share = 100.0 * part / (part + rest);
    return (int) (up ? Math.ceil(share) : Math.floor(share));
  }

  /** So wide that it says nothing. */
  boolean vague() {
    return most - least > 50;
  }
}
