package org.prasan.referral;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.prasan.audit.Audit;
import org.prasan.files.CheckedUpload;
import org.prasan.files.Upload;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.vault.ClientKey;
import org.prasan.vault.Vault;
import org.prasan.web.IdTaken;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** By what an organization shows that somebody agreed to a referral to outside. */
@Service
class ProveOutside {
  private static final SealedPapers.Shelf SHELF = SealedPapers.Shelf.EVIDENCE_OUTSIDE;

  private final ReferOutside refer;
  private final Outsides outsides;
  private final SealedPapers papers;
  private final Vault vault;
  private final ReferralClock clock;
  private final Audit audit;

  ProveOutside(
      ReferOutside refer,
      Outsides outsides,
      SealedPapers papers,
      Vault vault,
      ReferralClock clock,
      Audit audit) {
    this.refer = refer;
    this.outsides = outsides;
    this.papers = papers;
    this.vault = vault;
    this.clock = clock;
    this.audit = audit;
  }

  /** The proof, and what was signed or recorded. */
  record Shown(Outside one, ProveConsent.Proof proof, List<SealedPapers.Paper> evidence) {
    Shown {
      evidence = List.copyOf(evidence);
    }
  }

  /** Empty before consent was recorded, and once the client was erased. */
  @Transactional(readOnly = true)
  Optional<Shown> of(Acting acting, UUID id) {
    acting.require(Action.REFER_CLIENTS);
    var one = refer.one(acting, id).orElse(null);
    if (one == null || one.consent() == null) return Optional.empty();
    return vault.key(acting.coalitionId(), one.key()).map(key -> shown(acting, one, key));
  }

  private Shown shown(Acting acting, Outside one, ClientKey key) {
    var consent = Objects.requireNonNull(one.consent());
    var evidence = papers.of(acting.coalitionId(), SHELF, one.id(), key);
    boolean missing = ProveConsent.LEAVES_EVIDENCE.contains(consent.form()) && evidence.isEmpty();
    var said = outsides.said(acting.coalitionId(), one.id(), key);
    return new Shown(one, new ProveConsent.Proof(consent, said, missing), evidence);
  }

  /** Sent twice under the same id it is kept once. */
  @Transactional
  KeepPapers.Kept add(Acting acting, UUID id, UUID form, Upload upload) {
    acting.require(Action.REFER_CLIENTS);
    outsides.lock(acting.coalitionId(), id);
    var shown = of(acting, id).orElse(null);
    if (shown == null) return new KeepPapers.Kept.NotThere();
    if (shown.evidence().stream().anyMatch(paper -> paper.id().equals(form)))
      return new KeepPapers.Kept.Done();
    if (shown.evidence().size() >= KeepPapers.MOST)
      return new KeepPapers.Kept.NotNow("referral.paper.wrong.many");
    return switch (CheckedUpload.of(upload, KeepPapers.PAPERS)) {
      case CheckedUpload.NotTaken(var why) -> new KeepPapers.Kept.Wrong(why);
      case CheckedUpload.Sound file -> keep(acting, shown.one(), form, file);
    };
  }

  private KeepPapers.Kept keep(Acting acting, Outside one, UUID form, CheckedUpload.Sound file) {
    var coalition = acting.coalitionId();
    var added =
        new SealedPapers.Added(
            form,
            Objects.requireNonNull(acting.person()),
            Objects.requireNonNull(acting.organization()),
            clock.now());
    var key = vault.key(coalition, one.key()).orElseThrow();
    if (!papers.addEvidence(coalition, SHELF, one.id(), key, added, file)) throw new IdTaken();
    record(acting, one, "referral.outside-evidence-added");
    return new KeepPapers.Kept.Done();
  }

  /** Empty unless it lies there; that it was opened is written down. */
  @Transactional
  Optional<KeepPapers.Open> open(Acting acting, UUID id, UUID paper) {
    var shown = of(acting, id).orElse(null);
    if (shown == null) return Optional.empty();
    return shown.evidence().stream()
        .filter(one -> one.id().equals(paper))
        .findFirst()
        .map(one -> opened(acting, shown.one(), one));
  }

  private KeepPapers.Open opened(Acting acting, Outside one, SealedPapers.Paper paper) {
    var coalition = acting.coalitionId();
    record(acting, one, "referral.outside-evidence-read");
    var key = vault.key(coalition, one.key()).orElseThrow();
    var content = papers.content(coalition, SHELF, one.id(), paper.id(), key).orElseThrow();
    return new KeepPapers.Open(paper, content);
  }

  private void record(Acting acting, Outside one, String deed) {
    audit.record(acting, deed, "outside-referral", one.id(), null, Map.of("title", one.code()));
  }
}
