package org.prasan.referral;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.client.AgeBand;
import org.prasan.client.Clients;
import org.prasan.client.DataGroup;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.CoalitionId;
import org.prasan.vault.Place;
import org.prasan.web.IdTaken;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/**
 * A case worker records on what ground what is shared with whom, and offers the referral to the
 * seat, which is told nothing before.
 */
@Service
class RecordConsent {
  private final Referrals referrals;
  private final Addresses addresses;
  private final Consents consents;
  private final Clients clients;
  private final WitnessApart witness;
  private final Standing standing;
  private final Steps steps;
  private final Words words;
  private final SealedPapers papers;
  private final ReferralClock clock;

  RecordConsent(
      Referrals referrals,
      Addresses addresses,
      Consents consents,
      Clients clients,
      WitnessApart witness,
      Standing standing,
      Steps steps,
      Words words,
      SealedPapers papers,
      ReferralClock clock) {
    this.referrals = referrals;
    this.addresses = addresses;
    this.consents = consents;
    this.clients = clients;
    this.witness = witness;
    this.standing = standing;
    this.steps = steps;
    this.words = words;
    this.papers = papers;
    this.clock = clock;
  }

  /** What was agreed to, as it was recorded; names are sealed, and by what it holds. */
  record Agreed(
      Consent.Purpose purpose,
      LegalBasis basis,
      String language,
      Consent.Interpreter interpreter,
      Consent.GivenBy givenBy,
      Consent.Form form,
      String guardian,
      Attested attested,
      LocalDate until) {
    /** Nobody's name in a log. */
    @Override
    public String toString() {
      return "Agreed[" + basis + "]";
    }
  }

  /** As a program recorded it, which read out words of its own. */
  @Transactional
  Outcome offer(Acting acting, ReferralId id, UUID form, int version, Agreed agreed) {
    return offer(acting, id, form, version, agreed, "");
  }

  /** What was read out is sealed and kept with it. */
  @Transactional
  Outcome offer(
      Acting acting, ReferralId id, UUID form, int version, Agreed agreed, String readOut) {
    acting.require(Action.REFER_CLIENTS);
    var coalition = acting.coalitionId();
    var referral = referrals.lock(coalition, id).orElse(null);
    if (referral == null) return new Outcome.NotThere();
    var parties = standing.of(acting, referral);
    var wanted = new Steps.Wanted(form, version, Step.OFFER, null, "", null);
    var refused = steps.refused(acting, referral, parties, wanted);
    if (refused.isPresent()) return refused.get();
    if (referral.state() != State.CONSENT_PENDING)
      return new Outcome.Refused(Refusal.NOT_IN_THIS_STATE, referral.state());
    var file = clients.card(acting, referral.client()).orElse(null);
    if (file == null || !file.open())
      return new Outcome.NotOpen("basis", "referral.wrong.client-closed");
    var consent = consent(acting, referral, form, agreed);
    var said = new Consents.Said(agreed.guardian(), agreed.attested(), readOut);
    Consents.Sealing sealing = (place, text) -> sealed(coalition, referral, place, text);
    if (!consents.insert(coalition, referral, consent, said, sealing)) throw new IdTaken();
    send(acting, referral, consent);
    var taken = steps.take(acting, referral, parties, wanted);
    return witness.holds(acting, referral.client(), agreed) ? taken : takenBack();
  }

  /** Last of all, so that nobody tries out the client's name without sending the referral. */
  private static Outcome takenBack() {
    TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
    return new Outcome.NotOpen("witness", WitnessApart.WRONG);
  }

  private byte @Nullable [] sealed(
      CoalitionId coalition, Referral referral, Place place, String said) {
    return said.isBlank() ? null : words.sealWithDetails(coalition, referral, place, said);
  }

  private Consent consent(Acting acting, Referral referral, UUID id, Agreed agreed) {
    return new Consent(
        id,
        referral.epoch(),
        referral.groups(),
        agreed.purpose(),
        agreed.basis(),
        agreed.language(),
        agreed.interpreter(),
        Objects.requireNonNull(acting.person()),
        agreed.givenBy(),
        agreed.form(),
        agreed.until(),
        clock.now(),
        null,
        null);
  }

  private void send(Acting acting, Referral referral, Consent consent) {
    var coalition = acting.coalitionId();
    var groups = consent.groups();
    var told =
        groups.isEmpty()
            ? Map.<DataGroup, List<Clients.Told>>of()
            : clients.copied(acting, referral.client(), groups).orElseThrow();
    var reason =
        words.reason(
            coalition,
            referral,
            Objects.requireNonNull(referrals.reason(coalition, referral.id())));
    var sealed = words.seal(coalition, referral, Snapshot.of(clock.now(), reason, told));
    addresses.send(coalition, referral, sealed, clock.now());
    papers.send(coalition, referral);
    var offered = referral.moved(State.OFFERED, null, true);
    if (!groups.isEmpty()) steps.record(acting, offered, "referral.details-read", Map.of());
    steps.record(
        acting,
        offered,
        "referral.consent-recorded",
        Map.of("until", consent.until(), "fingerprint", sealed.spoken()));
  }

  /** Whether a guardian has to agree, or it has to be said why none does. */
  static boolean child(AgeBand band) {
    return switch (band) {
      case UNDER_6, FROM_6, FROM_12, FROM_15 -> true;
      case FROM_18, FROM_25, FROM_60, UNKNOWN -> false;
    };
  }

  /** Too young to agree alone to anything: section 20 draws the line at ten years. */
  static boolean youngChild(AgeBand band) {
    return band == AgeBand.UNDER_6 || band == AgeBand.FROM_6;
  }
}
