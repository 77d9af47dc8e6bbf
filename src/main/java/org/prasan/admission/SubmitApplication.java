package org.prasan.admission;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.Refusals;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.OrganizationId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The applicant hands the application in, for the first time or corrected. */
@Service
class SubmitApplication {
  static final Outcome UNCONSENTED = Outcome.Refused.because("admission.refused.consent");

  private final Applications applications;
  private final Readiness readiness;
  private final Admissions admissions;
  private final ApplicantInRegistry registry;
  private final Story story;
  private final Moves moves;
  private final Today today;

  SubmitApplication(
      Applications applications,
      Readiness readiness,
      Admissions admissions,
      ApplicantInRegistry registry,
      Story story,
      Moves moves,
      Today today) {
    this.applications = applications;
    this.readiness = readiness;
    this.admissions = admissions;
    this.registry = registry;
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
    if (!consents) return UNCONSENTED;
    if (!readiness.gaps(acting.coalitionId(), application).isEmpty())
      return Outcome.Refused.because("admission.refused.gaps");
    var known = registry.of(acting.coalitionId(), application.told()).orElse(null);
    var refusal = refusal(acting, application, known);
    if (refusal.isPresent()) {
      Refusals.noted();
      moves.note(acting, application, "not-taken", Map.of("reason", refusal.get().key()));
      return refusal.get();
    }
    return submitted(acting, application, to, known == null ? null : known.id());
  }

  private Optional<Outcome.Refused> refusal(
      Acting acting, Application application, ApplicantInRegistry.@Nullable Known known) {
    var coalition = acting.coalitionId();
    var day = today.day();
    if (known != null && known.member()) return because("admission.refused.member");
    if (applications.anotherUnderWay(coalition, application.id(), application.name().th()))
      return because("admission.refused.twice");
    if (application.late() != null) return Optional.empty();
    var reapply =
        applications
            .refused(coalition, application.name().th())
            .map(Application::decision)
            .map(Decision::reapplyFrom)
            .orElse(null);
    if (reapply != null && day.isBefore(reapply))
      return because("admission.refused.reapply", reapply);
    if (application.state() != State.DRAFT) return Optional.empty();
    var intake = admissions.intake(coalition, day);
    if (intake.open()) return Optional.empty();
    return intake.opensOn() == null
        ? because("admission.refused.no-intake")
        : because("admission.refused.window", intake.opensOn());
  }

  /** Whether an organization of this name is a member, so that it need not apply. */
  @Transactional(readOnly = true)
  boolean needless(Acting acting, String nameTh) {
    return registry
        .of(acting.coalitionId(), nameTh, null, null)
        .filter(ApplicantInRegistry.Known::member)
        .isPresent();
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
