package org.prasan.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.assertj.core.api.SoftAssertions;

/** How much each party reads in each state: every cell as written by hand. */
class ReadingsTest {

  @Example
  void everyPartyReadsInEveryStateWhatIsWrittenDown() {
    var rows = Tables.rows("readings.txt");
    assertThat(rows).hasSize(1 + State.values().length);
    assertThat(rows.getFirst()).hasSize(Party.values().length);
    var wrong = new SoftAssertions();
    for (var row : rows.subList(1, rows.size()))
      for (int i = 0; i < rows.getFirst().size(); i++) {
        var state = State.valueOf(row.getFirst());
        var party = Party.valueOf(rows.getFirst().get(i));
        wrong
            .assertThat(Readings.of(state, party))
            .as(party + " while " + state)
            .isEqualTo(Reading.valueOf(row.get(i + 1)));
      }
    wrong.assertAll();
  }

  @Property
  void anAlarmTakesFromNobodyWhatWasOpenToThem(@ForAll State before, @ForAll Party party) {
    var during = Readings.duringEscalation(before, party);
    assertThat(during.atLeast(Readings.of(before, party))).isTrue();
    assertThat(during == Reading.SEALED).isEqualTo(Readings.of(before, party) == Reading.SEALED);
  }

  @Property
  void whoMayReadNothingMayDoNothing(@ForAll State state, @ForAll Party party) {
    boolean unsent = state == State.DRAFT || state == State.CONSENT_PENDING;
    if (Readings.of(state, party) == Reading.NOTHING)
      assertThat(Transitions.open(state, EnumSet.of(party.when(!unsent)))).isEmpty();
  }
}
