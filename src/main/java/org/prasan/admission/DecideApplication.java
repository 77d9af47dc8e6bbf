package org.prasan.admission;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.prasan.agreement.Agreements;
import org.prasan.membership.OrganizationRegistry;
import org.prasan.standing.Memberships;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.OrganizationId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The secretary records what the coalition decided about an application. */
@Service
class DecideApplication {
  /** Where nothing is to be signed, a membership begins with the decision itself. */
  private static final Set<State> ADMITTED = EnumSet.of(State.ADMITTED, State.SIGNED, State.ACTIVE);

  private final Applications applications;
  private final ApplicantLinks links;
  private final Admissions admissions;
  private final OrganizationRegistry registry;
  private final Memberships memberships;
  private final Agreements agreements;
  private final Story story;
  private final Moves moves;
  private final Today today;

  DecideApplication(
      Applications applications,
      ApplicantLinks links,
      Admissions admissions,
      OrganizationRegistry registry,
      Memberships memberships,
      Agreements agreements,
      Story story,
      Moves moves,
      Today today) {
    this.applications = applications;
    this.links = links;
    this.admissions = admissions;
    this.registry = registry;
    this.memberships = memberships;
    this.agreements = agreements;
    this.story = story;
    this.moves = moves;
    this.today = today;
  }

  /**
   * What was decided, and where it is written.
   *
   * @param override why it is admitted although too few members endorsed it
   */
  record Decided(
      String reference, LocalDate on, @Nullable String reason, @Nullable String override) {}

  @Transactional
  Outcome admit(Acting acting, ApplicationId id, Decided decided) {
    acting.require(Action.HANDLE_APPLICATION);
    var application = applications.lock(acting.coalitionId(), id).orElse(null);
    if (application == null) return new Outcome.NotFound();
    if (ADMITTED.contains(application.state()) && repeats(application, decided))
      return new Outcome.Done(id);
    if (application.isOf(acting)) return Outcome.Refused.because("admission.refused.own");
    var to = Course.after(application.state(), Step.ADMIT, Set.of(Party.HANDLER)).orElse(null);
    if (to == null) return new Outcome.NotNow(application.state());
    if (wrongDay(application, decided)) return Outcome.Refused.because("admission.refused.day");
    var endorsed = application.state() == State.ENDORSED;
    if (!endorsed && decided.override() == null)
      return Outcome.Refused.because("admission.refused.unendorsed");
    var override = endorsed ? null : decided.override();
    var organization = registered(acting, application);
    applications.decided(
        acting.coalitionId(),
        id,
        new Decision(decided.reference(), decided.on(), decided.reason(), override, null),
        organization);
    moves.to(acting, application, to, Admissions.SIGN_DAYS);
    tell(acting, id, Story.Kind.ADMITTED, decided);
    if (override != null) story.tell(acting, id, Story.Kind.OVERRIDDEN, override, "", null);
    moves.note(
        acting,
        application,
        "admitted",
        override == null
            ? Map.of("decision", decided.reference())
            : Map.of("decision", decided.reference(), "override", override));
    links.mailNews(acting.coalition(), application);
    memberships.admit(acting, organization, decided.on(), decided.reference());
    agreements
        .membershipAgreement(acting.coalitionId(), today.day())
        .ifPresent(agreement -> agreements.expectSignature(acting, agreement, organization));
    return new Outcome.Done(id);
  }

  private OrganizationId registered(Acting acting, Application application) {
    return application.organization() == null
        ? registry.add(acting, application.told().organization())
        : application.organization();
  }

  @Transactional
  Outcome refuse(Acting acting, ApplicationId id, Decided decided) {
    acting.require(Action.HANDLE_APPLICATION);
    var application = applications.lock(acting.coalitionId(), id).orElse(null);
    if (application == null) return new Outcome.NotFound();
    if (application.state() == State.REFUSED && repeats(application, decided))
      return new Outcome.Done(id);
    if (application.isOf(acting)) return Outcome.Refused.because("admission.refused.own");
    var to = Course.after(application.state(), Step.REFUSE, Set.of(Party.HANDLER)).orElse(null);
    if (to == null) return new Outcome.NotNow(application.state());
    if (decided.reason() == null) return Outcome.Refused.because("admission.refused.reason");
    if (wrongDay(application, decided)) return Outcome.Refused.because("admission.refused.day");
    var reapply = admissions.reapplyFrom(acting.coalitionId(), decided.on());
    applications.decided(
        acting.coalitionId(),
        id,
        new Decision(decided.reference(), decided.on(), decided.reason(), null, reapply),
        null);
    moves.to(acting, application, to, 0);
    tell(acting, id, Story.Kind.REFUSED, decided);
    moves.note(
        acting,
        application,
        "refused",
        Map.of("decision", decided.reference(), "reason", decided.reason()));
    links.mailNews(acting.coalition(), application);
    return new Outcome.Done(id);
  }

  /** The same form sent once more. */
  private static boolean repeats(Application application, Decided decided) {
    var known = application.decision();
    return known != null
        && known.reference().equals(decided.reference())
        && known.on().equals(decided.on());
  }

  private void tell(Acting acting, ApplicationId id, Story.Kind kind, Decided decided) {
    var reason = decided.reason() == null ? "" : decided.reason();
    story.tell(acting, id, kind, reason, decided.reference(), decided.on());
  }

  /** Decided before it was handed in, or on a day that is still to come. */
  private boolean wrongDay(Application application, Decided decided) {
    var submitted = application.submittedAt();
    return decided.on().isAfter(today.day())
        || (submitted != null && decided.on().isBefore(today.dayOf(submitted)));
  }
}
