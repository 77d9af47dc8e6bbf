package org.prasan.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Month;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.PersonId;

/** What one reader is told, question after question. */
class PrivacyGateTest {
  private static final YearMonth NOW = YearMonth.of(2026, Month.JANUARY);
  private static final CoalitionId COALITION = CoalitionId.fresh();
  private static final Asker SOMEBODY = Asker.inside(COALITION, PersonId.fresh());
  private static final Asker PUBLIC = Asker.forPublication(COALITION);
  private static final Dimension DISTRICT =
      new Dimension("district", List.of("mueang", "mae-sai", "wiang-kaen"));
  private static final Dimension NEED = new Dimension("need", List.of("shelter", "health"));
  private static final Dimension SEX = new Dimension("sex", List.of("female", "male"));

  private static final Dimension AGE = new Dimension("age", List.of("child", "adult"));
  private static final List<Dimension> THINGS =
      Stream.of("a", "b", "c").map(name -> new Dimension(name, List.of("x", "y"))).toList();

  private final Casebook book = new Casebook();
  private final PrivacyGate gate = new PrivacyGate(book, book);

  @Example
  void aMonthThatStillRunsIsNotCounted() {
    book.with(20, month(12)).with(5, NOW);
    var question = new Question(new Selection(new Months(month(1), NOW), Map.of()), List.of());
    assertThat(answer(SOMEBODY, question)).isEqualTo(refused(Refusal.NOT_OVER, null));
  }

  @Example
  void aQuestionThatDiffersByFewIsRefused() {
    book.with(20, month(1)).with(2, month(2)).with(5, month(3));
    var january = in(1, 1);
    assertThat(told(january)).isEqualTo(new Cell.Shown(18));
    assertThat(answer(SOMEBODY, in(1, 2))).isEqualTo(refused(Refusal.TOO_CLOSE, january));
    assertThat(told(in(1, 3))).isEqualTo(new Cell.Shown(27));
  }

  @Example
  void aQuestionThatDiffersByNobodyIsRefusedLikewise() {
    book.with(20, month(1));
    var january = in(1, 1);
    told(january);
    assertThat(answer(SOMEBODY, in(1, 2))).isEqualTo(refused(Refusal.TOO_CLOSE, january));
  }

  @Example
  void nobodyLearnsByLeavingOutADistrictThatAlmostEverybodyIsFrom() {
    book.with(30, month(1), "district", "mueang").with(1, month(1), "district", "mae-sai");
    told(in(1, 1));
    assertThat(answer(SOMEBODY, only("district", "mueang"))).isInstanceOf(Answer.Refused.class);
  }

  @Example
  void theYearIsNotToldToWhoKnowsAllMonthsButOne() {
    for (int number = 1; number <= 12; number++) book.with(number == 7 ? 2 : 9, month(number));
    for (int number = 1; number <= 12; number++)
      assertThat(told(in(number, number)) instanceof Cell.Shown).isEqualTo(number != 7);
    assertThat(answer(SOMEBODY, in(1, 12))).isEqualTo(refused(Refusal.TOGETHER, null));
    assertThat(book.of(SOMEBODY)).hasSize(11);
  }

  @Example
  void partsThatAddUpAreTold() {
    book.with(9, month(2)).with(8, month(8));
    assertThat(told(in(1, 6))).isEqualTo(new Cell.Shown(9));
    assertThat(told(in(7, 12))).isEqualTo(new Cell.Shown(6));
    assertThat(told(in(1, 12))).isEqualTo(new Cell.Shown(15));
  }

  @Example
  void askedAgainItIsTheSameTableAlthoughACaseCameLate() {
    book.with(20, month(1));
    assertThat(told(in(1, 1))).isEqualTo(new Cell.Shown(18));
    book.with(1, month(1));
    assertThat(told(in(1, 1))).isEqualTo(new Cell.Shown(18));
    assertThat(book.of(SOMEBODY)).hasSize(1);
  }

  @Example
  void whatIsHiddenInOneTableIsHiddenInEveryOther() {
    hiddenBesideWiangKaen();
    var told = (Answer.Given) answer(PUBLIC, new Question(all(), List.of(DISTRICT)));
    assertThat(told.table().cell("mae-sai")).isEqualTo(Cell.HIDDEN);
    var alone = new Selection(all().months(), Map.of("district", "mae-sai"));
    var given = (Answer.Given) answer(PUBLIC, new Question(alone, List.of()));
    assertThat(given.table().total()).isEqualTo(Cell.HIDDEN);
  }

