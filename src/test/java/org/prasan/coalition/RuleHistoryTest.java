package org.prasan.coalition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/**
 * What is in force on a day, over histories made up at random; a seed is the repetition's number.
 */
class RuleHistoryTest {
  private static final LocalDate BEGIN = LocalDate.of(2020, 1, 1);

  @RepeatedTest(200)
  void noChangeThatIsAcceptedAltersAnyDayBeforeToday(RepetitionInfo run) {
    var random = new Random(run.getCurrentRepetition());
    var history = new RuleHistory(RuleKey.QUORUM, List.of());
    for (int step = 0; step < 25; step++) {
      var today = BEGIN.plusDays(step * 20L);
      var from = today.plusDays(random.nextInt(120) - 60);
      if (!history.keepsThePast(from, today)) continue;
      var after = with(history, from, random.nextInt(1, 101), today);
      if (!history.isEmpty())
        for (var day = BEGIN.minusDays(90); day.isBefore(today); day = day.plusDays(7))
          assertThat(after.on(day)).isEqualTo(history.on(day));
      history = after;
    }
  }

  @RepeatedTest(100)
  void theLatestChangeNotAfterTheDayIsInForce(RepetitionInfo run) {
    var random = new Random(run.getCurrentRepetition());
    var history = new RuleHistory(RuleKey.QUORUM, List.of());
    for (int i = 0; i < 12; i++)
      history = with(history, BEGIN.plusDays(random.nextInt(40)), i + 1, BEGIN.plusDays(i));
    for (var day = BEGIN.minusDays(3); day.isBefore(BEGIN.plusDays(45)); day = day.plusDays(1))
      assertThat(history.on(day).map(RuleChange::id)).isEqualTo(byHand(history.changes(), day));
  }

  private static java.util.Optional<UUID> byHand(List<RuleChange> changes, LocalDate day) {
    RuleChange best = null;
    for (var change : changes) {
      if (change.inForceFrom().isAfter(day)) continue;
      if (best == null
          || change.inForceFrom().isAfter(best.inForceFrom())
          || (change.inForceFrom().equals(best.inForceFrom())
              && change.recordedAt().isAfter(best.recordedAt()))) best = change;
    }
    return java.util.Optional.ofNullable(best).map(RuleChange::id);
  }

  @Test
  void aChangeThatIsStillToComeCanBeCorrectedAndStaysReadable() {
    var first = with(new RuleHistory(RuleKey.QUORUM, List.of()), BEGIN.plusDays(9), 50, BEGIN);
    var corrected = with(first, BEGIN.plusDays(9), 60, BEGIN.plusDays(1));
    assertThat(corrected.changes()).hasSize(2);
    assertThat(corrected.overtaken(corrected.changes().getFirst())).isTrue();
    assertThat(corrected.after(BEGIN)).containsExactly(corrected.changes().getLast());
  }

  @Test
  void beforeTheFirstChangeNothingIsDecided() {
    var history = with(new RuleHistory(RuleKey.QUORUM, List.of()), BEGIN, 50, BEGIN);
    assertThat(history.on(BEGIN.minusDays(1))).isEmpty();
    assertThat(history.on(BEGIN)).isPresent();
  }

  private static RuleHistory with(
      RuleHistory history, LocalDate from, int value, LocalDate recorded) {
    var changes = new ArrayList<>(history.changes());
    changes.add(
        new RuleChange(
            new UUID(0, changes.size()),
            history.key(),
            new RuleValue.Amount(value),
            from,
            "the test",
            "",
            Instant.parse(recorded + "T03:00:00Z"),
            null));
    return new RuleHistory(history.key(), changes);
  }
}
