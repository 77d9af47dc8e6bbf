package org.prasan.referral;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.prasan.client.ClientId;
import org.prasan.roster.SeatId;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.Tenancy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows a referral to its two sides, as much of it as each may read. */
@Service
class ReadReferral {
  private static final Set<State> REVIEWED = EnumSet.of(State.ESCALATED, State.DISPUTED);
  private static final Set<State> GAVE_UP =
      EnumSet.of(State.DECLINED, State.EXPIRED, State.RETURNED);

  private final Referrals referrals;
  private final Folders folders;
  private final Addresses addresses;
  private final Consents consents;
  private final Course course;
  private final Talk talk;
  private final Looks looks;
  private final Words words;
  private final Standing standing;
  private final Steps steps;
  private final ReferralClock clock;

  ReadReferral(
      Referrals referrals,
      Folders folders,
      Addresses addresses,
      Consents consents,
      Course course,
      Talk talk,
      Looks looks,
      Words words,
      Standing standing,
      Steps steps,
      ReferralClock clock) {
    this.referrals = referrals;
    this.folders = folders;
    this.addresses = addresses;
    this.consents = consents;
    this.course = course;
    this.talk = talk;
    this.looks = looks;
    this.words = words;
    this.standing = standing;
    this.steps = steps;
    this.clock = clock;
  }

  /** Empty for whoever has nothing to do with it, and for a seat that gave it up. */
  @Transactional(readOnly = true)
  Optional<Seen> one(Acting acting, ReferralId id) {
    acting.require(Action.SEE_REFERRALS);
    return referrals.find(acting.coalitionId(), id).flatMap(found -> seen(acting, found));
  }

  /** The same without what was said, and without its clocks. */
  @Transactional(readOnly = true)
  Optional<Seen> bare(Acting acting, ReferralId id) {
    acting.require(Action.SEE_REFERRALS);
    return folders.find(acting.coalitionId(), id).flatMap(found -> bare(acting, found));
  }

  private Optional<Seen> bare(Acting acting, Folders.Folder folder) {
    var referral = folder.referral();
    var parties = standing.of(acting, referral);
    if (parties.isEmpty()) return Optional.empty();
    return Optional.of(
        new Seen(
            referral,
            parties,
            reading(referral, parties, folder.consent()),
            shown(folder.entries(), referral, parties),
            Map.of(),
            List.of(),
            folder.consent(),
            List.of(),
            Course.recalled(folder.entries(), referral.epoch())));
  }

  /**
   * What the acting organization has sent already of this client to that seat, for one of the same
   * needs, and has not ended there yet: the newest.
   */
  @Transactional(readOnly = true)
  @Nullable Referral stillOpen(Acting acting, ClientId client, WriteReferral.Asked asked) {
    acting.require(Action.REFER_CLIENTS);
    return referrals
        .open(acting.coalitionId(), client, asked.seat(), asked.needs())
        .filter(open -> acting.actsFor(open.sender()))
        .orElse(null);
  }

  /**
   * A reviewer is on neither side, so row-level security shows it to the product; that words were
   * read is written down.
   */
  @Transactional
  Optional<Seen> forReview(Acting acting, ReferralId id) {
    acting.require(Action.REVIEW_REFERRALS);
    return Tenancy.asProduct(
        acting.coalitionId(),
        () ->
            referrals
                .find(acting.coalitionId(), id)
                .filter(found -> REVIEWED.contains(found.state()))
                .flatMap(found -> seen(acting, found))
                .filter(seen -> seen.parties().contains(Party.REVIEWER)));
  }

  private Optional<Seen> seen(Acting acting, Referral referral) {
    var parties = standing.of(acting, referral);
    if (parties.isEmpty()) return Optional.empty();
    var coalition = acting.coalitionId();
    var consent = consents.of(coalition, referral).orElse(null);
    var reading = reading(referral, parties, consent);
    var entries = shown(course.of(coalition, referral.id()), referral, parties);
    boolean side = parties.stream().anyMatch(party -> party.sends() || party.receives());
    var key =
        side && reading.atLeast(Reading.TRIAGE)
            ? words.talk(coalition, referral).orElse(null)
            : null;
    var said = key == null ? Map.<UUID, String>of() : course.said(coalition, referral.id(), key);
    return Optional.of(
        new Seen(
            referral,
            parties,
            reading,
            entries,
            side ? said : judged(acting, referral),
            key == null
                ? List.of()
                : talk.of(coalition, referral.id(), since(referral, parties), key),
            consent,
            clock.of(coalition).running(Course.history(referral, entries), clock.now()),
            Course.recalled(entries, referral.epoch())));
  }

  /** Of a dispute a reviewer reads what both say of the outcome, and no other word. */
  private Map<UUID, String> judged(Acting acting, Referral referral) {
    if (referral.state() != State.DISPUTED) return Map.of();
    var coalition = acting.coalitionId();
    var key = words.talk(coalition, referral).orElse(null);
    if (key == null) return Map.of();
    var said = course.said(coalition, referral.id(), key);
    said.keySet().retainAll(course.forReview(coalition, referral));
    if (!said.isEmpty()) steps.record(acting, referral, "referral.dispute-read", Map.of());
    return said;
  }

