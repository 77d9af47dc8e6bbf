package org.prasan.referral;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.client.ClientId;
import org.prasan.client.Clients;
import org.prasan.client.DataGroup;
import org.prasan.client.FlagChange;
import org.prasan.client.Triage;
import org.prasan.directory.ServiceId;
import org.prasan.roster.Seat;
import org.prasan.roster.SeatId;
import org.prasan.roster.Seats;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.vault.DataKeyId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** A case worker writes a referral, changes the draft, or addresses it to another seat. */
@Service
class WriteReferral {
  private static final int MOST_DRAWS = 5;

  private final Referrals referrals;
  private final Addresses addresses;
  private final Clients clients;
  private final Seats seats;
  private final Standing standing;
  private final Steps steps;
  private final Words words;
  private final Keyring keyring;
  private final ReferralClock clock;

  WriteReferral(
      Referrals referrals,
      Addresses addresses,
      Clients clients,
      Seats seats,
      Standing standing,
      Steps steps,
      Words words,
      Keyring keyring,
      ReferralClock clock) {
    this.referrals = referrals;
    this.addresses = addresses;
    this.clients = clients;
    this.seats = seats;
    this.standing = standing;
    this.steps = steps;
    this.words = words;
    this.keyring = keyring;
    this.clock = clock;
  }

  /**
   * What a case worker asks for, and of whom.
   *
   * @param needs of the client, those this is about
   * @param reason sealed with the client's details
   * @param flags asked with the referral, they belong to the client's file
   */
  record Asked(
      SeatId seat,
      @Nullable ServiceId service,
      Urgency urgency,
      Set<String> needs,
      Set<DataGroup> groups,
      String reason,
      FlagChange flags) {
    /** Of flags nobody was asked. */
    Asked(
        SeatId seat,
        @Nullable ServiceId service,
        Urgency urgency,
        Set<String> needs,
        Set<DataGroup> groups,
        String reason) {
      this(seat, service, urgency, needs, groups, reason, FlagChange.NONE);
    }

    /** Nobody's words in a log. */
    @Override
    public String toString() {
      return "Asked[" + seat + "]";
    }
  }

  /** Sent twice under the same id it is written once. */
  @Transactional
  Outcome write(Acting acting, ReferralId id, ClientId client, Asked asked) {
    acting.require(Action.REFER_CLIENTS);
    var before = known(acting, id);
    return before == null ? writeNew(acting, id, client, asked) : before;
  }

  /** The same for whoever has just looked, and found none under this id. */
  @Transactional
  Outcome writeNew(Acting acting, ReferralId id, ClientId client, Asked asked) {
    acting.require(Action.REFER_CLIENTS);
    var file = clients.card(acting, client).orElse(null);
    if (file == null) return new Outcome.NotThere();
    if (!file.open()) return new Outcome.NotOpen("seat", "referral.wrong.client-closed");
    var seat = seat(acting, asked.seat()).orElse(null);
    if (seat == null) return new Outcome.NotOpen("seat", "referral.wrong.seat-closed");
    if (!clients.told(acting, client).containsAll(asked.groups()))
      return new Outcome.NotOpen("groups", "referral.wrong.group-empty");
    return insert(acting, id, warned(acting, file, asked), seat, asked);
  }

  /** The file as it stands with the flags, from which the card is copied. */
  private Clients.Card warned(Acting acting, Clients.Card file, Asked asked) {
    if (asked.flags().equals(FlagChange.NONE)) return file;
    clients.warn(acting, file.id(), asked.flags());
    return clients.card(acting, file.id()).orElse(file);
  }

  /** Nothing if it is not written yet, or the acting organization is no side of it. */
  private @Nullable Outcome known(Acting acting, ReferralId id) {
    return referrals
        .find(acting.coalitionId(), id)
        .<Outcome>map(
            known ->
                acting.actsFor(known.sender())
                    ? new Outcome.Done(known.state())
                    : new Outcome.NotThere())
        .orElse(null);
  }

  /** Of an id that others use it is only said that there is nothing, and no flag is changed. */
  private Outcome insert(Acting acting, ReferralId id, Clients.Card file, Seat seat, Asked asked) {
    for (int draw = 0; draw < MOST_DRAWS; draw++) {
      var referral = fresh(acting, id, file, seat, asked);
      var reason = words.begin(acting.coalitionId(), referral, asked.reason());
      if (referrals.insert(acting.coalitionId(), referral, reason)) {
        addresses.insert(acting.coalitionId(), referral);
        return steps.begin(acting, referral);
      }
      var before = known(acting, id);
      if (before != null) return before;
    }
    if (!asked.flags().equals(FlagChange.NONE))
      TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
    return new Outcome.NotThere();
  }

