package org.prasan.referral;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.Audit;
import org.prasan.client.ClientId;
import org.prasan.client.Clients;
import org.prasan.client.DataGroup;
import org.prasan.client.Triage;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.CoalitionId;
import org.prasan.vault.DataKeyId;
import org.prasan.vault.Vault;
import org.prasan.web.IdTaken;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** A case worker refers a client to somebody who has no seat here. */
@Service
class ReferOutside {
  private static final int MOST_DRAWS = 10;

  private final Outsides outsides;
  private final Clients clients;
  private final WitnessApart witness;
  private final Vault vault;
  private final JsonMapper json;
  private final ReferralClock clock;
  private final Audit audit;

  ReferOutside(
      Outsides outsides,
      Clients clients,
      WitnessApart witness,
      Vault vault,
      JsonMapper json,
      ReferralClock clock,
      Audit audit) {
    this.outsides = outsides;
    this.clients = clients;
    this.witness = witness;
    this.vault = vault;
    this.json = json;
    this.clock = clock;
    this.audit = audit;
  }

  /** What a case worker asks for. */
  record Asked(Urgency urgency, Set<String> needs, Set<DataGroup> groups, Outside.Told told) {}

  /** What came of it. */
  enum Answer {
    DONE,
    NOT_THERE,
    CLIENT_CLOSED,
    /** Nothing of a chosen part was told, so nothing of it can go along. */
    GROUP_EMPTY,
    /** Consent was recorded before, or an answer was. */
    ALREADY,
    /** Under the same form something else was written first. */
    WRITTEN_OTHERWISE,
    NO_CONSENT,
    /** The witness is the client, or agrees, or explains. */
    WITNESS_NOT_APART,
    /** With the client's file: what came back could be kept no more. */
    ERASED
  }

  /** Sent twice under the same id it is written once. */
  @Transactional
  Answer write(Acting acting, UUID id, ClientId client, Asked asked) {
    acting.require(Action.REFER_CLIENTS);
    var first = own(acting, id).orElse(null);
    if (first != null) return again(acting, first, client, asked);
    var file = clients.card(acting, client).orElse(null);
    if (file == null) return Answer.NOT_THERE;
    if (!file.open()) return Answer.CLIENT_CLOSED;
    if (!clients.told(acting, client).containsAll(asked.groups())) return Answer.GROUP_EMPTY;
    record(acting, insert(acting, id, file, asked), "referral.outside-written", Map.of());
    return Answer.DONE;
  }

  private Answer again(Acting acting, Outside first, ClientId client, Asked asked) {
    if (!first.client().equals(client)) throw new IdTaken();
    boolean same =
        first.urgency() == asked.urgency()
            && Set.copyOf(first.card().needs()).equals(asked.needs())
            && first.groups().equals(asked.groups())
            && told(acting.coalitionId(), first).map(asked.told()::equals).orElse(true);
    return same ? Answer.DONE : Answer.WRITTEN_OTHERWISE;
  }

  private Outside insert(Acting acting, UUID id, Clients.Card file, Asked asked) {
    var key = DataKeyId.fresh();
    var sealed =
        vault
            .make(acting.coalitionId(), file.owner(), key)
            .seal(Outsides.told(id), json.writeValueAsBytes(asked.told()));
    for (int draw = 0; draw < MOST_DRAWS; draw++) {
      var one =
          new Outside(
              id,
              file.owner(),
              ReferralCode.draw(),
              file.id(),
              key,
              asked.urgency(),
              card(file.triage(), asked.needs()),
              asked.groups(),
              null,
              null,
              clock.now(),
              Objects.requireNonNull(acting.person()),
              false);
      if (outsides.insert(acting.coalitionId(), one, sealed)) return one;
    }
    // Codes are many: what is taken after so many draws is the id.
    throw new IdTaken();
  }

  private static Triage card(Triage whole, Set<String> needs) {
    return new Triage(
        whole.needs().stream().filter(needs::contains).toList(),
        whole.district(),
        whole.ageBand(),
        whole.sex(),
        whole.languages(),
        null,
        whole.flags());
  }

