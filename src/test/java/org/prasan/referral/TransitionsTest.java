package org.prasan.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.prasan.client.AgeBand;
import org.prasan.client.ClientId;
import org.prasan.client.Triage;
import org.prasan.referral.Transitions.Answer.Leads;
import org.prasan.referral.Transitions.Answer.Refused;
import org.prasan.roster.SeatId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;
import org.prasan.vault.DataKeyId;

/** Who may take which step in which state: every cell as written by hand, and walks at random. */
class TransitionsTest {
  private static final List<String> STATES =
      List.of("dr cp of ac de ir ex wi cw se wl nc re or lc di es".split(" "));
  private static final List<String> STEPS =
      List.of("sa as of ac de ri ai wr wi wc ex ss wl nc re or cc di sd ro es st rf".split(" "));
  private static final List<Step> ALL_STEPS = List.of(Step.values());
  private static final List<Party> ALL_PARTIES = List.of(Party.values());
  private static final Set<Step> GIVES_UP =
      EnumSet.of(Step.REOFFER, Step.DECLINE, Step.RETURN, Step.WITHDRAW);

  /** Somebody meets a step in a state. */
  record Cell(Party party, State state, Step step) {}

  /** Something that somebody did. */
  record Move(State from, Party party, Step step, State to) {}

  @Example
  void everyStepOfEveryPartyInEveryStateLeadsWhereItIsWrittenDown() {
    var expected = expected();
    assertThat(expected)
        .hasSize(Party.values().length * State.values().length * Step.values().length);
    var wrong = new SoftAssertions();
    expected.forEach(
        (cell, words) -> {
          var answer = Transitions.take(cell.state(), cell.step(), cell.party());
          wrong.assertThat(words(answer)).as(cell.toString()).isEqualTo(words);
        });
    wrong.assertAll();
  }

  private static Map<Cell, String> expected() {
    var cells = new LinkedHashMap<Cell, String>();
    var party = Party.NOBODY;
    for (var row : Tables.rows("transitions.txt")) {
      var words = row.subList(1, row.size());
      if (words.equals(STEPS)) {
        party = Party.valueOf(row.getFirst());
        continue;
      }
      assertThat(words).as(party + " " + row.getFirst()).hasSize(STEPS.size());
      for (int i = 0; i < STEPS.size(); i++)
        cells.put(new Cell(party, State.valueOf(row.getFirst()), ALL_STEPS.get(i)), words.get(i));
    }
    return cells;
  }

  private static String words(Transitions.Answer answer) {
    return switch (answer) {
      case Leads(var to) -> STATES.get(List.of(State.values()).indexOf(to));
      case Refused(var why) ->
          switch (why) {
            case NOT_YOUR_STEP -> "--";
            case NOT_IN_THIS_STATE -> "..";
            case TOO_LATE -> "<<";
            case ERASED -> "xx";
          };
    };
  }

  @Example
  void nobodyTakesAStepOnceTheClientIsErasedAndAStrangerHearsTheSameAsBefore() {
    var wrong = new SoftAssertions();
    for (var cell : expected().keySet()) {
      var standing = Set.of(cell.party());
      var erased = erased(cell.state());
      wrong
          .assertThat(words(Transitions.take(erased, cell.step(), standing)))
          .as(cell.toString())
          .isEqualTo(
              words(Transitions.take(cell.state(), cell.step(), cell.party())).equals("--")
                  ? "--"
                  : "xx");
      wrong.assertThat(Transitions.open(erased, standing)).as(cell.toString()).isEmpty();
    }
    wrong.assertAll();
  }

  private static Referral erased(State state) {
    var nothing = new Triage(List.of(), null, AgeBand.UNKNOWN, null, List.of(), null, Set.of());
    return new Referral(
        ReferralId.fresh(),
        "K7M-2QXD",
        new OrganizationId(UUID.randomUUID()),
        new PersonId(UUID.randomUUID()),
        ClientId.fresh(),
        new Referral.Keys(DataKeyId.fresh(), DataKeyId.fresh()),
        new Referral.Address(
            new SeatId(UUID.randomUUID()), new OrganizationId(UUID.randomUUID()), null),
        state,
        null,
        true,
        Urgency.URGENT,
        nothing,
        Set.of(),
        1,
        1,
        Instant.EPOCH,
        Instant.EPOCH,
        null,
        true);
  }

  @Example
  void everyStateIsReachedAndEveryStepIsOfUse() {
    var reached = new HashSet<State>(Set.of(State.DRAFT));
    var used = new HashSet<Step>();
    for (var way : Transitions.ways()) {
      reached.add(way.to());
      used.add(way.step());
    }
    assertThat(reached).containsExactlyInAnyOrder(State.values());
    assertThat(used).containsExactlyInAnyOrder(Step.values());
  }

  @Example
  void whoIsPartyToAReferralJudgesNothingOfTheirOwn() {
    var settler = Set.of(Party.SENDER, Party.REVIEWER);
    assertThat(Transitions.take(State.DISPUTED, Step.SETTLE_DISPUTE, settler))
        .isEqualTo(new Refused(Refusal.NOT_YOUR_STEP));
    assertThat(Transitions.open(State.ESCALATED, Set.of(Party.RECEIVER, Party.REVIEWER)))
        .contains(Step.ACCEPT)
        .doesNotContain(Step.STAND_DOWN);
    assertThat(Transitions.open(State.ESCALATED, Set.of(Party.REVIEWER)))
        .containsExactly(Step.STAND_DOWN);
  }

