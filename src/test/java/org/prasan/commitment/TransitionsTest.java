package org.prasan.commitment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.prasan.commitment.Party.*;
import static org.prasan.commitment.State.*;
import static org.prasan.commitment.Step.*;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Every cell of the table, against one written by hand: step, who may, and where it leads. */
class TransitionsTest {
  private static final String BY_HAND =
      """
      PROPOSED    | ACCEPT      | OWNER SUPERVISOR              | ACCEPTED
      PROPOSED    | DECLINE     | OWNER SUPERVISOR              | DECLINED
      PROPOSED    | ASK_DATE    | OWNER SUPERVISOR              | DATE_ASKED
      PROPOSED    | MOVE_DATE   | ASKER OFFICE                  | PROPOSED
      PROPOSED    | HAND_OVER   | OWNER SUPERVISOR ASKER OFFICE | PROPOSED
      PROPOSED    | TAKE_BACK   | ASKER OFFICE                  | TAKEN_BACK
      PROPOSED    | REMIND      | ASKER OFFICE                  | PROPOSED
      PROPOSED    | LEAVE       | PRODUCT                       | DECLINED
      DATE_ASKED  | ACCEPT      | OWNER SUPERVISOR              | ACCEPTED
      DATE_ASKED  | DECLINE     | OWNER SUPERVISOR              | DECLINED
      DATE_ASKED  | AGREE_DATE  | ASKER OFFICE                  | ACCEPTED
      DATE_ASKED  | KEEP_DATE   | ASKER OFFICE                  | PROPOSED
      DATE_ASKED  | MOVE_DATE   | ASKER OFFICE                  | PROPOSED
      DATE_ASKED  | HAND_OVER   | OWNER SUPERVISOR ASKER OFFICE | PROPOSED
      DATE_ASKED  | TAKE_BACK   | ASKER OFFICE                  | TAKEN_BACK
      DATE_ASKED  | REMIND      | ASKER OFFICE                  | DATE_ASKED
      DATE_ASKED  | LEAVE       | PRODUCT                       | DECLINED
      ACCEPTED    | DECLINE     | OWNER SUPERVISOR              | DECLINED
      ACCEPTED    | ASK_DATE    | OWNER SUPERVISOR              | DELAY_ASKED
      ACCEPTED    | MOVE_DATE   | ASKER OFFICE                  | ACCEPTED
      ACCEPTED    | HAND_OVER   | OWNER SUPERVISOR ASKER OFFICE | PROPOSED
      ACCEPTED    | REPORT_DONE | OWNER SUPERVISOR              | DONE
      ACCEPTED    | TAKE_BACK   | ASKER OFFICE                  | TAKEN_BACK
      ACCEPTED    | REMIND      | ASKER OFFICE                  | ACCEPTED
      ACCEPTED    | LEAVE       | PRODUCT                       | DECLINED
      DELAY_ASKED | DECLINE     | OWNER SUPERVISOR              | DECLINED
      DELAY_ASKED | AGREE_DATE  | ASKER OFFICE                  | ACCEPTED
      DELAY_ASKED | KEEP_DATE   | ASKER OFFICE                  | ACCEPTED
      DELAY_ASKED | MOVE_DATE   | ASKER OFFICE                  | ACCEPTED
      DELAY_ASKED | HAND_OVER   | OWNER SUPERVISOR ASKER OFFICE | PROPOSED
      DELAY_ASKED | REPORT_DONE | OWNER SUPERVISOR              | DONE
      DELAY_ASKED | TAKE_BACK   | ASKER OFFICE                  | TAKEN_BACK
      DELAY_ASKED | REMIND      | ASKER OFFICE                  | DELAY_ASKED
      DELAY_ASKED | LEAVE       | PRODUCT                       | DECLINED
      DONE        | CONFIRM     | ASKER OFFICE                  | CONFIRMED
      DONE        | SEND_BACK   | ASKER OFFICE                  | ACCEPTED
      DECLINED    | ACCEPT      | OWNER SUPERVISOR              | ACCEPTED
      DECLINED    | HAND_OVER   | ASKER OFFICE                  | PROPOSED
      DECLINED    | TAKE_BACK   | ASKER OFFICE                  | TAKEN_BACK
      """;

