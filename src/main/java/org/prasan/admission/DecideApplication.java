package org.prasan.admission;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
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
  private final OrganizationRegistry organizations;
  private final ApplicantInRegistry registry;
  private final Impartiality impartiality;
  private final Memberships memberships;
  private final Agreements agreements;
  private final Story story;
  private final Moves moves;
  private final Today today;

  DecideApplication(
      Applications applications,
      ApplicantLinks links,
      Admissions admissions,
      OrganizationRegistry organizations,
      ApplicantInRegistry registry,
      Impartiality impartiality,
      Memberships memberships,
      Agreements agreements,
      Story story,
      Moves moves,
      Today today) {
    this.applications = applications;
    this.links = links;
    this.admissions = admissions;
    this.organizations = organizations;
    this.registry = registry;
    this.impartiality = impartiality;
    this.memberships = memberships;
    this.agreements = agreements;
    this.story = story;
    this.moves = moves;
    this.today = today;
  }

  /**
   * What was decided, and where it is written.
   *
   * @param override why it is admitted before the endorsement is complete
   * @param registered as which organization of the registry it was shown to whoever decides; null
   *     for the one it was handed in as
   */
  record Decided(
      String reference,
      LocalDate on,
      @Nullable String reason,
      @Nullable String override,
      @Nullable OrganizationId registered) {}

  @Transactional
  Outcome admit(Acting acting, ApplicationId id, Decided decided) {
    acting.require(Action.HANDLE_APPLICATION);
    var application = applications.lock(acting.coalitionId(), id).orElse(null);
    if (application == null) return new Outcome.NotFound();
    if (ADMITTED.contains(application.state()) && repeats(application, decided))
      return new Outcome.Done(id);
    var partial = impartiality.refusal(acting, application);
    if (partial != null) return partial;
    var to = Course.after(application.state(), Step.ADMIT, Set.of(Party.HANDLER)).orElse(null);
    if (to == null) return new Outcome.NotNow(application.state());
    var objection = objection(application, decided, true);
    if (objection.isPresent()) return objection.get();
    var override = application.state() == State.ENDORSED ? null : decided.override();
    var known = registry.of(acting.coalitionId(), application.told()).orElse(null);
    if (known != null && known.member()) return Outcome.Refused.because("admission.refused.member");
    if (known != null && !known.id().equals(shown(application, decided)))
      return Outcome.Refused.because("admission.refused.registry", known.name().th());
    var organization = registered(acting, application, known);
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

  /** What stands against recording it so. */
  Optional<Outcome.Refused> objection(Application application, Decided decided, boolean admits) {
    if (wrongDay(application, decided))
      return Optional.of(Outcome.Refused.because("admission.refused.day"));
    return admits && decided.override() == null ? unendorsed(application) : Optional.empty();
  }

  /** Why the endorsement is not complete; members may answer as long as they were promised. */
  Optional<Outcome.Refused> unendorsed(Application application) {
    if (application.state() != State.SCREENED) return Optional.empty();
    var ballot = application.ballot();
    if (ballot == null || !ballot.openOn(today.day()))
      return Optional.of(Outcome.Refused.because("admission.refused.unendorsed"));
    var key = ballot.reached() ? "admission.refused.ballot-open" : "admission.refused.too-few-yet";
    return Optional.of(Outcome.Refused.because(key, ballot.closesOn()));
  }

  /** The registry may have come to know the organization after it was handed in and judged. */
  private static @Nullable OrganizationId shown(Application application, Decided decided) {
    return decided.registered() == null ? application.organization() : decided.registered();
  }

  private OrganizationId registered(
      Acting acting, Application application, ApplicantInRegistry.@Nullable Known known) {
    if (known != null) return known.id();
    return application.organization() == null
        ? organizations.add(acting, application.told().organization())
        : application.organization();
  }

  @Transactional
  Outcome refuse(Acting acting, ApplicationId id, Decided decided) {
    acting.require(Action.HANDLE_APPLICATION);
    var application = applications.lock(acting.coalitionId(), id).orElse(null);
    if (application == null) return new Outcome.NotFound();
    if (application.state() == State.REFUSED && repeats(application, decided))
      return new Outcome.Done(id);
    var partial = impartiality.refusal(acting, application);
    if (partial != null) return partial;
    var to = Course.after(application.state(), Step.REFUSE, Set.of(Party.HANDLER)).orElse(null);
    if (to == null) return new Outcome.NotNow(application.state());
    if (decided.reason() == null) return Outcome.Refused.because("admission.refused.reason");
    var objection = objection(application, decided, false);
    if (objection.isPresent()) return objection.get();
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