  @Example
  void whoStandsInTwoWaysMayDoWhatEitherMay() {
    var both = Set.of(Party.SENDER, Party.RECEIVER);
    assertThat(Transitions.open(State.OFFERED, both)).contains(Step.ACCEPT, Step.WITHDRAW);
  }

  @Example
  void aStrangerHearsTheSameWhateverBecameOfIt() {
    for (var state : State.values())
      for (var step : Step.values())
        assertThat(Transitions.take(state, step, Party.RECEIVER.when(false)))
            .isEqualTo(new Refused(Refusal.NOT_YOUR_STEP));
    assertThat(Party.REVIEWER.when(false)).isEqualTo(Party.NOBODY);
    assertThat(Party.SENDER.when(false)).isEqualTo(Party.SENDER);
  }

  @Example
  void thereIsAWayToAnEndFromEverywhereEvenIfTheClockStandsStill() {
    var ending = EnumSet.noneOf(State.class);
    Arrays.stream(State.values()).filter(State::over).forEach(ending::add);
    for (int round = 0; round < State.values().length; round++)
      for (var way : Transitions.ways())
        if (ending.contains(way.to()) && !way.by().equals(Set.of(Party.CLOCK)))
          ending.add(way.from());
    assertThat(ending).containsExactlyInAnyOrder(State.values());
  }

  @Example
  void onceConsentIsWithdrawnNothingLeadsOn() {
    assertThat(Transitions.ways())
        .noneMatch(way -> way.from() == State.CONSENT_WITHDRAWN)
        .filteredOn(way -> way.step() == Step.WITHDRAW_CONSENT)
        .allMatch(way -> way.to() == State.CONSENT_WITHDRAWN)
        .hasSize(State.values().length - 2);
  }

  @Property
  void noWalkEndsWhereNobodyCanDoAnythingUnlessItIsOver(
      @ForAll @Size(max = 80) List<@IntRange(max = 9999) Integer> picks) {
    var people = EnumSet.complementOf(EnumSet.of(Party.CLOCK, Party.REVIEWER));
    for (var move : walk(picks))
      if (!move.to().over())
        assertThat(Transitions.open(move.to(), people)).as(move.toString()).isNotEmpty();
  }

  @Property
  void nobodyButTheReceiverEverAccepts(
      @ForAll @Size(max = 80) List<@IntRange(max = 9999) Integer> picks) {
    for (var move : walk(picks))
      if (move.step() == Step.ACCEPT
          || (move.to() == State.ACCEPTED && move.from() != State.ACCEPTED))
        assertThat(move)
            .isEqualTo(new Move(move.from(), Party.RECEIVER, Step.ACCEPT, State.ACCEPTED));
  }

  @Property
  void theReceiverReadsDetailsOnlyAfterAcceptingAndNeverOnceConsentIsGone(
      @ForAll @Size(max = 80) List<@IntRange(max = 9999) Integer> picks) {
    var before = State.DRAFT;
    boolean accepted = false;
    boolean gone = false;
    for (var move : walk(picks)) {
      if (move.step() == Step.ESCALATE) before = move.from();
      accepted = move.step() == Step.ACCEPT || (accepted && !GIVES_UP.contains(move.step()));
      gone |= move.step() == Step.WITHDRAW_CONSENT;
      var reads =
          move.to() == State.ESCALATED
              ? Readings.duringEscalation(before, Party.RECEIVER)
              : Readings.of(move.to(), Party.RECEIVER);
      if (reads == Reading.SEALED) assertThat(accepted && !gone).as(move.toString()).isTrue();
    }
  }

  @Property
  void aLoopIsClosedOnlyAfterAnOutcomeWasReportedAndByAnotherThanWhoReportedIt(
      @ForAll @Size(max = 80) List<@IntRange(max = 9999) Integer> picks) {
    boolean reported = false;
    for (var move : walk(picks)) {
      reported |= move.step() == Step.REPORT_OUTCOME;
      if (move.to() == State.LOOP_CLOSED) {
        assertThat(reported).isTrue();
        assertThat(move.party().receives()).isFalse();
      }
    }
  }

  /** Mostly ways that lead on, so that walks go far; now and then anybody tries anything. */
  static List<Move> walk(List<Integer> picks) {
    var moves = new ArrayList<Move>();
    var state = State.DRAFT;
    for (int pick : picks) {
      var move = pick % 4 == 0 ? anything(state, pick / 4) : away(state, pick / 4);
      if (move == null
          || !(Transitions.take(state, move.step(), move.party()) instanceof Leads(var to)))
        continue;
      moves.add(new Move(state, move.party(), move.step(), to));
      state = to;
    }
    return moves;
  }

  private static Move anything(State state, int pick) {
    var party = ALL_PARTIES.get(pick % ALL_PARTIES.size());
    var step = ALL_STEPS.get(pick / ALL_PARTIES.size() % ALL_STEPS.size());
    return new Move(state, party, step, state);
  }

  private static @Nullable Move away(State state, int pick) {
    var ways = Transitions.ways().stream().filter(way -> way.from() == state).toList();
    if (ways.isEmpty()) return null;
    var way = ways.get(pick % ways.size());
    var parties = List.copyOf(way.by());
    return new Move(state, parties.get(pick / ways.size() % parties.size()), way.step(), way.to());
  }
}
