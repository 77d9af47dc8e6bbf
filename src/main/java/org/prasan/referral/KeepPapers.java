package org.prasan.referral;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.prasan.files.CheckedUpload;
import org.prasan.files.FilePurpose;
import org.prasan.files.StoreOutcome;
import org.prasan.files.Upload;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.OrganizationId;
import org.prasan.vault.ClientKey;
import org.prasan.web.IdTaken;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Papers are put with a referral, and opened by whoever may read its details. What the sender adds
 * is part of what the client agrees to, so nothing is added to it afterwards.
 */
@Service
class KeepPapers {
  static final FilePurpose PAPERS = FilePurpose.underSeal("referral-paper");
  static final int MOST = 20;
  private static final Set<State> BEFORE_CONSENT = EnumSet.of(State.DRAFT, State.CONSENT_PENDING);

  private final ReadReferral read;
  private final Referrals referrals;
  private final SealedPapers papers;
  private final Looks looks;
  private final Words words;
  private final Steps steps;
  private final ReferralClock clock;

  KeepPapers(
      ReadReferral read,
      Referrals referrals,
      SealedPapers papers,
      Looks looks,
      Words words,
      Steps steps,
      ReferralClock clock) {
    this.read = read;
    this.referrals = referrals;
    this.papers = papers;
    this.looks = looks;
    this.words = words;
    this.steps = steps;
    this.clock = clock;
  }

  /** What became of a paper. */
  sealed interface Kept {
    record Done() implements Kept {}

    record NotThere() implements Kept {}

    record Wrong(StoreOutcome.Refused why) implements Kept {}

    /**
     * Not now.
     *
     * @param key of the sentence that says why
     */
    record NotNow(String key) implements Kept {}
  }

  /** What lies on the shelves of a referral, for somebody who may open it. */
  record Shelves(
      Seen seen,
      List<SealedPapers.Paper> papers,
      List<SealedPapers.Paper> evidence,
      boolean sends) {
    Shelves {
      papers = List.copyOf(papers);
      evidence = List.copyOf(evidence);
    }

    public boolean mayAdd() {
      return !sends || beforeConsent();
    }

    public boolean beforeConsent() {
      return BEFORE_CONSENT.contains(seen.referral().state());
    }
  }

  @Transactional(readOnly = true)
  Optional<Shelves> shelves(Acting acting, ReferralId id) {
    acting.require(Action.REFER_CLIENTS);
    var seen = reader(acting, id).orElse(null);
    if (seen == null) return Optional.empty();
    var referral = seen.referral();
    return words
        .details(acting.coalitionId(), referral)
        .map(
            key ->
                new Shelves(
                    seen,
                    papers(acting, seen, key),
                    evidence(acting, seen, key),
                    sends(acting, referral)));
  }

  private List<SealedPapers.Paper> papers(Acting acting, Seen seen, ClientKey key) {
    var all =
        papers.of(
            acting.coalitionId(), SealedPapers.Shelf.PAPER, seen.referral().id().value(), key);
    var asked = seen.entries().stream().map(Entry::at).min(Comparator.naturalOrder()).orElse(null);
    if (seen.since() == 1 || asked == null) return all;
    // What an earlier seat of the same organization added is no concern of this one.
    return all.stream()
        .filter(one -> one.of().equals(seen.referral().sender()) || !one.added().isBefore(asked))
        .toList();
  }

  private List<SealedPapers.Paper> evidence(Acting acting, Seen seen, ClientKey key) {
    return sends(acting, seen.referral())
        ? papers.of(
            acting.coalitionId(), SealedPapers.Shelf.EVIDENCE, seen.referral().id().value(), key)
        : List.of();
  }

  private static boolean sends(Acting acting, Referral referral) {
    return acting.actsFor(referral.sender());
  }

  private Optional<Seen> reader(Acting acting, ReferralId id) {
    return read.one(acting, id).filter(seen -> seen.reading() == Reading.SEALED);
  }

  /** Sent twice under the same id it is kept once; under one of another referral it is refused. */
  @Transactional
  Kept add(Acting acting, ReferralId id, UUID form, Upload upload) {
    acting.require(Action.REFER_CLIENTS);
    var seen = locked(acting, id);
    if (seen.isEmpty()) return new Kept.NotThere();
    var referral = seen.get().referral();
    boolean sends = sends(acting, referral);
    if (sends && !BEFORE_CONSENT.contains(referral.state()))
      return new Kept.NotNow("referral.paper.wrong.agreed");
    // Until the seat is asked the paper is the sender's alone.
    return keep(
        acting,
        referral,
        SealedPapers.Shelf.PAPER,
        form,
        upload,
        sends ? referral.sender() : referral.address().receiver());
  }

