package org.prasan.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.prasan.directory.Capacity.Freshness;
import org.prasan.directory.Ranking.Judged;
import org.prasan.directory.Ranking.Why;

/** What fits better never stands lower, numbers fade, and distances are those of the earth. */
class RankingTest {
  private static final Instant NOW = Instant.parse("2026-11-26T08:00:00Z");

  @Property
  void nearerIsNeverWorse(
      @ForAll("judged") Judged one, @ForAll @DoubleRange(max = 200) double closer) {
    var near = new Judged(one.candidate(), one.open(), closer);
    var far = new Judged(one.candidate(), one.open(), closer + 1);
    assertThat(points(near)).isGreaterThanOrEqualTo(points(far));
  }

  @Property
  void openIsBetterThanClosed(@ForAll("judged") Judged one) {
    var open = new Judged(one.candidate(), true, one.kilometers());
    var closed = new Judged(one.candidate(), false, one.kilometers());
    assertThat(points(open)).isGreaterThan(points(closed));
  }

  @Property
  void roomToldLaterIsNeverWorseThanTheSameRoomToldBefore(
      @ForAll @IntRange(min = 1, max = 20) int available,
      @ForAll @IntRange(max = 300) int hours,
      @ForAll @IntRange(min = 1, max = 300) int older) {
    assertThat(points(with(available, hours)))
        .isGreaterThanOrEqualTo(points(with(available, hours + older)));
  }

  @Property
  void roomIsBetterThanNoneAndAFullHouseIsWorstWhenThatIsFresh(
      @ForAll @IntRange(min = 1, max = 20) int available, @ForAll @IntRange(max = 71) int hours) {
    assertThat(points(with(available, hours))).isGreaterThan(points(with(0, hours)));
    assertThat(points(with(0, 0))).isLessThanOrEqualTo(points(with(0, hours)));
  }

  @Property
  void whatIsTooOldCountsNeitherWay(
      @ForAll @IntRange(max = 20) int available,
      @ForAll @IntRange(min = 73, max = 9000) int hours) {
    assertThat(points(with(available, hours))).isEqualTo(points(untold()));
    assertThat(capacity(available, hours).hasRoom(NOW)).isFalse();
    assertThat(Ranking.rank(with(available, hours), Wish.ANYTHING, NOW).why())
        .contains(Why.ROOM_OLD);
  }

  @Property(tries = 200)
  void theOrderDoesNotDependOnTheOrderInWhichTheyWereFound(
      @ForAll("several") List<Judged> found, @ForAll long seed) {
    var shuffled = new ArrayList<>(found);
    Collections.shuffle(shuffled, new Random(seed));
    assertThat(Ranking.of(shuffled, Wish.ANYTHING, NOW))
        .isEqualTo(Ranking.of(found, Wish.ANYTHING, NOW));
  }

  @Property
  void whatWasFoundExactlyStandsAboveWhateverIsOnlyLike(
      @ForAll("judged") Judged one,
      @ForAll("judged") Judged other,
      @ForAll @DoubleRange(min = 0.3, max = 0.99) double likeness) {
    var exact = Ranking.rank(one, Wish.ANYTHING, NOW);
    var similar =
        Ranking.rank(
            new Judged(
                candidate(other.candidate().id().value(), other.candidate().capacity(), likeness),
                other.open(),
                other.kilometers()),
            Wish.ANYTHING,
            NOW);
    assertThat(exact.points()).isGreaterThan(similar.points());
    assertThat(similar.why()).contains(Why.SIMILAR_WORD);
  }

  // ── capacity ──

  @Property
  void capacityStaysBetweenNoneAndAllHoweverOftenSomebodyTaps(
      @ForAll @IntRange(max = 30) int maximum, @ForAll List<Boolean> taps) {
    var capacity = new Capacity("เตียง", 0, maximum, null, NOW, null);
    for (var more : taps) {
      capacity = capacity.changedBy(more ? 1 : -1, NOW, null);
      assertThat(capacity.available()).isBetween(0, maximum);
    }
  }

