package org.prasan.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What may be told of a table, and what somebody clever makes of it. */
class SuppressionTest {
  private static final String ALL = Dimension.ALL;
  private static final Dimension DISTRICT =
      new Dimension("district", List.of("mueang", "mae-sai", "wiang-kaen"));
  private static final Dimension SEX = new Dimension("sex", List.of("female", "male"));

  @Example
  void aNumberIsRoundedDownToAMultipleOfTheThreshold() {
    var told = Suppression.of(districts(38, 14, 20), Audience.PUBLICATION);
    assertThat(told.cell("mueang")).isEqualTo(new Cell.Shown(30));
    assertThat(told.cell("mae-sai")).isEqualTo(new Cell.Shown(10));
    assertThat(told.cell("wiang-kaen")).isEqualTo(new Cell.Shown(20));
    assertThat(told.cell(ALL)).isEqualTo(new Cell.Shown(70));
    assertThat(told.hidden().key()).isEqualTo("report.hidden.none");
  }

  @Example
  void fewAreHiddenAndSoIsAnotherThatWouldGiveThemAway() {
    var told = Suppression.of(districts(30, 10, 1), Audience.PUBLICATION);
    assertThat(told.cell("wiang-kaen")).isEqualTo(Cell.HIDDEN);
    assertThat(told.cell("mae-sai")).isEqualTo(Cell.HIDDEN);
    assertThat(told.cell("mueang")).isEqualTo(new Cell.Shown(30));
    assertThat(told.total()).isEqualTo(new Cell.Shown(40));
  }

  @Example
  void nobodyLooksLikeFew() {
    var none = Suppression.of(districts(38, 12, 0), Audience.PUBLICATION);
    var few = Suppression.of(districts(38, 11, 1), Audience.PUBLICATION);
    assertThat(none).isEqualTo(few);
  }

  @Example
  void whoKnowsADistrictCannotTellThatEverybodyThereHasTheSameNeed() {
    var told =
        Suppression.of(
            table(Map.of(List.of("mueang", "female"), 14, List.of("mae-sai", "male"), 25)),
            Audience.PUBLICATION);
    var attacker = new Attacker(told, 39).reasons();
    var cube = new Cube(told.dimensions());
    assertThat(attacker.most(cube.place(List.of("mueang", "male")))).isGreaterThanOrEqualTo(9);
  }

  @Example
  void whatCanNeverBeIsToldAndGivesNothingAway() {
    var table =
        new CountTable(
            List.of(DISTRICT, SEX),
            Map.of(List.of("mueang", "female"), 30, List.of("mae-sai", "female"), 12),
            Set.of(
                List.of("mueang", "male"),
                List.of("mae-sai", "male"),
                List.of("wiang-kaen", "male")));
    var told = Suppression.of(table, Audience.INSIDE);
    assertThat(told.cell("mueang", "male")).isEqualTo(Cell.IMPOSSIBLE);
    assertThat(told.cell(ALL, "male")).isEqualTo(Cell.IMPOSSIBLE);
    assertThat(told.cell(ALL, "female")).isEqualTo(new Cell.Shown(42));
    assertThat(told.cell("wiang-kaen", "female")).isEqualTo(Cell.HIDDEN);
  }

  @Example
  void ofFewCasesAltogetherNothingIsTold() {
    var told = Suppression.of(districts(5, 0, 2), Audience.PUBLICATION);
    assertThat(told.cells()).containsOnly(Cell.HIDDEN);
    assertThat(told.hidden().key()).isEqualTo("report.hidden.everything");
    assertThat(Suppression.of(districts(5, 0, 2), Audience.INSIDE).total())
        .isEqualTo(new Cell.Shown(6));
  }

  @Example
  void insideMoreIsTold() {
    assertThat(Suppression.of(districts(38, 11, 4), Audience.INSIDE).cell("wiang-kaen"))
        .isEqualTo(new Cell.Shown(3));
  }

  @Example
  void howMuchIsHiddenIsSaidFromWhatIsTold() {
    var hidden = Suppression.of(districts(30, 10, 1), Audience.PUBLICATION).hidden();
    assertThat(hidden).isEqualTo(new HiddenPart(2, 4, 10, 20));
    assertThat(hidden.key()).isEqualTo("report.hidden.some");
    assertThat(hidden.arguments()).containsExactly(2, 4, 10, 20);
  }

  @Example
  void notAllIsSaidToBeHiddenBesideWhatIsShown() {
    var cells = new ArrayList<Cell>(Collections.nCopies(12, Cell.HIDDEN));
    for (int margin : List.of(2, 5, 9, 10)) cells.set(margin, new Cell.Shown(9));
    cells.set(11, new Cell.Shown(18));
    var told = new PublishedTable(Audience.INSIDE, List.of(DISTRICT, SEX), cells);
    assertThat(told.hidden()).isEqualTo(new HiddenPart(7, 12, 3, 90));
    assertThat(told.byFirst(1).cells())
        .containsExactly(new Cell.Shown(9), new Cell.Shown(9), Cell.HIDDEN, new Cell.Shown(18));
    assertThat(told.byFirst(1).hidden()).isEqualTo(new HiddenPart(1, 4, 3, 0));
    cells.replaceAll(cell -> cell.equals(new Cell.Shown(18)) ? cell : Cell.HIDDEN);
    assertThat(new PublishedTable(Audience.INSIDE, List.of(DISTRICT, SEX), cells).hidden())
        .isEqualTo(new HiddenPart(11, 12, 3, 100));
  }

