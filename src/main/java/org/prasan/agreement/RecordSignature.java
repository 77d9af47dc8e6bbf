package org.prasan.agreement;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.Audit;
import org.prasan.files.FileKind;
import org.prasan.files.FilePurpose;
import org.prasan.files.Files;
import org.prasan.files.StoreOutcome;
import org.prasan.files.StoredFile;
import org.prasan.files.Upload;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** The coalition's office puts the scanned copy of a signed paper on record. */
@Service
class RecordSignature {
  static final FilePurpose COPY =
      FilePurpose.of("signed-agreement", FileKind.PDF, FileKind.PNG, FileKind.JPEG);

  private final Dossiers dossiers;
  private final Signatures signatures;
  private final Files files;
  private final Stamps stamps;
  private final Audit audit;
  private final ApplicationEventPublisher events;

  RecordSignature(
      Dossiers dossiers,
      Signatures signatures,
      Files files,
      Stamps stamps,
      Audit audit,
      ApplicationEventPublisher events) {
    this.dossiers = dossiers;
    this.signatures = signatures;
    this.files = files;
    this.stamps = stamps;
    this.audit = audit;
    this.events = events;
  }

  sealed interface Outcome {}

  /** Also if it was on record before. */
  record Recorded(String reference) implements Outcome {}

  record NothingSent() implements Outcome {}

  /**
   * The paper was signed before its text was written here.
   *
   * @param written when it was
   * @param history the agreement is known to be older than that, so that the office may confirm it
   */
  record BeforeTheText(LocalDate written, boolean history) implements Outcome {}

  record Refused(StoreOutcome.Refused reason) implements Outcome {}

  record NotNow(AgreementState state) implements Outcome {}

  record NotFound() implements Outcome {}

  /**
   * What the paper shows: under which text, who signed, when.
   *
   * @param older confirmed to have been signed before the text was written here
   */
  record Told(int text, Signature.Signer signer, LocalDate on, boolean older) {}

  @Transactional
  Outcome record(Acting acting, AgreementId id, UUID partyId, Told told, @Nullable Upload copy) {
    acting.require(Action.RECORD_SIGNATURE);
    var now = dossiers.lock(acting.coalitionId(), id).orElse(null);
    var party = now == null ? null : now.party(partyId).orElse(null);
    var text = now == null ? null : now.text(told.text()).orElse(null);
    if (now == null || party == null || text == null) return new NotFound();
    var before = now.signature(party, text.number()).orElse(null);
    if (before != null) return new Recorded(before.reference());
    if (!Act.RECORD_SIGNATURE.possibleIn(now.state())) return new NotNow(now.state());
    var written = stamps.dayOf(text.savedAt());
    boolean history = history(now.agreement());
    if (told.on().isBefore(written) && !(history && told.older()))
      return new BeforeTheText(written, history);
    if (copy == null) return new NothingSent();
    return switch (files.store(acting, copy, COPY)) {
      case StoreOutcome.Refused refused -> refused(refused);
      case StoreOutcome.Stored(var file) -> {
        var signature = signature(acting, party, text, told, file);
        signatures.add(acting.coalitionId(), id, signature);
        tell(acting, now.agreement(), party, signature);
        yield new Recorded(signature.reference());
      }
    };
  }

  /** It was signed before Prasan was used, and its text entered later. */
  private static boolean history(Agreement agreement) {
    return agreement.stored() == AgreementState.RECORDED
        || agreement.facts().known().signed() != null;
  }

  private Signature signature(
      Acting acting, Party party, TextVersion text, Told told, StoredFile file) {
    return new Signature(
        party.id(),
        text.number(),
        text.fingerprint(),
        told.signer(),
        told.on(),
        new Signature.Paper(file.id(), file.name()),
        Reference.fresh(),
        stamps.now(),
        acting.person(),
        acting.organization());
  }

  private void tell(Acting acting, Agreement agreement, Party party, Signature signature) {
    audit.record(
        acting,
        "agreement.signature-recorded",
        "agreement",
        agreement.id(),
        null,
        SignAgreement.told(agreement, party, signature));
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

  private static Outcome refused(StoreOutcome.Refused reason) {
    TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
    return new Refused(reason);
  }
}