  @Example
  void belowZeroAndAboveAllThereAreIsImpossible() {
    assertThatThrownBy(() -> new Capacity("เตียง", -1, 3, null, NOW, null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Capacity("เตียง", 4, 3, null, NOW, null))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Example
  void aNumberFadesAfterADayAndIsForgottenAfterThree() {
    assertThat(capacity(2, 0).at(NOW)).isEqualTo(Freshness.FRESH);
    assertThat(capacity(2, 24).at(NOW)).isEqualTo(Freshness.FRESH);
    assertThat(capacity(2, 25).at(NOW)).isEqualTo(Freshness.AGING);
    assertThat(capacity(2, 72).at(NOW)).isEqualTo(Freshness.AGING);
    assertThat(capacity(2, 73).at(NOW)).isEqualTo(Freshness.STALE);
    assertThat(Capacity.UNTOLD.at(NOW)).isEqualTo(Freshness.UNKNOWN);
  }

  // ── distance ──

  @Property
  void aDistanceIsTheSameBothWaysAndZeroToOneself(
      @ForAll("points") Place.Point one, @ForAll("points") Place.Point other) {
    assertThat(one.kilometersTo(other)).isCloseTo(other.kilometersTo(one), within(1e-9));
    assertThat(one.kilometersTo(one)).isZero();
    assertThat(one.kilometersTo(other)).isBetween(0.0, 20_016.0);
  }

  @Property
  void aDetourIsNeverShorter(
      @ForAll("points") Place.Point one,
      @ForAll("points") Place.Point by,
      @ForAll("points") Place.Point other) {
    assertThat(one.kilometersTo(by) + by.kilometersTo(other))
        .isGreaterThanOrEqualTo(one.kilometersTo(other) - 1e-6);
  }

  @Example
  void fromChiangRaiToMaeSaiItIsAboutSixtyKilometers() {
    assertThat(DirectoryScenes.CHIANG_RAI.kilometersTo(DirectoryScenes.MAE_SAI))
        .isBetween(55.0, 62.0);
    assertThatThrownBy(() -> new Place.Point(Double.NaN, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Place.Point(91, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Provide
  Arbitrary<Place.Point> points() {
    return Combinators.combine(
            Arbitraries.doubles().between(-90, 90), Arbitraries.doubles().between(-180, 180))
        .as(Place.Point::new);
  }

  @Provide
  Arbitrary<Judged> judged() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 9),
            Arbitraries.integers().between(0, 200),
            Arbitraries.of(Boolean.TRUE, Boolean.FALSE).injectNull(0.3),
            Arbitraries.doubles().between(0, 150).injectNull(0.3),
            Arbitraries.longs())
        .as(
            (available, hours, open, kilometers, id) ->
                new Judged(
                    candidate(new UUID(id, 1), capacity(available, hours), 1), open, kilometers));
  }

  @Provide
  Arbitrary<List<Judged>> several() {
    return judged().list().ofMaxSize(12).uniqueElements(one -> one.candidate().id());
  }

  private static double points(Judged judged) {
    return Ranking.rank(judged, Wish.ANYTHING, NOW).points();
  }

  private static Judged with(int available, int hours) {
    return new Judged(candidate(new UUID(0, 1), capacity(available, hours), 1), null, null);
  }

  private static Judged untold() {
    return new Judged(candidate(new UUID(0, 1), Capacity.UNTOLD, 1), null, null);
  }

  private static Capacity capacity(int available, int hours) {
    return new Capacity("เตียง", available, null, null, NOW.minus(Duration.ofHours(hours)), null);
  }

  private static Candidate candidate(UUID id, Capacity capacity, double likeness) {
    return new Candidate(
        new ServiceId(id),
        "บริการ",
        List.of(),
        List.of(),
        false,
        false,
        false,
        capacity,
        (Place.@Nullable Point) null,
        likeness);
  }
}