  /**
   * With the consent the details are taken from the file as they are, and what was read out kept.
   */
  @Transactional
  Answer agree(Acting acting, UUID id, RecordConsent.Agreed agreed, String said) {
    acting.require(Action.REFER_CLIENTS);
    var coalition = acting.coalitionId();
    var one = outsides.lock(coalition, id).filter(o -> acting.actsFor(o.owner())).orElse(null);
    if (one == null) return Answer.NOT_THERE;
    if (one.erased()) return Answer.ERASED;
    if (one.consent() != null)
      return says(coalition, one, one.consent(), agreed) ? Answer.DONE : Answer.ALREADY;
    var file = clients.card(acting, one.client()).orElse(null);
    if (file == null || !file.open()) return Answer.CLIENT_CLOSED;
    if (!witness.holds(acting, one.client(), agreed)) return Answer.WITNESS_NOT_APART;
    var key = vault.key(coalition, one.key()).orElseThrow();
    var written = snapshot(acting, one, clock.now()).written(json);
    var details =
        new Snapshot.Sealed(key.seal(Outsides.details(id), written), Snapshot.digest(written));
    var kept = new Consents.Said(agreed.guardian(), agreed.attested(), said);
    outsides.agree(coalition, one, consent(acting, one, agreed), kept, key::sealIfTold, details);
    if (!one.groups().isEmpty()) record(acting, one, "referral.details-read", Map.of());
    record(
        acting,
        one,
        "referral.outside-consent",
        Map.of("until", agreed.until(), "fingerprint", details.spoken()));
    return Answer.DONE;
  }

  private boolean says(
      CoalitionId coalition, Outside one, Consent known, RecordConsent.Agreed agreed) {
    return known.purpose() == agreed.purpose()
        && known.basis() == agreed.basis()
        && known.language().equals(agreed.language())
        && known.interpreter() == agreed.interpreter()
        && known.givenBy() == agreed.givenBy()
        && known.form() == agreed.form()
        && known.until().equals(agreed.until())
        && vault
            .key(coalition, one.key())
            .map(key -> outsides.said(coalition, one.id(), key))
            .map(
                kept ->
                    kept.guardian().equals(agreed.guardian())
                        && kept.attested().equals(agreed.attested()))
            .orElse(true);
  }

  private Snapshot snapshot(Acting acting, Outside one, Instant now) {
    var told =
        one.groups().isEmpty()
            ? Map.<DataGroup, List<Clients.Told>>of()
            : clients.copied(acting, one.client(), one.groups()).orElseThrow();
    return Snapshot.of(now, told(acting.coalitionId(), one).orElseThrow().reason(), told);
  }

