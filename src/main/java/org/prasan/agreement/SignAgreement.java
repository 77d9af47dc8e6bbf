package org.prasan.agreement;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.Audit;
import org.prasan.audit.Refusals;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Somebody who may signs a text in the name of the organization acted for. */
@Service
class SignAgreement {
  private final Dossiers dossiers;
  private final Signatures signatures;
  private final Stamps stamps;
  private final Audit audit;
  private final ApplicationEventPublisher events;

  SignAgreement(
      Dossiers dossiers,
      Signatures signatures,
      Stamps stamps,
      Audit audit,
      ApplicationEventPublisher events) {
    this.dossiers = dossiers;
    this.signatures = signatures;
    this.stamps = stamps;
    this.audit = audit;
    this.events = events;
  }

  sealed interface Outcome {}

  /** Also if it was signed before: pressing twice signs once. */
  record Signed(String reference) implements Outcome {}

  /** The text on the page is no longer the one to be signed. */
  record Superseded(int newest) implements Outcome {}

  record NotNow(AgreementState state) implements Outcome {}

  /** There is no such agreement, or the organization is no party. */
  record NotFound() implements Outcome {}

  /**
   * @param text the number and the fingerprint of the text that was on the page
   */
  @Transactional
  Outcome sign(Acting acting, AgreementId id, Seen text, Signature.Signer signer) {
    acting.require(Action.SIGN_AGREEMENT);
    var now = dossiers.lock(acting.coalitionId(), id).orElse(null);
    var party = now == null ? null : now.partyOf(acting.organization()).orElse(null);
    if (now == null || party == null) return new NotFound();
    var before = now.signature(party, text.number()).orElse(null);
    if (before != null && before.fingerprint().equals(text.fingerprint()))
      return new Signed(before.reference());
    var newest = now.newest().orElse(null);
    if (newest == null || !Act.SIGN.possibleIn(now.state())) {
      refused(acting, now.agreement(), text);
      return new NotNow(now.state());
    }
    if (!text.is(newest)) {
      refused(acting, now.agreement(), text);
      return new Superseded(newest.number());
    }
    var signature = signature(acting, party, newest, signer);
    signatures.add(acting.coalitionId(), id, signature);
    tell(acting, now.agreement(), party, signature);
    return new Signed(signature.reference());
  }

  /** Which text somebody had before the eyes. */
  record Seen(int number, String fingerprint) {
    boolean is(TextVersion version) {
      return version.number() == number && version.fingerprint().equals(fingerprint);
    }
  }

  private Signature signature(
      Acting acting, Party party, TextVersion text, Signature.Signer signer) {
    return new Signature(
        party.id(),
        text.number(),
        text.fingerprint(),
        signer,
        stamps.today(),
        null,
        Reference.fresh(),
        stamps.now(),
        acting.person(),
        acting.organization());
  }

  /** Somebody who may sign tried what cannot be signed, or not any more. */
  private void refused(Acting acting, Agreement agreement, Seen text) {
    Refusals.noted();
    audit.record(
        acting,
        "agreement.signing-refused",
        "agreement",
        agreement.id(),
        null,
        Map.of("title", agreement.title(), "textVersion", text.number()));
  }

  private void tell(Acting acting, Agreement agreement, Party party, Signature signature) {
    audit.record(
        acting,
        "agreement.signed",
        "agreement",
        agreement.id(),
        null,
        told(agreement, party, signature));
    if (party.organization() != null)
      events.publishEvent(
          new AgreementSigned(
              acting.coalitionId(),
              agreement.id(),
              agreement.kind(),
              party.organization(),
              signature.on(),
              acting));
  }

  static Map<String, @Nullable Object> told(Agreement agreement, Party party, Signature signature) {
    var told = new LinkedHashMap<String, @Nullable Object>();
    told.put("title", agreement.title());
    told.put("organization", party.organization() == null ? null : party.organization().value());
    told.put("partner", party.outside());
    told.put("textVersion", signature.text());
    told.put("fingerprint", signature.fingerprint());
    told.put("signer", signature.signer().name());
    told.put("position", signature.signer().position());
    told.put("signedOn", signature.on());
    told.put("reference", signature.reference());
    return told;
  }
}
