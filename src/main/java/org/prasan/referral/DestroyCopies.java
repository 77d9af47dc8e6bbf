package org.prasan.referral;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.Tenancy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The receiver says that what it had copied from a referral's details is destroyed. */
@Service
class DestroyCopies {
  private final Referrals referrals;
  private final Addresses addresses;
  private final Course course;
  private final ReadReferral read;
  private final Steps steps;
  private final ReferralNotices notices;
  private final OwnFiles ownFiles;
  private final ReferralClock clock;

  DestroyCopies(
      Referrals referrals,
      Addresses addresses,
      Course course,
      ReadReferral read,
      Steps steps,
      ReferralNotices notices,
      OwnFiles ownFiles,
      ReferralClock clock) {
    this.referrals = referrals;
    this.addresses = addresses;
    this.course = course;
    this.read = read;
    this.steps = steps;
    this.notices = notices;
    this.ownFiles = ownFiles;
    this.clock = clock;
  }

  /** Whether it ever came to a seat of one's own. */
  @Transactional(readOnly = true)
  boolean wasAt(Acting acting, ReferralId id) {
    acting.require(Action.SEE_REFERRALS);
    return !read.trace(acting, id).isEmpty();
  }

  /** The file of one's own that is still kept, of which has to be said why; only while asked. */
  @Transactional(readOnly = true)
  Optional<OwnFiles.OwnFile> stillKept(Acting acting, ReferralId id) {
    acting.require(Action.SEE_REFERRALS);
    return read.trace(acting, id).stream().anyMatch(Addressed::recalled)
        ? own(acting, id).filter(OwnFiles.OwnFile::kept)
        : Optional.empty();
  }

  private Optional<OwnFiles.OwnFile> own(Acting acting, ReferralId id) {
    return acting.organization() == null
        ? Optional.empty()
        : ownFiles.of(acting.coalitionId(), id, acting.organization());
  }

  /**
   * The receipt of one's seats, once for each, also of a seat from which it went on.
   *
   * @param ground on which a file of one's own is kept; null where none is
   */
  @Transactional
  Outcome destroyed(Acting acting, ReferralId id, UUID form, @Nullable OwnFileAnswer ground) {
    acting.require(Action.SEE_REFERRALS);
    if (read.trace(acting, id).isEmpty()) return new Outcome.NotThere();
    var own = own(acting, id);
    boolean kept = stillKept(acting, id).isPresent();
    if (kept && (ground == null || !ground.keeps()))
      return new Outcome.NotOpen("ground", "referral.wrong.own-file");
    var answer = kept ? ground : own.isPresent() ? OwnFileAnswer.ERASED : null;
    var coalition = acting.coalitionId();
    return Tenancy.asProduct(
        coalition,
        () -> destroyed(acting, referrals.lock(coalition, id).orElseThrow(), form, answer));
  }

  /** A seat that was left does not see the referral as it stands, so the product looks it up. */
  private Outcome destroyed(
      Acting acting, Referral referral, UUID form, @Nullable OwnFileAnswer answer) {
    var coalition = acting.coalitionId();
    if (course.knows(coalition, referral.id(), form, Milestone.COPIES_DESTROYED))
      return new Outcome.Done(referral.state());
    var recalled = read.trace(acting, referral.id()).stream().filter(Addressed::recalled).toList();
    if (recalled.isEmpty()) return new Outcome.Refused(Refusal.NOT_IN_THIS_STATE, referral.state());
    for (var seat : recalled)
      receipt(
          acting,
          referral.at(seat),
          seat.equals(recalled.getLast()) ? form : FreshId.next(),
          answer);
    steps.setClocks(coalition, referral);
    notices.sender(acting.coalition(), referral);
    return new Outcome.Done(recalled.getLast().state());
  }

  private void receipt(Acting acting, Referral there, UUID id, @Nullable OwnFileAnswer answer) {
    var by = acting.may(Action.REFER_CLIENTS) ? Party.RECEIVER : Party.RECEIVER_SUPERVISOR;
    var entry =
        new Entry(
            id,
            there.epoch(),
            Milestone.COPIES_DESTROYED,
            there.state(),
            by,
            answer == null ? null : answer.name(),
            null,
            acting.person(),
            acting.organization(),
            clock.now());
    course.add(acting.coalitionId(), there, entry, null);
    addresses.recall(acting.coalitionId(), there.id(), there.epoch(), false);
    // What became of a file of one's own tells of the client: the course says it, not the log.
    steps.record(acting, there, "referral.copies-destroyed", Map.of());
  }
}
