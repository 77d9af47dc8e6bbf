package org.prasan.admission;

import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.prasan.language.LocalizedText;
import org.prasan.membership.OrganizationRegistry;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Somebody begins an application, or the secretary begins one for an invited organization. */
@Service
class StartApplication {
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Without letters and digits that look alike. */
  private static final String SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

  private final Applications applications;
  private final ApplicantLinks links;
  private final OrganizationRegistry registry;
  private final Story story;
  private final Moves moves;
  private final Today today;

  StartApplication(
      Applications applications,
      ApplicantLinks links,
      OrganizationRegistry registry,
      Story story,
      Moves moves,
      Today today) {
    this.applications = applications;
    this.links = links;
    this.registry = registry;
    this.story = story;
    this.moves = moves;
    this.today = today;
  }

  /** Who applies, and how the contact person is reached. */
  record Wish(LocalizedText name, Told.Contact contact, Locale language) {}

  /**
   * @param token made with the empty form, so that sending it twice begins one application
   */
  @Transactional
  Outcome start(Acting acting, LinkToken token, Wish wish) {
    acting.require(Action.APPLY);
    var begun = links.opensAlready(acting.coalitionId(), token);
    if (begun.isPresent()) return new Outcome.Done(begun.get());
    var application = begin(acting, token, wish, false);
    story.tellByApplicant(acting, application.id(), Story.Kind.BEGUN, "");
    moves.note(acting, application, "begun");
    return new Outcome.Done(application.id());
  }

  /**
   * @param late why the organization may submit outside the intake window; null if it may not
   */
  @Transactional
  Outcome invite(Acting acting, LinkToken token, Wish wish, @Nullable String late) {
    acting.require(Action.HANDLE_APPLICATION);
    var begun = links.opensAlready(acting.coalitionId(), token);
    if (begun.isPresent()) return new Outcome.Done(begun.get());
    var known = registry.named(acting.coalitionId(), wish.name().th());
    if (known
        .flatMap(id -> registry.find(acting.coalitionId(), id))
        .filter(e -> e.member())
        .isPresent()) return Outcome.Refused.because("admission.refused.member");
    var application = begin(acting, token, wish, true);
    story.tell(acting, application.id(), Story.Kind.INVITED);
    if (late != null) {
      applications.openLate(acting.coalitionId(), application.id(), late, acting.person());
      story.tell(acting, application.id(), Story.Kind.LATE_OPENED, late, "", null);
    }
    moves.note(acting, application, "invited");
    return new Outcome.Done(application.id());
  }

  private Application begin(Acting acting, LinkToken token, Wish wish, boolean invited) {
    var now = today.now();
    var application =
        new Application(
            ApplicationId.fresh(),
            reference(),
            State.DRAFT,
            wish.name(),
            null,
            Told.begun(wish.name(), wish.contact()),
            List.of(),
            wish.language().getLanguage().equals("en") ? "en" : "th",
            now,
            null,
            now,
            null,
            invited,
            null,
            Admissions.REVIEWERS,
            null,
            null,
            false);
    applications.insert(acting.coalitionId(), application, invited ? acting.person() : null);
    links.add(acting.coalitionId(), application.id(), token);
    links.mail(
        acting.coalition(),
        application,
        invited ? "application-invitation" : "application-link",
        token);
    return application;
  }

  private static String reference() {
    var reference = new StringBuilder("A-");
    for (int i = 0; i < 6; i++) reference.append(SIGNS.charAt(RANDOM.nextInt(SIGNS.length())));
    return reference.toString();
  }
}