  @Example
  void aTableThatIsNoneIsRefused() {
    assertThatThrownBy(() -> new CountTable(List.of(DISTRICT), Map.of(List.of(ALL), 3)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new CountTable(List.of(DISTRICT), Map.of(List.of("mueang"), -1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new CountTable(List.of(SEX, SEX, SEX, SEX), Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Tables.table(List.of(70, 70), Collections.nCopies(4_900, 0)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Example
  void trueNumbersDoNotGetIntoALog() {
    assertThat(districts(38, 11, 1)).hasToString("counts by [district]");
  }

  @Property(tries = 500)
  void whoTriesEveryTableCannotTellFewFromFewer(@ForAll("tiny") CountTable table) {
    var told = Suppression.of(table, Audience.INSIDE);
    var truth = Tables.truth(table);
    int total = truth[truth.length - 1];
    Assume.that(total >= 3 && total <= 12);
    var possible = new Attacker(told, total).triesEveryTable();
    for (int place = 0; place < truth.length; place++)
      if (told.cells().get(place).equals(Cell.HIDDEN)) {
        assertThat(possible.get(place)).as(told.toString()).hasSizeGreaterThanOrEqualTo(3);
        if (truth[place] < 3) assertThat(possible.get(place)).contains(0, 1, 2);
      }
  }

  @Property(tries = 300)
  void whoReasonsFromAllSumsCannotTellFewFromFewer(
      @ForAll("ofAProvince") CountTable table, @ForAll Audience audience) {
    var told = Suppression.of(table, audience);
    var truth = Tables.truth(table);
    int k = audience.threshold();
    if (!(told.total() instanceof Cell.Shown)) return;
    var attacker = new Attacker(told, truth[truth.length - 1]).reasons();
    for (int place = 0; place < truth.length; place++) {
      assertThat(truth[place]).isBetween(attacker.least(place), attacker.most(place));
      if (told.cells().get(place).equals(Cell.HIDDEN)) {
        assertThat(attacker.most(place) - attacker.least(place) + 1).isGreaterThanOrEqualTo(k);
        if (truth[place] < k) {
          assertThat(attacker.least(place)).isZero();
          assertThat(attacker.most(place)).isGreaterThanOrEqualTo(k - 1);
        }
      }
    }
  }

  @Property
  void noNumberIsBelowTheThresholdAndNoneIsMoreThanThereAre(
      @ForAll("ofAProvince") CountTable table, @ForAll Audience audience) {
    var told = Suppression.of(table, audience);
    var truth = Tables.truth(table);
    for (int place = 0; place < truth.length; place++)
      if (told.cells().get(place) instanceof Cell.Shown(int atLeast)) {
        assertThat(atLeast).isGreaterThanOrEqualTo(audience.threshold());
        assertThat(atLeast % audience.threshold()).isZero();
        assertThat(truth[place] - atLeast).isBetween(0, audience.threshold() - 1);
      }
  }

  @Property
  void whatIsHiddenIsSaidAndTheTotalIsToldIfItMayBe(
      @ForAll("ofAProvince") CountTable table, @ForAll Audience audience) {
    var told = Suppression.of(table, audience);
    var hidden = told.hidden();
    var truth = Tables.truth(table);
    assertThat(hidden.hidden())
        .isEqualTo((int) told.cells().stream().filter(Cell.HIDDEN::equals).count());
    assertThat(hidden.key().equals("report.hidden.none")).isEqualTo(hidden.hidden() == 0);
    if (truth[truth.length - 1] >= audience.threshold())
      assertThat(told.total()).isInstanceOf(Cell.Shown.class);
  }

  @Property
  void theSameCountsAreAlwaysToldAlike(
      @ForAll("ofAProvince") CountTable table, @ForAll Audience audience) {
    assertThat(Suppression.of(table, audience)).isEqualTo(Suppression.of(table, audience));
  }

  private static CountTable districts(int... counts) {
    return new CountTable(
        List.of(DISTRICT),
        Map.of(
            List.of("mueang"), counts[0],
            List.of("mae-sai"), counts[1],
            List.of("wiang-kaen"), counts[2]));
  }

  private static CountTable table(Map<List<String>, Integer> counts) {
    return new CountTable(List.of(DISTRICT, SEX), counts);
  }

  @Provide
  Arbitrary<CountTable> tiny() {
    return Tables.tiny();
  }

  @Provide
  Arbitrary<CountTable> ofAProvince() {
    return Tables.ofAProvince();
  }
}