  /** A seat knows nothing of what was said at the seats before it. */
  static int since(Referral referral, Set<Party> parties) {
    return parties.stream().anyMatch(Party::receives) && parties.stream().noneMatch(Party::sends)
        ? referral.epoch()
        : 1;
  }

  /**
   * What the law counts from is the sender's to know, and to a seat it begins with its own offer:
   * how it was addressed there tells whether another seat was asked before.
   */
  private static List<Entry> shown(List<Entry> entries, Referral referral, Set<Party> parties) {
    if (parties.stream().anyMatch(Party::sends)) return entries;
    boolean seat = parties.stream().anyMatch(Party::receives);
    return entries.stream()
        .filter(entry -> entry.epoch() >= since(referral, parties))
        .dropWhile(entry -> seat && entry.what() != Step.OFFER)
        .filter(entry -> !(entry.what() instanceof Milestone what && what.ofLaw()))
        .toList();
  }

  /** The state says how much; whoever received it reads details while the consent lasts. */
  private Reading reading(Referral referral, Set<Party> parties, @Nullable Consent consent) {
    var most = Reading.NOTHING;
    boolean agreed = consent != null && consent.inForce(clock.today());
    for (var party : parties) {
      var reading = referral.reading(party);
      if (reading == Reading.SEALED && party.receives() && !agreed) reading = Reading.TRIAGE;
      if (reading.atLeast(most)) most = reading;
    }
    return most;
  }

  /** What seats of one's organization, to which it once came, still see of it. */
  @Transactional(readOnly = true)
  List<Addressed> trace(Acting acting, ReferralId id) {
    acting.require(Action.SEE_REFERRALS);
    var seats = standing.seats(acting);
    return addresses.of(acting.coalitionId(), id).stream()
        .filter(one -> acting.actsFor(one.receiver()) && seats.contains(one.seat()))
        .filter(one -> one.offered() != null)
        .toList();
  }

  /** Seats before this one that still have to destroy their copies, as far as one may know. */
  @Transactional(readOnly = true)
  List<Addressed> recalledBefore(Acting acting, Referral referral) {
    var seats = acting.actsFor(referral.sender()) ? Set.<SeatId>of() : standing.seats(acting);
    return addresses.of(acting.coalitionId(), referral.id()).stream()
        .filter(one -> one.recalled() && one.epoch() < referral.epoch())
        .filter(one -> acting.actsFor(referral.sender()) || seats.contains(one.seat()))
        .toList();
  }

  /** Seats before this one that gave it up, or let its time pass. */
  @Transactional(readOnly = true)
  Set<SeatId> gaveUp(Acting acting, Referral referral) {
    if (!acting.actsFor(referral.sender())) return Set.of();
    return addresses.of(acting.coalitionId(), referral.id()).stream()
        .filter(one -> one.epoch() < referral.epoch() && GAVE_UP.contains(one.state()))
        .map(Addressed::seat)
        .collect(Collectors.toSet());
  }

  /** The details as they were sent, and their fingerprint. */
  record Details(Referral referral, Snapshot snapshot, String fingerprint) {}

  /** Empty unless this person may open them; that they were opened is written down. */
  @Transactional
  Optional<Details> details(Acting acting, ReferralId id) {
    return copied(acting, id)
        .map(
            details -> {
              steps.record(acting, details.referral(), "referral.details-read", Map.of());
              return details;
            });
  }

  /** The same for whoever copies them into a file, where the log tells of it. */
  @Transactional
  Optional<Details> copied(Acting acting, ReferralId id) {
    acting.require(Action.SEE_REFERRALS);
    var referral =
        referrals.find(acting.coalitionId(), id).filter(one -> opens(acting, one)).orElse(null);
    if (referral == null) return Optional.empty();
    return addresses
        .details(acting.coalitionId(), id, referral.epoch())
        .flatMap(sent -> opened(acting, referral, sent));
  }

  private boolean opens(Acting acting, Referral referral) {
    var consent = consents.of(acting.coalitionId(), referral).orElse(null);
    return reading(referral, standing.of(acting, referral), consent) == Reading.SEALED;
  }

  private Optional<Details> opened(Acting acting, Referral referral, Snapshot.Sealed sealed) {
    return words
        .open(acting.coalitionId(), referral, sealed)
        .map(
            snapshot -> {
              looked(acting, referral);
              return new Details(referral, snapshot, sealed.spoken());
            });
  }

  private void looked(Acting acting, Referral referral) {
    looks.add(
        acting.coalitionId(),
        referral,
        new Looks.Look(
            Objects.requireNonNull(acting.person()),
            Objects.requireNonNull(acting.organization()),
            clock.now()));
  }

  /** What the draft says, for the case worker who writes on. */
  @Transactional(readOnly = true)
  Optional<String> reason(Acting acting, Referral referral) {
    acting.require(Action.REFER_CLIENTS);
    if (!acting.actsFor(referral.sender())) return Optional.empty();
    return Optional.ofNullable(referrals.reason(acting.coalitionId(), referral.id()))
        .map(kept -> words.reason(acting.coalitionId(), referral, kept));
  }

  /** Who opened the details so far, for the sending organization. */
  @Transactional(readOnly = true)
  List<Looks.Look> looks(Acting acting, Referral referral) {
    acting.require(Action.SEE_REFERRALS);
    return acting.actsFor(referral.sender())
        ? looks.of(acting.coalitionId(), referral.id())
        : List.of();
  }
}