  private Referral fresh(Acting acting, ReferralId id, Clients.Card file, Seat seat, Asked asked) {
    var now = clock.now();
    return new Referral(
        id,
        ReferralCode.draw(),
        file.owner(),
        Objects.requireNonNull(acting.person()),
        file.id(),
        new Referral.Keys(DataKeyId.fresh(), DataKeyId.fresh()),
        address(seat, asked),
        State.DRAFT,
        null,
        false,
        asked.urgency(),
        card(file.triage(), asked),
        asked.groups(),
        1,
        0,
        now,
        now,
        null,
        false);
  }

  /**
   * Agencies outside of the registry have nobody here who could answer, and nobody asks oneself.
   */
  private Optional<Seat> seat(Acting acting, SeatId id) {
    return seats
        .byId(acting.coalitionId(), id)
        .filter(seat -> seat.openAt(clock.now()) && seat.organization() != null)
        .filter(seat -> !acting.actsFor(Objects.requireNonNull(seat.organization())));
  }

  private static Referral.Address address(Seat seat, Asked asked) {
    return new Referral.Address(
        seat.id(), Objects.requireNonNull(seat.organization()), asked.service());
  }

  /** What the seat sees: of the needs those it is asked about, and no legal status. */
  private static Triage card(Triage whole, Asked asked) {
    return new Triage(
        whole.needs().stream().filter(asked.needs()::contains).toList(),
        whole.district(),
        whole.ageBand(),
        whole.sex(),
        whole.languages(),
        null,
        whole.flags());
  }

  /** Changes a draft; what the client was just asked about has to be asked again. */
  @Transactional
  Outcome rewrite(Acting acting, ReferralId id, UUID form, int version, Asked asked) {
    return change(acting, id, asked, new Steps.Wanted(form, version, Step.SAVE, null, "", null));
  }

  /** To another seat, after one gave it up: consent names the seat, so it is asked for again. */
  @Transactional
  Outcome readdress(Acting acting, ReferralId id, UUID form, int version, Asked asked) {
    return change(acting, id, asked, new Steps.Wanted(form, version, Step.REOFFER, null, "", null));
  }

  private Outcome change(Acting acting, ReferralId id, Asked asked, Steps.Wanted wanted) {
    acting.require(Action.REFER_CLIENTS);
    var coalition = acting.coalitionId();
    var before = referrals.lock(coalition, id).orElse(null);
    if (before == null) return new Outcome.NotThere();
    var parties = standing.of(acting, before);
    var refused = steps.refused(acting, before, parties, wanted);
    if (refused.isPresent()) return refused.get();
    var file = clients.card(acting, before.client()).orElse(null);
    if (file == null || !file.open())
      return new Outcome.NotOpen("seat", "referral.wrong.client-closed");
    var seat = seat(acting, asked.seat()).orElse(null);
    if (seat == null) return new Outcome.NotOpen("seat", "referral.wrong.seat-closed");
    boolean goesOn = wanted.step() == Step.REOFFER;
    if (goesOn && asked.seat().equals(before.address().seat()))
      return new Outcome.NotOpen("seat", "referral.wrong.same-seat");
    if (!clients.told(acting, before.client()).containsAll(asked.groups()))
      return new Outcome.NotOpen("groups", "referral.wrong.group-empty");
    if (goesOn) leave(acting, before);
    var now =
        before.rewritten(
            address(seat, asked),
            asked.urgency(),
            card(warned(acting, file, asked).triage(), asked),
            asked.groups(),
            goesOn ? before.epoch() + 1 : before.epoch());
    referrals.rewrite(coalition, now, words.reason(coalition, now, asked.reason()), clock.now());
    addresses.insert(coalition, now);
    return steps.take(acting, before, now, parties, wanted);
  }

  /** The seat that had it keeps that it was there, and destroys what it copied. */
  private void leave(Acting acting, Referral before) {
    keyring.take(acting.coalitionId(), before);
    if (!before.state().ended())
      addresses.move(acting.coalitionId(), before, State.WITHDRAWN, null);
    steps.recall(acting, before);
  }
}
