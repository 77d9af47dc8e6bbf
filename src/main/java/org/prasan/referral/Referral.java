package org.prasan.referral;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.prasan.client.ClientId;
import org.prasan.client.DataGroup;
import org.prasan.client.Triage;
import org.prasan.directory.ServiceId;
import org.prasan.roster.SeatId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;
import org.prasan.vault.DataKeyId;

/**
 * A referral of a client to a duty seat of another organization, as far as it stands in clear.
 *
 * @param code by which people name it
 * @param writer the case worker who wrote it
 * @param escalatedFrom how far it had come when an alarm was raised; null without one
 * @param offered whether the seat was ever asked
 * @param card the triage card as it was when the referral was written
 * @param groups what of the client's file the receiver needs
 * @param epoch which of the seats it was addressed to, from 1: after a hand-over an old page cannot
 *     act
 * @param due by when somebody has to do something; null if nobody has to
 * @param erased with the client's file: of what was asked for nothing is left
 */
record Referral(
    ReferralId id,
    String code,
    OrganizationId sender,
    PersonId writer,
    ClientId client,
    Keys keys,
    Address address,
    State state,
    @Nullable State escalatedFrom,
    boolean offered,
    Urgency urgency,
    Triage card,
    Set<DataGroup> groups,
    int epoch,
    int version,
    Instant written,
    Instant changed,
    @Nullable Instant due,
    boolean erased) {
  Referral {
    groups = Set.copyOf(groups);
  }

  /**
   * The seat it is addressed to.
   *
   * @param receiver whose seat it is
   * @param service which of its services is asked for, if one was chosen
   */
  record Address(SeatId seat, OrganizationId receiver, @Nullable ServiceId service) {
    /** As it is chosen in a form: a seat, or a seat and a service. */
    String choice() {
      return service == null ? seat.toString() : seat + "/" + service;
    }
  }

  /**
   * Under which keys it is sealed.
   *
   * @param talk what is talked about it, which both sides open once it is offered
   * @param details of the client, which the receiver opens from acceptance on
   */
  record Keys(DataKeyId talk, DataKeyId details) {}

  Referral moved(State to, @Nullable State from, boolean nowOffered) {
    return new Referral(
        id,
        code,
        sender,
        writer,
        client,
        keys,
        address,
        to,
        from,
        nowOffered,
        urgency,
        card,
        groups,
        epoch,
        version + 1,
        written,
        changed,
        due,
        erased);
  }

  Referral rewritten(Address to, Urgency how, Triage what, Set<DataGroup> which, int next) {
    return new Referral(
        id,
        code,
        sender,
        writer,
        client,
        keys,
        to,
        state,
        escalatedFrom,
        offered,
        how,
        what,
        which,
        next,
        version,
        written,
        changed,
        due,
        erased);
  }

  /** The same as it was addressed to a seat before. */
  Referral at(Addressed seat) {
    return new Referral(
        id,
        code,
        sender,
        writer,
        client,
        keys,
        new Address(seat.seat(), seat.receiver(), null),
        seat.state(),
        null,
        offered,
        urgency,
        card,
        groups,
        seat.epoch(),
        version,
        written,
        changed,
        seat.due(),
        erased);
  }

  /** The client said no before the seat it is addressed to was told anything. */
  public boolean refused() {
    return state == State.CONSENT_WITHDRAWN && !offered;
  }

  /** A no is not called a consent taken back. */
  public String stateKey() {
    return refused() ? "referral.state." + refusal() : state.key();
  }

  /** How a no is called: of one at a later seat, earlier seats have been told. */
  String refusal() {
    return epoch == 1 ? "REFUSED" : "REFUSED_HERE";
  }

  /** Which side has to do something now; null if none has to. */
  @Nullable Party turn() {
    return state == State.CONSENT_WITHDRAWN && due != null ? Party.RECEIVER : state.turn();
  }

  /**
   * How much whoever stands in this way may read of it now. Until a first seat is asked, or an
   * alarm raised, it is the client's and the case worker's alone: also if it is thrown away or
   * refused.
   */
  Reading reading(Party party) {
    if (party == Party.SENDER_SUPERVISOR && !offered && epoch == 1 && escalatedFrom == null)
      return Reading.TRACE;
    var seen = party.when(offered);
    return escalatedFrom == null
        ? Readings.of(state, seen)
        : Readings.duringEscalation(escalatedFrom, seen);
  }
}
