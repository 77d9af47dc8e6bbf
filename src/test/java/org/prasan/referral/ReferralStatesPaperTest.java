package org.prasan.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;
import java.util.stream.Collectors;
import net.jqwik.api.Example;
import tools.jackson.databind.json.JsonMapper;

/** The paper shows the tables as they are. */
class ReferralStatesPaperTest {
  private static final String WRITE = "PRASAN_TEST_WRITE_DOCS";
  private static final Path PAPER = Path.of("docs/referral-states.md");

  @Example
  void thePaperShowsTheTables() throws IOException {
    var paper = paper();
    if (System.getenv(WRITE) != null) Files.writeString(PAPER, paper);
    assertThat(PAPER)
        .as("write it anew with %s=yes in the environment", WRITE)
        .exists()
        .content()
        .isEqualTo(paper);
  }

  private static String paper() {
    var text = new StringBuilder();
    text.append(
        """
        # States of a referral, who may do what, who reads what, and how long it may take
        Made from the tables in `org.prasan.referral` (`Transitions`, `Readings`, `clocks.yaml`) by `ReferralStatesPaperTest`; `TransitionsTest` and `ReadingsTest` compare every cell with tables written by hand.

        ## Who is who
        - **SENDER**: a case worker of the sending organization who serves this client. **SENDER_SUPERVISOR**: its director or focal point.
        - **RECEIVER**: a case worker of the organization that has the seat, who may serve that seat, on duty now or not. **RECEIVER_SUPERVISOR**: the director or focal point of that organization; on duty there, but no case worker, they can decline and not accept. A seat that no case worker of its organization may serve is marked wherever seats are chosen: nobody there can accept.
        - **REVIEWER**: the secretary or an officer, for disputes and emergencies; not whoever also stands on one of the two sides.
        - **CLOCK**: the product itself, when time has run out. **NOBODY**: everybody else.

        Until the first offer only the sending organization knows of a referral: at the seat everybody is NOBODY, also if the draft is thrown away or consent is refused. SENDER_SUPERVISOR reads TRACE until then, also of a draft thrown away, unless an alarm was raised. A seat from which it was taken to another keeps TRACE of what it had.

        ## Who may do what, and where it leads
        While it is ESCALATED, WITHDRAW_CONSENT is open to whoever may take it in the state in which the alarm was raised: to the receiver only if its seat had accepted. The row below says what holds in any case. What opens the details or keeps them open (OFFER, ACCEPT, START_SERVICE, WAITLIST, ESCALATE, REOPEN) is taken only while a consent is in force, from whichever state; without one no alarm is offered.

        What is not in the table is refused: *not your step* to whoever may never take it or sees others take it, *too late* once the referral has ended, else *not in this state*.

        Once the client's file is erased no step is open, in whichever state: each is refused as *erased*, to a stranger as *not your step*. A receipt for destroyed copies, days that the law counts from, and the verdict of an emergency review (without words) can still be given.

        | state | step | who | leads to |
        |---|---|---|---|
        """);
    for (var way : Transitions.ways())
      row(
          text,
          way.from(),
          way.step(),
          names(way.by()),
          way.to() == way.from() ? "stays" : way.to());
    text.append(
        """

        ## Who reads what
        - **NOTHING**: not even that there is one. **TRACE**: that it existed and its course, no details.
        - **TRIAGE**: also need, urgency, age band, sex, language, district, safety flags. **SEALED**: also the details, within what the consent names and until it ends.

        During an emergency everybody keeps what was open to them before it, if that was more. Emergency access is a grant of its own beside this table: named person, reason, end, review.

        """);
    text.append("| state |");
    for (var party : Party.values()) text.append(' ').append(party).append(" |");
    text.append("\n|---|").append("---|".repeat(Party.values().length)).append('\n');
    for (var state : State.values()) {
      text.append("| ").append(state).append(" |");
      for (var party : Party.values())
        text.append(' ').append(Readings.of(state, party)).append(" |");
      text.append('\n');
    }
    clocks(text);
    return text.toString();
  }

  private static void clocks(StringBuilder text) {
    var rules = ClockRules.read(new JsonMapper());
    text.append(
        """

        ## Clocks
        A clock keeps the version in force on the day it started. Hours run through nights and holidays; days end at the same time of day; working days begin with the next working day and end when the last one is over. A question back does not stop the clock of the first answer.

        | clock | whose turn | time | starts with | stops with | from | until | source |
        |---|---|---|---|---|---|---|---|
        """);
    for (var clock : rules.clocks())
      row(
          text,
          clock.id(),
          clock.turn(),
          clock.length() + " " + clock.unit(),
          happenings(clock.starts()),
          happenings(clock.stops()),
          clock.from(),
          Objects.requireNonNullElse(clock.until(), ""),
          Objects.requireNonNull(clock.source().en()));
    text.append(
        """

        ### Who is called
        At half of the time those whose turn it is can still do all that is to be done within one shift; at three quarters the deputy can still be in time; the secretary is called only when it has run out, because until then nobody else needs to know that there is such a referral.

        | from | until | called at |
        |---|---|---|
        """);
    for (var ladder : rules.ladders())
      row(
          text,
          ladder.from(),
          Objects.requireNonNullElse(ladder.until(), ""),
          ladder.rungs().stream()
              .map(part -> part.who() + " " + part.percent() + " %")
              .collect(Collectors.joining(", ")));
  }

  private static String happenings(Collection<Happening> happenings) {
    return happenings.stream().map(Happening::name).sorted().collect(Collectors.joining(", "));
  }

  private static String names(Collection<Party> parties) {
    return parties.stream().map(Enum::name).collect(Collectors.joining(", "));
  }

  private static void row(StringBuilder text, Object... cells) {
    text.append("| ");
    text.append(Arrays.stream(cells).map(Object::toString).collect(Collectors.joining(" | ")));
    text.append(" |\n");
  }
}
