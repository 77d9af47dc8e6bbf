package org.prasan.referral;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.Tenancy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Two who have nothing to do with it look at an emergency access, each alone: neither of them of
 * one of the two organizations, nor whoever opened it.
 */
@Service
class ReviewEmergency {
  private final Referrals referrals;
  private final Emergencies emergencies;
  private final Addresses addresses;
  private final Course course;
  private final Standing standing;
  private final Words words;
  private final Steps steps;
  private final ReferralNotices notices;
  private final ReferralClock clock;

  ReviewEmergency(
      Referrals referrals,
      Emergencies emergencies,
      Addresses addresses,
      Course course,
      Standing standing,
      Words words,
      Steps steps,
      ReferralNotices notices,
      ReferralClock clock) {
    this.referrals = referrals;
    this.emergencies = emergencies;
    this.addresses = addresses;
    this.course = course;
    this.standing = standing;
    this.words = words;
    this.steps = steps;
    this.notices = notices;
    this.clock = clock;
  }

  /**
   * What a reviewer sees.
   *
   * @param readings how often the details were read
   * @param running the time that is left for the review
   * @param refused why this person may not say whether it was justified; null if it may be said
   */
  record Case(
      Referral referral,
      Emergency emergency,
      Emergencies.Said said,
      int readings,
      List<Run> running,
      @Nullable Reviewed refused) {
    boolean may() {
      return refused == null;
    }

    /** This person is told nothing of it but that it is not theirs to review. */
    boolean barred() {
      return refused == Reviewed.NOT_IMPARTIAL;
    }

    /** Also of the seat at which it was opened, if the referral has left it. */
    Set<OrganizationId> sides() {
      var sides = new LinkedHashSet<OrganizationId>();
      sides.add(referral.sender());
      sides.add(emergency.actedFor());
      sides.add(referral.address().receiver());
      return sides;
    }
  }

  /** What became of a review. */
  enum Reviewed {
    DONE,
    NOT_THERE,
    /** Of one of the two organizations, or the one who opened it. */
    NOT_IMPARTIAL,
    /** This person has, or two others have. */
    ALREADY,
    /** The client was erased since: the verdict can be kept, words cannot. */
    WITHOUT_WORDS;

    public String key() {
      return "referral.emergency." + name();
    }
  }

  /** Those that wait for one of the two, the oldest first. */
  @Transactional(readOnly = true)
  List<Case> waiting(Acting acting) {
    acting.require(Action.REVIEW_REFERRALS);
    return Tenancy.asProduct(
        acting.coalitionId(),
        () -> {
          var cases = new ArrayList<Case>();
          for (var emergency : emergencies.waiting(acting.coalitionId()))
            referrals
                .find(acting.coalitionId(), emergency.referral())
                .map(found -> seen(acting, found, emergency, Emergencies.Said.NOTHING))
                .filter(one -> !one.barred())
                .ifPresent(cases::add);
          return cases;
        });
  }

  /** That the words were read is written down; who is not impartial reads none. */
  @Transactional
  Optional<Case> one(Acting acting, UUID id) {
    acting.require(Action.REVIEW_REFERRALS);
    var coalition = acting.coalitionId();
    return Tenancy.asProduct(
        coalition,
        () ->
            emergencies
                .find(coalition, id)
                .flatMap(
                    emergency ->
                        referrals
                            .find(coalition, emergency.referral())
                            .map(found -> read(acting, found, emergency))));
  }

  private Case read(Acting acting, Referral referral, Emergency emergency) {
    var bare = seen(acting, referral, emergency, Emergencies.Said.NOTHING);
    if (bare.barred()) return bare;
    // By its code, which the opening was logged with, also where it has gone on since.
    steps.record(
        acting,
        referral.moved(referral.state(), referral.escalatedFrom(), true),
        "referral.emergency-case-read",
        Map.of());
    return seen(acting, referral, emergency, said(acting, referral));
  }

  private Emergencies.Said said(Acting acting, Referral referral) {
    return words
        .talk(acting.coalitionId(), referral)
        .map(key -> emergencies.said(acting.coalitionId(), referral.id(), key))
        .orElse(Emergencies.Said.NOTHING);
  }

  private Case seen(Acting acting, Referral referral, Emergency emergency, Emergencies.Said said) {
    return new Case(
        referral,
        emergency,
        said,
        emergencies.readings(acting.coalitionId(), emergency),
        running(acting, referral),
        refused(acting, referral, emergency));
  }