  @Example
  void whatWasToldStaysToldInALargerTable() {
    hiddenBesideWiangKaen();
    var small = (Answer.Given) answer(PUBLIC, new Question(all(), List.of(DISTRICT)));
    var large = (Answer.Given) answer(PUBLIC, new Question(all(), List.of(DISTRICT, SEX)));
    for (var district : List.of("mueang", "mae-sai", "wiang-kaen", Dimension.ALL))
      assertThat(large.table().cell(district, Dimension.ALL))
          .isEqualTo(small.table().cell(district));
  }

  @Example
  void aBreakdownThatCrossesOthersIsRefusedIfAllCannotBeLookedAtTogether() {
    hiddenBesideWiangKaen();
    told(new Question(all(), List.of(NEED, DISTRICT)));
    told(new Question(all(), List.of(NEED, SEX)));
    assertThat(answer(SOMEBODY, new Question(all(), List.of(NEED, AGE))))
        .isEqualTo(refused(Refusal.CROSSES, null));
    told(new Question(all(), List.of(AGE)));
  }

  @Example
  void eachPersonIsToldForThemselvesAndThePublicTogether() {
    book.with(20, month(1)).with(2, month(2));
    told(in(1, 1));
    var another = Asker.inside(COALITION, PersonId.fresh());
    assertThat(answer(another, in(1, 2))).isInstanceOf(Answer.Given.class);
    answer(PUBLIC, in(1, 1));
    assertThat(answer(Asker.forPublication(COALITION), in(1, 2)))
        .isInstanceOf(Answer.Refused.class);
  }

  @Example
  void atSomePointNobodyCanKeepTrackAnyMore() {
    var districts = new ArrayList<String>();
    for (int i = 0; i < PrivacyGate.MOST_QUESTIONS; i++) {
      districts.add("d" + i);
      book.with(3, month(1), "district", "d" + i);
    }
    for (var district : districts) told(only("district", district));
    assertThat(answer(SOMEBODY, in(1, 1))).isEqualTo(refused(Refusal.TOO_MANY, null));
  }

  /** The attacker is given the true numbers of all that was told, and adds and takes away. */
  @Property(tries = 60)
  void noSequenceOfQuestionsLeavesFewOver(
      @ForAll @IntRange(max = 1_000_000) int seed, @ForAll Audience audience) {
    var random = new Random(seed);
    var casebook = manyCases(random);
    var asker = audience == Audience.INSIDE ? SOMEBODY : PUBLIC;
    for (int i = 0; i < 12; i++)
      new PrivacyGate(casebook, casebook).answer(asker, anyQuestion(random), NOW);
    var known = casebook.of(asker).stream().map(one -> one.question().selection()).toList();
    var groups = casebook.groups(COALITION, known);
    addsAndTakesAway(groups, known.stream().distinct().toList(), audience.threshold());
  }

  /** Whatever breakdowns are asked for, in whatever order, and every table that fits them tried. */
  @Property(tries = 60)
  void severalTablesOfTheSameCasesTellNoMoreThanEachAlone(
      @ForAll @IntRange(max = 1_000_000) int seed) {
    var random = new Random(seed);
    var casebook = new Casebook();
    int cases = 3 + random.nextInt(9);
    for (int i = 0; i < cases; i++)
      casebook.with(
          1,
          month(1),
          "a",
          any(THINGS.get(0), random),
          "b",
          any(THINGS.get(1), random),
          "c",
          any(THINGS.get(2), random));
    for (int i = 0; i < 6; i++)
      new PrivacyGate(casebook, casebook)
          .answer(SOMEBODY, new Question(all(), anyOf(THINGS, random)), NOW);
    var tables = casebook.of(SOMEBODY).stream().map(Answered::table).toList();
    var together = together(tables);
    var possible = new Attacker(together, cases).triesEveryTable();
    var truth = Tables.truth(casebook.count(COALITION, new Question(all(), THINGS)));
    for (var table : tables)
      for (int place : placesOf(table))
        if (together.cells().get(place).equals(Cell.HIDDEN)) {
          assertThat(possible.get(place)).as("%s", tables).hasSizeGreaterThanOrEqualTo(3);
          if (truth[place] < 3) assertThat(possible.get(place)).contains(0, 1, 2);
        }
  }

  private static PublishedTable together(List<PublishedTable> tables) {
    var cells = new ArrayList<>(Collections.nCopies(27, Cell.HIDDEN));
    for (var table : tables) {
      var places = placesOf(table).iterator();
      for (var cell : table.cells()) {
        int place = places.next();
        if (cell instanceof Cell.Shown) cells.set(place, cell);
      }
    }
    return new PublishedTable(Audience.INSIDE, THINGS, cells);
  }

