package org.prasan.coalition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.prasan.PrasanTest;
import org.prasan.Scenes;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;

/** The bubbles of the map lie to each other as the districts do, on the phone and on the desk. */
@PrasanTest
class MapDirectionsTest {
  @Autowired Territory territory;
  @Autowired Scenes scenes;
  @Autowired MessageSource messages;

  @ParameterizedTest
  @CsvSource({"th,340", "en,340", "th,720", "en,720"})
  void whatLiesToTheEastOrTheSouthIsDrawnThere(String language, int width) {
    var districts = territory.knownDistricts();
    var random = new Random(width);
    for (int run = 0; run < 10; run++) {
      Map<String, Integer> organizations =
          run == 0
              ? Map.of()
              : districts.stream()
                  .collect(Collectors.toMap(District::code, _ -> random.nextInt(9)));
      var map =
          new TerritoryMap(
              scenes.fresh().coalition(),
              districts,
              organizations,
              null,
              Locale.of(language),
              messages,
              width);
      var placed = map.placed().labels();
      var wanted = map.wanted();
      assertDirections(wanted, placed);
    }
  }

  @RepeatedTest(20)
  void theyStayInTheirDirectionsWhereverTheyLie(RepetitionInfo run) {
    var wanted = SpreadTest.scattered(run, 18, 400);
    assertDirections(wanted, Spread.apart(wanted, 300, 400).labels());
  }

  private static void assertDirections(List<Spread.Label> wanted, List<Spread.Label> placed) {
    for (int i = 0; i < wanted.size(); i++)
      for (int j = 0; j < wanted.size(); j++) {
        if (i == j) continue;
        var from = wanted.get(i);
        var to = wanted.get(j);
        if (from.isBeside(to) && from.x() < to.x())
          assertThat(placed.get(i).x()).as(from + " west of " + to).isLessThan(placed.get(j).x());
        if (from.isOverOrUnder(to) && from.y() < to.y())
          assertThat(placed.get(i).y()).as(from + " north of " + to).isLessThan(placed.get(j).y());
      }
  }
}
