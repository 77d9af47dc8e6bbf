package org.prasan.referral;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.Tenancy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Somebody opens details that are not open, for a few hours and before everybody's eyes. The key
 * stays where it is: the product reads with it while the access lasts.
 */
@Service
class OpenInEmergency {
  static final Set<Party> OPENING = EnumSet.of(Party.RECEIVER, Party.SENDER_SUPERVISOR);

  private final Referrals referrals;
  private final ReadReferral read;
  private final Emergencies emergencies;
  private final Addresses addresses;
  private final Looks looks;
  private final Course course;
  private final Words words;
  private final Steps steps;
  private final ReferralNotices notices;
  private final ReferralClock clock;

  OpenInEmergency(
      Referrals referrals,
      ReadReferral read,
      Emergencies emergencies,
      Addresses addresses,
      Looks looks,
      Course course,
      Words words,
      Steps steps,
      ReferralNotices notices,
      ReferralClock clock) {
    this.referrals = referrals;
    this.read = read;
    this.emergencies = emergencies;
    this.addresses = addresses;
    this.looks = looks;
    this.course = course;
    this.words = words;
    this.steps = steps;
    this.notices = notices;
    this.clock = clock;
  }

  /**
   * Whoever serves the seat and sees the triage card, and who supervises the sending case worker.
   * Nothing opens once the client has withdrawn consent or the matter is over.
   */
  static boolean may(Seen seen) {
    var referral = seen.referral();
    return referral.offered()
        && !referral.state().over()
        && seen.reading() == Reading.TRIAGE
        && seen.parties().stream().anyMatch(OPENING::contains);
  }

  /** Until when it is open for this person, if it is. */
  @Transactional(readOnly = true)
  Optional<Instant> until(Acting acting, Seen seen) {
    return running(acting, seen).map(Emergency::closes);
  }

  private Optional<Emergency> running(Acting acting, Seen seen) {
    if (!may(seen)) return Optional.empty();
    return emergencies.running(
        acting.coalitionId(),
        seen.referral(),
        Objects.requireNonNull(acting.person()),
        clock.now());
  }

  /**
   * False for whoever may not, and for a form that was used before; who has it open already opens
   * it no second time.
   */
  @Transactional
  boolean open(
      Acting acting, ReferralId id, UUID form, EmergencyReason why, String said, Duration most) {
    acting.require(Action.SEE_REFERRALS);
    if (referrals.lock(acting.coalitionId(), id).isEmpty()) return false;
    var seen = read.one(acting, id).filter(OpenInEmergency::may).orElse(null);
    if (seen == null) return false;
    if (running(acting, seen).isPresent()) return true;
    var coalition = acting.coalitionId();
    var referral = seen.referral();
    var emergency = emergency(acting, seen, form, why, most);
    var sealed = words.sealAsProduct(coalition, referral, Emergencies.words(form), said);
    if (sealed.isEmpty()) return false;
    if (!emergencies.add(coalition, referral, emergency, sealed.get())) return false;
    opened(acting, seen, emergency);
    return true;
  }

  private Emergency emergency(
      Acting acting, Seen seen, UUID form, EmergencyReason why, Duration most) {
    var now = clock.now();
    return new Emergency(
        form,
        seen.referral().id(),
        seen.referral().epoch(),
        Objects.requireNonNull(acting.person()),
        Objects.requireNonNull(acting.organization()),
        why,
        now,
        now.plus(most),
        List.<Emergency.Review>of());
  }

  private void opened(Acting acting, Seen seen, Emergency emergency) {
    var referral = seen.referral();
    var coalition = acting.coalition();
    course.add(coalition.id(), referral, entry(acting, seen, emergency), null);
    steps.setClocks(coalition.id(), referral);
    steps.record(
        acting,
        referral,
        "referral.emergency-opened",
        Map.of("reason", emergency.reason(), "until", emergency.until()));
    notices.opened(coalition, referral);
  }

  private static Entry entry(Acting acting, Seen seen, Emergency emergency) {
    var by = seen.parties().contains(Party.RECEIVER) ? Party.RECEIVER : Party.SENDER_SUPERVISOR;
    return new Entry(
        emergency.id(),
        emergency.epoch(),
        Milestone.EMERGENCY_OPENED,
        seen.referral().state(),
        by,
        emergency.reason().name(),
        null,
        acting.person(),
        acting.organization(),
        emergency.opened());
  }

  /**
   * What is read.
   *
   * @param until when it closes by itself
   */
  record Opened(ReadReferral.Details details, Instant until) {}

  /** Empty unless it is open now; each reading is written down. */
  @Transactional
  Optional<Opened> read(Acting acting, ReferralId id) {
    acting.require(Action.SEE_REFERRALS);
    var seen = read.one(acting, id).orElse(null);
    if (seen == null) return Optional.empty();
    return running(acting, seen)
        .flatMap(
            emergency ->
                details(acting, seen.referral())
                    .map(details -> new Opened(details, emergency.closes())));
  }

  /** The last time this person opened it, at whichever of its seats. */
  @Transactional(readOnly = true)
  Optional<Emergency> last(Acting acting, ReferralId id) {
    acting.require(Action.SEE_REFERRALS);
    return emergencies.of(acting.coalitionId(), id).stream()
        .filter(one -> one.person().equals(acting.person()))
        .findFirst();
  }

  private Optional<ReadReferral.Details> details(Acting acting, Referral referral) {
    var coalition = acting.coalitionId();
    var details =
        Tenancy.asProduct(
            coalition,
            () ->
                addresses
                    .details(coalition, referral.id(), referral.epoch())
                    .flatMap(
                        sent ->
                            words
                                .open(coalition, referral, sent)
                                .map(
                                    told ->
                                        new ReadReferral.Details(referral, told, sent.spoken()))));
    if (details.isPresent()) looked(acting, referral);
    return details;
  }

  private void looked(Acting acting, Referral referral) {
    looks.add(
        acting.coalitionId(),
        referral,
        new Looks.Look(
            Objects.requireNonNull(acting.person()),
            Objects.requireNonNull(acting.organization()),
            clock.now()));
    steps.record(acting, referral, "referral.emergency-read", Map.of());
  }
}