  private List<Run> running(Acting acting, Referral referral) {
    var history = Course.history(referral, course.of(acting.coalitionId(), referral.id()));
    return clock.of(acting.coalitionId()).running(history, clock.now()).stream()
        .filter(run -> run.clock().starts().contains(Milestone.EMERGENCY_OPENED))
        .toList();
  }

  private @Nullable Reviewed refused(Acting acting, Referral referral, Emergency emergency) {
    var person = Objects.requireNonNull(acting.person());
    if (emergency.person().equals(person) || !standing.impartial(acting, referral))
      return Reviewed.NOT_IMPARTIAL;
    return emergency.reviewed() || emergency.reviewedBy(person) ? Reviewed.ALREADY : null;
  }

  /** Whether the client was erased since, so that nothing said of it can be kept any more. */
  @Transactional(readOnly = true)
  boolean wordless(Acting acting, UUID id) {
    acting.require(Action.REVIEW_REFERRALS);
    var coalition = acting.coalitionId();
    return Tenancy.asProduct(
        coalition,
        () ->
            emergencies
                .find(coalition, id)
                .flatMap(one -> referrals.find(coalition, one.referral()))
                .filter(Referral::erased)
                .isPresent());
  }

  @Transactional
  Reviewed review(Acting acting, UUID id, boolean justified, String found) {
    acting.require(Action.REVIEW_REFERRALS);
    return Tenancy.asProduct(acting.coalitionId(), () -> reviewed(acting, id, justified, found));
  }

  /** The referral is locked, so that of two who review at once one is the second. */
  private Reviewed reviewed(Acting acting, UUID id, boolean justified, String found) {
    var coalition = acting.coalitionId();
    var referral =
        emergencies
            .find(coalition, id)
            .flatMap(one -> referrals.lock(coalition, one.referral()))
            .orElse(null);
    if (referral == null) return Reviewed.NOT_THERE;
    var emergency = emergencies.find(coalition, id).orElseThrow();
    var refused = refused(acting, referral, emergency);
    if (refused != null) return refused;
    if (referral.erased() && !found.isBlank()) return Reviewed.WITHOUT_WORDS;
    var sealed =
        words.sealAsProduct(coalition, referral, Emergencies.verdict(id), found).orElse(null);
    var person = Objects.requireNonNull(acting.person());
    var review = new Emergency.Review(person, justified, clock.now());
    emergencies.review(coalition, referral, id, review, sealed);
    steps.record(acting, referral, "referral.emergency-reviewed", result(emergency, justified));
    if (emergency.missing() == 1)
      close(acting, referral, emergencies.find(coalition, id).orElseThrow());
    return Reviewed.DONE;
  }

  /** What the first found the log does not tell either, before the second has said it alone. */
  private static Map<String, Object> result(Emergency before, boolean justified) {
    return before.missing() > 1
        ? Map.of()
        : Map.of(
            "justified",
            justified && before.reviews().stream().allMatch(Emergency.Review::justified));
  }

  /** The clock stops when nothing is left to review, and the two sides read what was found. */
  private void close(Acting acting, Referral referral, Emergency reviewed) {
    var coalition = acting.coalitionId();
    boolean unjustified = !reviewed.justified().orElseThrow();
    if (emergencies.of(coalition, referral.id()).stream().allMatch(Emergency::reviewed))
      steps.note(acting, referral, Party.REVIEWER, Milestone.EMERGENCY_REVIEWED);
    if (unjustified) unjustified(acting, referral, reviewed);
    steps.setClocks(coalition, referral);
    notices.tell(acting.coalition(), referral, Party.REVIEWER);
  }

  private void unjustified(Acting acting, Referral referral, Emergency reviewed) {
    var seats = addresses.of(acting.coalitionId(), referral.id());
    seats.stream()
        .filter(seat -> seat.epoch() == reviewed.epoch())
        .filter(seat -> seat.receiver().equals(reviewed.actedFor()))
        .forEach(seat -> steps.recallUnjustified(acting, referral.at(seat)));
    var sides = new HashSet<OrganizationId>();
    sides.add(referral.sender());
    seats.forEach(seat -> sides.add(seat.receiver()));
    notices.unjustified(acting.coalition(), reviewed, sides);
  }
}