  /** The signed form, or the voice: for the sender alone. */
  @Transactional
  Kept addEvidence(Acting acting, ReferralId id, UUID form, Upload upload) {
    acting.require(Action.REFER_CLIENTS);
    var seen = locked(acting, id).filter(one -> sends(acting, one.referral()));
    if (seen.isEmpty()) return new Kept.NotThere();
    var referral = seen.get().referral();
    return keep(
        acting, referral, SealedPapers.Shelf.EVIDENCE, form, upload, referral.address().receiver());
  }

  private Optional<Seen> locked(Acting acting, ReferralId id) {
    return referrals.lock(acting.coalitionId(), id).flatMap(found -> reader(acting, id));
  }

  private Kept keep(
      Acting acting,
      Referral referral,
      SealedPapers.Shelf shelf,
      UUID form,
      Upload upload,
      OrganizationId receiver) {
    var coalition = acting.coalitionId();
    var key = words.details(coalition, referral).orElse(null);
    if (key == null) return new Kept.NotThere();
    var of = referral.id().value();
    if (papers.count(coalition, shelf, of) >= MOST
        && papers.content(coalition, shelf, of, form, key).isEmpty())
      return new Kept.NotNow("referral.paper.wrong.many");
    return switch (CheckedUpload.of(upload, PAPERS)) {
      case CheckedUpload.NotTaken(var why) -> new Kept.Wrong(why);
      case CheckedUpload.Sound file -> {
        var added = added(acting, form);
        boolean fresh =
            shelf == SealedPapers.Shelf.PAPER
                ? papers.add(coalition, referral, receiver, key, added, file)
                : papers.addEvidence(coalition, shelf, of, key, added, file);
        if (fresh)
          steps.record(
              acting,
              referral,
              shelf == SealedPapers.Shelf.PAPER
                  ? "referral.paper-added"
                  : "referral.evidence-added",
              Map.of());
        else if (papers.content(coalition, shelf, of, form, key).isEmpty()) throw new IdTaken();
        yield new Kept.Done();
      }
    };
  }

  private SealedPapers.Added added(Acting acting, UUID form) {
    return new SealedPapers.Added(
        form,
        Objects.requireNonNull(acting.person()),
        Objects.requireNonNull(acting.organization()),
        clock.now());
  }

  /** One that was opened. */
  static final class Open {
    private final SealedPapers.Paper paper;
    private final byte[] content;

    Open(SealedPapers.Paper paper, byte[] content) {
      this.paper = paper;
      this.content = content.clone();
    }

    SealedPapers.Paper paper() {
      return paper;
    }

    byte[] content() {
      return content.clone();
    }
  }

  /** Empty unless this person may open it; that it was opened is written down. */
  @Transactional
  Optional<Open> open(Acting acting, ReferralId id, SealedPapers.Shelf shelf, UUID paper) {
    acting.require(Action.REFER_CLIENTS);
    var shelves = shelves(acting, id).orElse(null);
    if (shelves == null) return Optional.empty();
    var lying = shelf == SealedPapers.Shelf.PAPER ? shelves.papers() : shelves.evidence();
    return lying.stream()
        .filter(one -> one.id().equals(paper))
        .findFirst()
        .flatMap(one -> opened(acting, shelves.seen().referral(), shelf, one));
  }

  private Optional<Open> opened(
      Acting acting, Referral referral, SealedPapers.Shelf shelf, SealedPapers.Paper paper) {
    var coalition = acting.coalitionId();
    looks.add(
        coalition,
        referral,
        new Looks.Look(
            Objects.requireNonNull(acting.person()),
            Objects.requireNonNull(acting.organization()),
            clock.now()));
    steps.record(
        acting,
        referral,
        shelf == SealedPapers.Shelf.PAPER ? "referral.paper-read" : "referral.evidence-read",
        Map.of());
    return words
        .details(coalition, referral)
        .flatMap(key -> papers.content(coalition, shelf, referral.id().value(), paper.id(), key))
        .map(content -> new Open(paper, content));
  }

  /** What was put there by mistake, as long as nobody was asked to agree to it. */
  @Transactional
  Kept remove(Acting acting, ReferralId id, UUID paper) {
    acting.require(Action.REFER_CLIENTS);
    var seen = locked(acting, id).filter(one -> sends(acting, one.referral()));
    if (seen.isEmpty()) return new Kept.NotThere();
    var referral = seen.get().referral();
    if (!BEFORE_CONSENT.contains(referral.state()))
      return new Kept.NotNow("referral.paper.wrong.agreed");
    if (papers.remove(acting.coalitionId(), id, paper))
      steps.record(acting, referral, "referral.paper-removed", Map.of());
    return new Kept.Done();
  }
}
