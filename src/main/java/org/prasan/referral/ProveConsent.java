package org.prasan.referral;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.vault.ClientKey;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * By what the sending organization shows that somebody agreed: who, in whose place, to which words,
 * and whether paper or voice lies with it.
 */
@Service
class ProveConsent {
  static final Set<Consent.Form> LEAVES_EVIDENCE =
      EnumSet.of(Consent.Form.SIGNATURE, Consent.Form.THUMBPRINT, Consent.Form.AUDIO);

  private final Consents consents;
  private final SealedPapers papers;
  private final Words words;

  ProveConsent(Consents consents, SealedPapers papers, Words words) {
    this.consents = consents;
    this.papers = papers;
    this.words = words;
  }

  /**
   * The proof.
   *
   * @param missing what was signed or recorded does not lie here yet
   */
  record Proof(Consent consent, Consents.Said said, boolean missing) {
    /** Nobody's name in a log. */
    @Override
    public String toString() {
      return "Proof[" + consent.id() + "]";
    }
  }

  /** For the sending case workers alone; empty once the client was erased. */
  @Transactional(readOnly = true)
  Optional<Proof> of(Acting acting, Seen seen) {
    var consent = seen.consent();
    if (consent == null
        || !acting.may(Action.REFER_CLIENTS)
        || !acting.actsFor(seen.referral().sender())) return Optional.empty();
    return words
        .details(acting.coalitionId(), seen.referral())
        .map(key -> proof(acting, seen, consent, key));
  }

  private Proof proof(Acting acting, Seen seen, Consent consent, ClientKey key) {
    return new Proof(
        consent,
        consents.said(acting.coalitionId(), consent, key),
        LEAVES_EVIDENCE.contains(consent.form())
            && papers
                .of(
                    acting.coalitionId(),
                    SealedPapers.Shelf.EVIDENCE,
                    seen.referral().id().value(),
                    key)
                .stream()
                .noneMatch(paper -> paper.added().isAfter(asked(seen))));
  }

  /** What was signed for a seat before is no evidence for this one. */
  private static Instant asked(Seen seen) {
    return seen.entries().stream()
        .filter(entry -> entry.what() == Step.REOFFER)
        .map(Entry::at)
        .reduce(Instant.EPOCH, (_, later) -> later);
  }
}
