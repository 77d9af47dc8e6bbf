package org.prasan.directory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.prasan.directory.Capacity.Freshness;

/**
 * In which order services that fit are offered, and why: a sum of points, each of which is one
 * sentence on the page. All else equal, nearer, open, and freshly told to have room comes first.
 */
final class Ranking {
  /** Beyond this, farther makes no difference any more. */
  static final double FAR_KM = 80;

  private static final int OPEN = 30;
  private static final int ROOM_FRESH = 40;
  private static final int ROOM_AGING = 25;
  private static final int FULL = -40;
  private static final int NEAREST = 30;
  private static final int SERVES_DISTRICT = 15;
  private static final int SPEAKS = 15;
  private static final int MEANT_FOR = 6;
  private static final int WORDS = 30;

  /** More than everything else together: what was found exactly stands above what is only like. */
  private static final int ONLY_SIMILAR = -200;

  /** For each hundredth unlike: one letter nearer counts more than everything else together. */
  private static final int UNLIKE = -40;

  private Ranking() {}

  /** Why a service stands where it stands; words under {@code directory.why.<name>}. */
  enum Why {
    OPEN_NOW,
    CLOSED_NOW,
    ROOM,
    FULL,
    ROOM_OLD,
    DISTANCE,
    SERVES_DISTRICT,
    SPEAKS,
    MEANT_FOR,
    SIMILAR_WORD
  }

  /**
   * A service in its place.
   *
   * @param open none if nobody told when it is open
   * @param kilometers none if the distance is not known to this reader
   */
  record Ranked(
      Candidate candidate,
      double points,
      List<Why> why,
      @Nullable Boolean open,
      @Nullable Double kilometers) {}

  static List<Ranked> of(List<Judged> judged, Wish wish, Instant now) {
    return judged.stream()
        .map(one -> rank(one, wish, now))
        .sorted(
            Comparator.comparingDouble(Ranked::points)
                .reversed()
                .thenComparing(ranked -> ranked.candidate().name())
                .thenComparing(ranked -> ranked.candidate().id().value()))
        .toList();
  }

  /** A candidate with what had to be worked out. */
  record Judged(Candidate candidate, @Nullable Boolean open, @Nullable Double kilometers) {}

  static Ranked rank(Judged judged, Wish wish, Instant now) {
    var candidate = judged.candidate();
    var why = new ArrayList<Why>();
    double points = WORDS * candidate.likeness();
    if (candidate.likeness() < 1) {
      why.add(Why.SIMILAR_WORD);
      points += ONLY_SIMILAR + UNLIKE * 100 * (1 - candidate.likeness());
    }
    if (judged.open() != null) {
      why.add(judged.open() ? Why.OPEN_NOW : Why.CLOSED_NOW);
      if (judged.open()) points += OPEN;
    }
    points += room(candidate, now, why);
    if (judged.kilometers() != null) {
      why.add(Why.DISTANCE);
      points += NEAREST * Math.max(0, 1 - judged.kilometers() / FAR_KM);
    }
    if (wish.near() != null && candidate.districts().contains(wish.near())) {
      why.add(Why.SERVES_DISTRICT);
      points += SERVES_DISTRICT;
    }
    if (wish.language() != null && candidate.languages().contains(wish.language())) {
      why.add(Why.SPEAKS);
      points += SPEAKS;
    }
    int meant = meantFor(candidate, wish);
    if (meant > 0) why.add(Why.MEANT_FOR);
    return new Ranked(
        candidate,
        points + MEANT_FOR * meant,
        List.copyOf(why),
        judged.open(),
        judged.kilometers());
  }

  private static double room(Candidate candidate, Instant now, List<Why> why) {
    var available = candidate.capacity().available();
    var freshness = candidate.freshness(now);
    if (available == null || freshness == Freshness.UNKNOWN) return 0;
    if (freshness == Freshness.STALE) {
      why.add(Why.ROOM_OLD);
      return 0;
    }
    why.add(available > 0 ? Why.ROOM : Why.FULL);
    if (available == 0) return freshness == Freshness.FRESH ? FULL : FULL / 2.0;
    return freshness == Freshness.FRESH ? ROOM_FRESH : ROOM_AGING;
  }

  /** What says for whom it is, and means whom is looked for, fits better than what is for all. */
  private static int meantFor(Candidate candidate, Wish wish) {
    int meant = 0;
    if (wish.sex() != null && candidate.namesSex()) meant++;
    if (wish.status() != null && candidate.namesStatus()) meant++;
    if (wish.age() != null && candidate.namesAge()) meant++;
    return meant;
  }
}
