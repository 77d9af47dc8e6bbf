package org.prasan.admission;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.prasan.membership.OrganizationRegistry;
import org.prasan.standing.Memberships;
import org.prasan.standing.Standing;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.OrganizationId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The applicant hands the application in, for the first time or corrected. */
@Service
class SubmitApplication {
  private static final Set<Standing> NO_MEMBER = Set.of(Standing.RESIGNED, Standing.LAPSED);

  private final Applications applications;
  private final Readiness readiness;
  private final Admissions admissions;
  private final OrganizationRegistry registry;
  private final Memberships memberships;
  private final Story story;
  private final Moves moves;
  private final Today today;

  SubmitApplication(
      Applications applications,
      Readiness readiness,
      Admissions admissions,
      OrganizationRegistry registry,
      Memberships memberships,
      Story story,
      Moves moves,
      Today today) {
    this.applications = applications;
    this.readiness = readiness;
    this.admissions = admissions;
    this.registry = registry;
    this.memberships = memberships;
    this.story = story;
    this.moves = moves;
    this.today = today;
  }

  /** Sending it twice submits it once. */
  @Transactional
  Outcome submit(Acting acting, ApplicationId id, boolean consents) {
    acting.require(Action.APPLY);
    var application = applications.lock(acting.coalitionId(), id).orElse(null);
    if (application == null) return new Outcome.NotFound();
    if (application.state() == State.SUBMITTED) return new Outcome.Done(id);
    var to = Course.after(application.state(), Step.SUBMIT, Set.of(Party.APPLICANT)).orElse(null);
    if (to == null) return new Outcome.NotNow(application.state());
    if (!consents) return Outcome.Refused.because("admission.refused.consent");
    if (!readiness.gaps(acting.coalitionId(), application).isEmpty())
      return Outcome.Refused.because("admission.refused.gaps");
    var known = registry.named(acting.coalitionId(), application.name().th()).orElse(null);
    var refusal = refusal(acting, application, known);
    if (refusal.isPresent()) {
      moves.note(acting, application, "not-taken", Map.of("reason", refusal.get().key()));
      return refusal.get();
    }
    return submitted(acting, application, to, known);
  }

  private Optional<Outcome.Refused> refusal(
      Acting acting, Application application, @Nullable OrganizationId known) {
    var coalition = acting.coalitionId();
    var day = today.day();
    if (known != null
        && memberships
            .standing(coalition, known, day)
            .filter(s -> !NO_MEMBER.contains(s))
            .isPresent()) return because("admission.refused.member");
    if (applications.anotherUnderWay(coalition, application.id(), application.name().th()))
      return because("admission.refused.twice");
    if (application.state() != State.DRAFT || application.late() != null) return Optional.empty();
    var reapply =
        applications
            .refused(coalition, application.name().th())
            .map(Application::decision)
            .map(Decision::reapplyFrom)
            .orElse(null);
    if (reapply != null && day.isBefore(reapply))
      return because("admission.refused.reapply", reapply);
    var intake = admissions.intake(coalition, day);
    if (intake.open()) return Optional.empty();
    return intake.opensOn() == null
        ? because("admission.refused.no-intake")
        : because("admission.refused.window", intake.opensOn());
  }

  private static Optional<Outcome.Refused> because(String key, Object... arguments) {
    return Optional.of(Outcome.Refused.because(key, arguments));
  }

  private Outcome submitted(
      Acting acting, Application application, State to, @Nullable OrganizationId known) {
    var coalition = acting.coalitionId();
    var first = application.submittedAt() == null;
    applications.submitted(
        coalition,
        application.id(),
        today.now(),
        admissions.criteria(coalition, today.day()),
        admissions.reviewers(coalition, today.day()),
        known);
    moves.to(acting, application, to, Admissions.CHECK_DAYS);
    story.tellByApplicant(
        acting, application.id(), first ? Story.Kind.SUBMITTED : Story.Kind.CORRECTED, "");
    moves.note(acting, application, first ? "submitted" : "corrected");
    return new Outcome.Done(application.id());
  }
}