  /** Where the cells of a table stand in the table by all things. */
  private static List<Integer> placesOf(PublishedTable table) {
    var own = new Cube(table.dimensions());
    var whole = new Cube(THINGS);
    var places = new ArrayList<Integer>();
    for (int place = 0; place < own.places(); place++) {
      var values = own.values(place);
      places.add(
          whole.place(
              THINGS.stream()
                  .map(table.dimensions()::indexOf)
                  .map(at -> at < 0 ? Dimension.ALL : values.get(at))
                  .toList()));
    }
    return places;
  }

  private static List<Dimension> anyOf(List<Dimension> dimensions, Random random) {
    return dimensions.stream().filter(_ -> random.nextBoolean()).toList();
  }

  private static void addsAndTakesAway(List<Group> groups, List<Selection> known, int threshold) {
    var within =
        groups.stream()
            .map(
                group ->
                    IntStream.range(0, known.size())
                        .filter(i -> group.within().contains(known.get(i)))
                        .toArray())
            .toList();
    int sums = (int) Math.pow(3, Math.min(known.size(), 8));
    for (int sum = 1; sum < sums; sum++) {
      var times = new int[known.size()];
      int terms = 0;
      for (int i = 0, rest = sum; rest > 0; i++, rest /= 3) {
        times[i] = rest % 3 - (rest % 3 == 2 ? 3 : 0);
        if (times[i] != 0) terms++;
      }
      int left = 0;
      int leftGroups = 0;
      boolean aSetOfCases = true;
      for (int group = 0; group < within.size(); group++) {
        int here = 0;
        for (int i : within.get(group)) here += times[i];
        if (here != 0 && here != 1) aSetOfCases = false;
        if (here == 0) continue;
        left += groups.get(group).cases();
        leftGroups++;
      }
      if (aSetOfCases && left > 0 && (terms <= 3 || leftGroups == 1))
        assertThat(left).as(known.toString()).isGreaterThanOrEqualTo(threshold);
    }
  }

  private static Casebook manyCases(Random random) {
    var casebook = new Casebook();
    for (int i = 0; i < 120; i++)
      casebook.with(
          1,
          month(1 + random.nextInt(12)),
          "district",
          any(DISTRICT, random),
          "need",
          any(NEED, random),
          "sex",
          any(SEX, random));
    return casebook;
  }

  private static Question anyQuestion(Random random) {
    int first = 1 + random.nextInt(12);
    var months = new Months(month(first), month(first + random.nextInt(13 - first)));
    Map<String, String> only =
        switch (random.nextInt(4)) {
          case 0 -> Map.of("district", any(DISTRICT, random));
          case 1 -> Map.of("need", any(NEED, random), "sex", any(SEX, random));
          case 2 -> Map.of("sex", any(SEX, random));
          default -> Map.of();
        };
    return new Question(new Selection(months, only), List.of());
  }

  /** The first value more often than the others. */
  private static String any(Dimension dimension, Random random) {
    int size = dimension.values().size();
    int one = random.nextInt(size);
    int other = random.nextInt(size);
    return dimension.values().get(Math.min(one, other));
  }

  private void hiddenBesideWiangKaen() {
    book.with(30, month(1), "district", "mueang", "sex", "female", "need", "health", "age", "child")
        .with(10, month(1), "district", "mae-sai", "sex", "male", "need", "shelter", "age", "adult")
        .with(
            1, month(1), "district", "wiang-kaen", "sex", "male", "need", "health", "age", "child");
  }

  private Answer answer(Asker asker, Question question) {
    return gate.answer(asker, question, NOW);
  }

  private Cell told(Question question) {
    var answer = answer(SOMEBODY, question);
    assertThat(answer).as(question.toString()).isInstanceOf(Answer.Given.class);
    return ((Answer.Given) answer).table().total();
  }

  private static Answer refused(Refusal why, @Nullable Question because) {
    return new Answer.Refused(why, because);
  }

  private static Selection all() {
    return new Selection(new Months(month(1), month(12)), Map.of());
  }

  private static Question in(int first, int last) {
    var months = new Months(month(first), month(last));
    return new Question(new Selection(months, Map.of()), List.of());
  }

  private static Question only(String dimension, String value) {
    return new Question(
        new Selection(new Months(month(1), month(1)), Map.of(dimension, value)), List.of());
  }

  private static YearMonth month(int number) {
    return YearMonth.of(2025, number);
  }
}