  private Consent consent(Acting acting, Outside one, RecordConsent.Agreed agreed) {
    return new Consent(
        one.id(),
        1,
        one.groups(),
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

  @Transactional(readOnly = true)
  Optional<Outside> one(Acting acting, UUID id) {
    acting.require(Action.REFER_CLIENTS);
    return own(acting, id);
  }

  private Optional<Outside> own(Acting acting, UUID id) {
    return outsides.find(acting.coalitionId(), id).filter(one -> acting.actsFor(one.owner()));
  }

  /** By the code that came back on paper. */
  @Transactional(readOnly = true)
  Optional<Outside> coded(Acting acting, String code) {
    acting.require(Action.REFER_CLIENTS);
    return outsides.coded(
        acting.coalitionId(), Objects.requireNonNull(acting.organization()), code);
  }

  /**
   * One that waits for an answer.
   *
   * @param to whom it was sent
   * @param run the same time to answer as a seat has; null if no clock was in force
   */
  record Waiting(Outside one, String to, @Nullable Run run) {}

  /** Those of one's organization, first what breaks first. */
  @Transactional(readOnly = true)
  List<Waiting> waiting(Acting acting) {
    acting.require(Action.REFER_CLIENTS);
    var coalition = acting.coalitionId();
    var owner = Objects.requireNonNull(acting.organization());
    return outsides.waiting(coalition, owner).stream()
        .map(one -> waiting(coalition, one))
        .sorted(
            Comparator.comparing(
                waiting -> waiting.run() == null ? Instant.MAX : waiting.run().due()))
        .toList();
  }

  private Waiting waiting(CoalitionId coalition, Outside one) {
    var to = told(coalition, one).map(Outside.Told::organization).orElse("");
    var given = Objects.requireNonNull(one.consent()).given();
    var history = new History(one.urgency(), List.of(new History.Happened(Step.OFFER, given)));
    var run = clock.of(coalition).running(history, clock.now()).stream().findFirst().orElse(null);
    return new Waiting(one, to, run);
  }

  /** Empty if it was erased, or the key is not there for who asks. */
  @Transactional(propagation = Propagation.REQUIRED)
  Optional<Outside.Told> told(CoalitionId coalition, Outside one) {
    byte @Nullable [] sealed = outsides.told(coalition, one.id());
    if (sealed == null) return Optional.empty();
    return vault
        .key(coalition, one.key())
        .map(key -> key.open(Outsides.told(one.id()), sealed))
        .map(text -> json.readValue(text, Outside.Told.class));
  }

  @Transactional(readOnly = true)
  String outcomeWords(Acting acting, Outside one) {
    byte @Nullable [] sealed = outsides.outcomeWords(acting.coalitionId(), one.id());
    if (sealed == null) return "";
    return vault
        .key(acting.coalitionId(), one.key())
        .map(key -> key.open(Outsides.outcome(one.id()), sealed))
        .orElse("");
  }

  /** What goes on the sheet; that it was made is written down. Empty without consent. */
  @Transactional
  Optional<Snapshot> handOver(Acting acting, UUID id, boolean locked) {
    acting.require(Action.REFER_CLIENTS);
    var one = own(acting, id).filter(o -> o.mayBeHandedOver(clock.today())).orElse(null);
    if (one == null) return Optional.empty();
    record(acting, one, locked ? "referral.outside-locked" : "referral.outside-printed", Map.of());
    return outsides
        .details(acting.coalitionId(), id)
        .flatMap(
            sent ->
                vault
                    .key(acting.coalitionId(), one.key())
                    .map(key -> key.openBytes(Outsides.details(id), sent.bytes()))
                    .map(bytes -> Snapshot.read(json, bytes, sent.fingerprint())));
  }

  @Transactional
  Answer withdraw(Acting acting, UUID id) {
    acting.require(Action.REFER_CLIENTS);
    var one = own(acting, id).orElse(null);
    if (one == null) return Answer.NOT_THERE;
    if (outsides.withdraw(acting.coalitionId(), one, clock.now()))
      record(acting, one, "referral.outside-withdrawn", Map.of());
    return Answer.DONE;
  }

  /** What came back on paper or by telephone. Who enters the same once more has entered it. */
  @Transactional
  Answer answer(Acting acting, UUID id, OutcomeCode outcome, String words) {
    acting.require(Action.REFER_CLIENTS);
    var coalition = acting.coalitionId();
    var one = outsides.lock(coalition, id).filter(o -> acting.actsFor(o.owner())).orElse(null);
    if (one == null) return Answer.NOT_THERE;
    if (one.answer() != null)
      return one.answer().outcome() == outcome && outcomeWords(acting, one).equals(words)
          ? Answer.DONE
          : Answer.ALREADY;
    if (one.erased()) return Answer.ERASED;
    if (one.consent() == null) return Answer.NO_CONSENT;
    var key = vault.key(coalition, one.key()).orElse(null);
    if (key == null) return Answer.NOT_THERE;
    outsides.answer(
        coalition,
        one,
        outcome,
        key.sealIfTold(Outsides.outcome(id), words),
        Objects.requireNonNull(acting.person()),
        clock.now());
    record(acting, one, "referral.outside-answered", Map.of());
    return Answer.DONE;
  }

  private void record(Acting acting, Outside one, String deed, Map<String, Object> more) {
    var after = new HashMap<String, Object>(more);
    after.put("title", one.code());
    audit.record(acting, deed, "outside-referral", one.id(), null, after);
  }
}
