package org.prasan.coalition;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.BasicStroke;
import java.awt.geom.Area;
import java.awt.geom.Path2D;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.prasan.coalition.Shore.Place;

class ShoreTest {
  private static final double WIDE = 90;

  @RepeatedTest(100)
  void theLandIsOnePieceWithoutAHoleAndHoldsEveryPlace(RepetitionInfo run) {
    var random = new Random(run.getCurrentRepetition());
    var places =
        Stream.generate(() -> new Place(random.nextDouble() * 900, random.nextDouble() * 900))
            .limit(3 + run.getCurrentRepetition() % 30)
            .toList();
    var land = land(Shore.around(places));
    assertThat(land.isSingular()).isTrue();
    assertThat(places).allMatch(place -> land.contains(place.x(), place.y()));
  }

  @Test
  void oneDistrictAloneIsLandAsWell() {
    assertThat(Shore.around(List.of(new Place(5, 5)))).containsExactly(new Place(5, 5));
  }

  /** As a browser paints it: filled, and stroked with a round line. */
  private static Area land(List<Place> shore) {
    var path = new Path2D.Double();
    path.moveTo(shore.getFirst().x(), shore.getFirst().y());
    shore.stream().skip(1).forEach(place -> path.lineTo(place.x(), place.y()));
    path.closePath();
    var land = new Area(path);
    var stroke =
        new BasicStroke((float) WIDE, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
            .createStrokedShape(path);
    land.add(new Area(stroke));
    return land;
  }
}
