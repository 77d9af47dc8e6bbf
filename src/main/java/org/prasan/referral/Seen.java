package org.prasan.referral;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A referral as far as somebody may see it.
 *
 * @param said the words of entries, by their ids; empty without the key
 * @param consent what was agreed to for the seat it is addressed to now
 * @param running the clocks, the first to run out first
 * @param recalled copies have to be destroyed, and nobody has said yet that they were
 */
record Seen(
    Referral referral,
    Set<Party> parties,
    Reading reading,
    List<Entry> entries,
    Map<UUID, String> said,
    List<Talk.Message> talk,
    @Nullable Consent consent,
    List<Run> running,
    boolean recalled) {
  private static final String ERASED = "referral.details.erased";

  Seen {
    entries = List.copyOf(entries);
    said = Map.copyOf(said);
    talk = List.copyOf(talk);
    running = List.copyOf(running);
  }

  public Set<Step> open() {
    return Transitions.open(referral, parties);
  }

  /** Without an alarm that nobody can raise as no consent is in force: in danger a dead end. */
  Set<Step> offered(LocalDate today) {
    var open = open();
    if (consent == null || !consent.inForce(today)) open.remove(Step.ESCALATE);
    return open;
  }

  /** Sent, and not erased since: the sender's case worker and whoever accepted open them. */
  public boolean opens() {
    return reading == Reading.SEALED
        && referral.offered()
        && !referral.erased()
        && (sends() || !nameless());
  }

  /** Until the seat has accepted, neither side names the client. */
  public boolean nameless() {
    return referral.reading(Party.RECEIVER) != Reading.SEALED;
  }

  /** Why copies have to be destroyed, in the words of a page. */
  public String recallKey() {
    var state = referral.state();
    if (referral.erased()) return "referral.recall.erased";
    if (state == State.CONSENT_WITHDRAWN) return "referral.recall";
    return state.ended() ? "referral.recall.ended" : "referral.recall.unjustified";
  }

  /** What is to be said of the details where they cannot be opened. */
  public String detailsKey() {
    if (referral.erased()) return ERASED;
    if (!referral.offered()) return "referral.details.not-sent";
    if (!nameless()) return "referral.details.case-worker";
    return referral.reading(Party.RECEIVER) == Reading.TRIAGE
        ? "referral.details.sealed"
        : "referral.details.gone";
  }

  /** Why whoever had the details open does not open them now; nothing for all others. */
  @Nullable String closedKey() {
    if (!parties.contains(Party.RECEIVER) || !Course.accepted(entries, referral.epoch()))
      return null;
    return referral.erased() ? ERASED : "referral.details.closed";
  }

  /** What goes along, and by what the consent is shown, lies there to be opened. */
  public boolean holdsPapers() {
    return reading == Reading.SEALED && !referral.erased();
  }

  /** Who can see it, in the words of a page's foot. */
  public String readersKey() {
    if (referral.offered()) return "referral.seen.both";
    return referral.reading(Party.SENDER_SUPERVISOR).atLeast(Reading.TRIAGE)
        ? "referral.seen.not-offered"
        : "referral.seen.draft";
  }

  /** It waits for an answer there, and this person may not give the good one. */
  public boolean cannotAccept() {
    return parties.contains(Party.RECEIVER_SUPERVISOR)
        && !parties.contains(Party.RECEIVER)
        && Transitions.open(referral.state(), Set.of(Party.RECEIVER)).contains(Step.ACCEPT);
  }

  /** The code of the outcome as it was last reported. */
  Optional<String> reported() {
    return entries.stream()
        .filter(entry -> entry.what() == Step.REPORT_OUTCOME)
        .reduce((_, later) -> later)
        .map(Entry::reason);
  }

  /** From which of the seats on it is told. */
  int since() {
    return ReadReferral.since(referral, parties);
  }

  public boolean mayWrite() {
    return open().contains(Step.WRITE);
  }

  public boolean sends() {
    return parties.stream().anyMatch(Party::sends);
  }

  public boolean receives() {
    return parties.stream().anyMatch(Party::receives);
  }

  /** Nobody's words in a log. */
  @Override
  public String toString() {
    return "Seen[" + referral.id() + "]";
  }
}
