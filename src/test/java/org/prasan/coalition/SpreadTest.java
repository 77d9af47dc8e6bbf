package org.prasan.coalition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

class SpreadTest {
  @RepeatedTest(50)
  void labelsNeverCoverEachOtherAndStayOnTheSheet(RepetitionInfo run) {
    var wanted = scattered(run, 25, 300);
    var placed = Spread.apart(wanted, 300, 300);
    for (var one : placed.labels()) {
      assertThat(one.x() - one.width() / 2).isGreaterThan(-0.01);
      assertThat(one.x() + one.width() / 2).isLessThan(300.01);
      assertThat(one.y() + one.height() / 2).isLessThan(placed.height() + 0.01);
      assertThat(placed.labels().stream().filter(one::covers)).containsExactly(one);
    }
  }

  /** Labels anywhere on a sheet 300 wide, the same in each run of this number. */
  static List<Spread.Label> scattered(RepetitionInfo run, int many, double height) {
    var random = new Random(run.getCurrentRepetition());
    return Stream.generate(
            () ->
                new Spread.Label(
                    random.nextDouble() * 300,
                    random.nextDouble() * height,
                    30 + random.nextDouble() * 70,
                    30 + random.nextDouble() * 30))
        .limit(many)
        .toList();
  }
}
