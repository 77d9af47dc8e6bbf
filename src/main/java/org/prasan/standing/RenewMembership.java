package org.prasan.standing;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.Audit;
import org.prasan.standing.Fact.How;
import org.prasan.standing.Fact.Kind;
import org.prasan.standing.Facts.Told;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.Reference;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A membership is renewed for another term. */
@Service
class RenewMembership {
  private final Facts facts;
  private final KeepRegistry registry;
  private final Audit audit;

  RenewMembership(Facts facts, KeepRegistry registry, Audit audit) {
    this.facts = facts;
    this.registry = registry;
    this.audit = audit;
  }

  /** What became of it. */
  sealed interface Outcome {
    /**
     * It runs on.
     *
     * @param until the last day of the new term, if the rules give it one
     * @param reference by which people name this renewal
     */
    record Renewed(@Nullable LocalDate until, String reference) implements Outcome {}

    /** This term was renewed before, perhaps by a colleague or with a second press. */
    record RenewedBefore(@Nullable LocalDate until) implements Outcome {}

    record NotNow(Standing standing) implements Outcome {}

    /** The organization has said that it leaves, from this day. */
    record Leaves(LocalDate on) implements Outcome {}

    /** The day lies after today, or before the running term. */
    record DayDoesNotFit() implements Outcome {}

    record NotFound() implements Outcome {}
  }

  /** A renewal as the office of the coalition records it. */
  record Recorded(LocalDate on, String decision, String reason) {}

  /**
   * @param term the last day of the term that is to be renewed, as the page showed it; null if none
   *     was recorded
   */
  @Transactional
  Outcome renew(Acting acting, OrganizationId organization, @Nullable LocalDate term, How how) {
    Move.RENEW.require(acting, organization);
    return renew(acting, organization, term, how, Move.RENEW, new Recorded(facts.today(), "", ""));
  }

  @Transactional
  Outcome record(
      Acting acting, OrganizationId organization, @Nullable LocalDate term, Recorded recorded) {
    Move.RECORD_RENEWAL.require(acting, organization);
    return renew(acting, organization, term, How.RECORDED, Move.RECORD_RENEWAL, recorded);
  }

  private Outcome renew(
      Acting acting,
      OrganizationId organization,
      @Nullable LocalDate term,
      How how,
      Move move,
      Recorded recorded) {
    var coalition = acting.coalitionId();
    facts.lock(coalition, organization);
    var today = facts.today();
    var course = facts.course(coalition, organization);
    var standing = course.on(today).orElse(null);
    var running = course.term(today).orElse(null);
    if (standing == null || running == null) return new Outcome.NotFound();
    if (renewedBefore(course, term, today)) return new Outcome.RenewedBefore(running.end());
    var leaves = course.resignsLater(today).orElse(null);
    if (leaves != null) return new Outcome.Leaves(leaves.on());
    if (!move.fits(standing) || !Objects.equals(term, running.end()))
      return new Outcome.NotNow(standing);
    if (recorded.on().isAfter(today) || recorded.on().isBefore(running.from()))
      return new Outcome.DayDoesNotFit();
    var renewed =
        facts.add(
            acting,
            Told.of(organization, Kind.RENEWED, recorded.on())
                .decided(recorded.decision(), recorded.reason())
                .renewing(term, how));
    var now = facts.course(coalition, organization).term(today).orElseThrow();
    audit.record(
        acting,
        "membership.renewed",
        "organization",
        organization,
        null,
        told(recorded.on(), how, term, now.end()));
    registry.keep(coalition, organization);
    return new Outcome.Renewed(now.end(), Reference.of(renewed.id()));
  }

  private static boolean renewedBefore(Course course, @Nullable LocalDate term, LocalDate today) {
    return course.rounds(today).stream()
        .anyMatch(round -> round.renewal() != null && Objects.equals(round.term().end(), term));
  }

  private static Map<String, Object> told(
      LocalDate on, How how, @Nullable LocalDate before, @Nullable LocalDate until) {
    var told = new LinkedHashMap<String, Object>();
    told.put("on", on);
    told.put("how", how);
    if (before != null) told.put("term", before);
    if (until != null) told.put("until", until);
    return told;
  }
}