  private record Cell(Set<Party> by, State to) {}

  private static final Pattern BLANK = Pattern.compile(" ");
  private static final Map<State, Map<Step, Cell>> EXPECTED = byHand();

  @Example
  void everyCellIsAsItWasWrittenByHand() {
    for (var state : State.values())
      for (var step : Step.values())
        for (var party : Party.values()) {
          var cell = EXPECTED.getOrDefault(state, Map.of()).get(step);
          var answer = Transitions.take(state, step, List.of(party));
          if (cell != null && cell.by().contains(party))
            assertThat(answer)
                .as("%s %s by %s", state, step, party)
                .isEqualTo(new Transitions.Answer.Leads(cell.to(), party));
          else
            assertThat(answer)
                .as("%s %s by %s", state, step, party)
                .isInstanceOf(Transitions.Answer.Refused.class);
        }
  }

  @Example
  void whatIsOverChangesNoMore() {
    for (var state : List.of(CONFIRMED, TAKEN_BACK))
      assertThat(Transitions.open(state, EnumSet.allOf(Party.class))).containsExactly(REMARK);
  }

  @Example
  void nobodyMakesACommitmentTwice() {
    for (var state : State.values())
      assertThat(Transitions.open(state, EnumSet.allOf(Party.class))).doesNotContain(MAKE);
  }

  @Example
  void aRefusalSaysWhy() {
    assertThat(Transitions.take(DONE, CONFIRM, List.of(OWNER, MEMBER)))
        .isEqualTo(new Transitions.Answer.Refused(Transitions.Refusal.NOT_YOUR_STEP));
    assertThat(Transitions.take(DONE, ACCEPT, List.of(OWNER, MEMBER)))
        .isEqualTo(new Transitions.Answer.Refused(Transitions.Refusal.NOT_IN_THIS_STATE));
    assertThat(Transitions.take(CONFIRMED, ACCEPT, List.of(OWNER, MEMBER)))
        .isEqualTo(new Transitions.Answer.Refused(Transitions.Refusal.ENDED));
  }

  /** Whatever is done in whatever order: only who owns it says yes, and only others confirm. */
  @Property
  void nothingIsConfirmedThatNobodyAccepted(@ForAll List<Step> steps, @ForAll List<Party> by) {
    var state = PROPOSED;
    boolean accepted = false;
    for (int i = 0; i < Math.min(steps.size(), by.size()); i++) {
      var answer = Transitions.take(state, steps.get(i), List.of(by.get(i)));
      if (!(answer instanceof Transitions.Answer.Leads(var to, var party))) continue;
      var step = steps.get(i);
      if (step == ACCEPT) assertThat(party).isIn(OWNER, SUPERVISOR);
      // To agree to a day the owner named is to accept its word.
      accepted |= step == ACCEPT || (step == AGREE_DATE && state == DATE_ASKED);
      if (to == CONFIRMED && state != CONFIRMED) {
        assertThat(party).isIn(ASKER, OFFICE);
        assertThat(accepted).isTrue();
      }
      state = to;
    }
  }

  private static Map<Step, Cell> row(Map<State, Map<Step, Cell>> table, State state) {
    return table.computeIfAbsent(state, _ -> new EnumMap<>(Step.class));
  }

  private static Map<State, Map<Step, Cell>> byHand() {
    var table = new EnumMap<State, Map<Step, Cell>>(State.class);
    for (var state : State.values())
      row(table, state)
          .put(REMARK, new Cell(EnumSet.of(OWNER, SUPERVISOR, ASKER, OFFICE, MEMBER), state));
    for (var line : BY_HAND.lines().toList()) {
      var cells = Arrays.stream(line.split("\\|")).map(String::strip).toList();
      var by = EnumSet.noneOf(Party.class);
      BLANK.splitAsStream(cells.get(2)).map(Party::valueOf).forEach(by::add);
      row(table, State.valueOf(cells.get(0)))
          .put(Step.valueOf(cells.get(1)), new Cell(by, State.valueOf(cells.get(3))));
    }
    return table;
  }
}
