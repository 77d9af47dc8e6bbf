package org.prasan.admission;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** An application as those may see it who look at it. */
@Service
@Transactional(readOnly = true)
class ReadApplication {
  private final Applications applications;
  private final ApplicantLinks links;
  private final Papers papers;
  private final Reviews reviews;
  private final Endorsements endorsements;
  private final Readiness readiness;
  private final Story story;
  private final Drafts drafts;
  private final Sights sights;

  ReadApplication(
      Applications applications,
      ApplicantLinks links,
      Papers papers,
      Reviews reviews,
      Endorsements endorsements,
      Readiness readiness,
      Story story,
      Drafts drafts,
      Sights sights) {
    this.applications = applications;
    this.links = links;
    this.papers = papers;
    this.reviews = reviews;
    this.endorsements = endorsements;
    this.readiness = readiness;
    this.story = story;
    this.drafts = drafts;
    this.sights = sights;
  }

  /**
   * What the applicant sees; nothing in it is internal.
   *
   * @param keptUntil the day on which it is forgotten if nobody changes it or hands it in
   */
  record ForApplicant(
      Application application,
      List<Criterion> criteria,
      List<Told.Gap> gaps,
      List<Paper> papers,
      List<Story.Entry> story,
      long reviewed,
      LocalDate keptUntil) {}

  /**
   * What somebody of the coalition sees; what that person may not see is empty.
   *
   * @param own this person's own review, if there is one
   * @param reviewed how many reviews are complete
   * @param compared the complete reviews, once this person may see those of others
   * @param mayAnswer this person may answer for the organization acted for
   */
  record ForMember(
      Application application,
      Sight sight,
      List<Paper> papers,
      List<Story.Entry> story,
      @Nullable Review own,
      long reviewed,
      List<Review> conflicts,
      @Nullable Scorecard compared,
      List<Endorsement> answers,
      @Nullable Endorsement ownAnswer,
      boolean mayAnswer) {}

  Optional<ForApplicant> byLink(Acting acting, LinkToken token) {
    var coalition = acting.coalitionId();
    return links
        .opens(coalition, token)
        .flatMap(id -> applications.find(coalition, id))
        .map(
            application ->
                new ForApplicant(
                    application,
                    readiness.criteria(coalition, application),
                    readiness.gaps(coalition, application),
                    papers.of(coalition, application.id()),
                    story.open(coalition, application.id()),
                    complete(reviews.of(coalition, application.id())),
                    drafts.keptUntil(coalition, application.id())));
  }

  Optional<ForMember> forMember(Acting acting, ApplicationId id) {
    var coalition = acting.coalitionId();
    var application = applications.find(coalition, id).orElse(null);
    if (application == null) return Optional.empty();
    var sight = sights.of(acting, application);
    if (sight == Sight.NOTHING) return Optional.empty();
    var written = reviews.of(coalition, id);
    var own =
        written.stream().filter(r -> r.person().equals(acting.person())).findFirst().orElse(null);
    var answers = sight.details() ? endorsements.of(coalition, id) : List.<Endorsement>of();
    return Optional.of(
        new ForMember(
            application,
            sight,
            sight.details() ? papers.of(coalition, id) : List.of(),
            sight.office() ? story.whole(coalition, id) : List.of(),
            own,
            complete(written),
            sight.office() ? written.stream().filter(Review::conflict).toList() : List.of(),
            mayCompare(acting, application, sight, own)
                ? Scorecard.of(application.criteria(), written)
                : null,
            answers,
            answers.stream()
                .filter(one -> one.organization().equals(acting.organization()))
                .findFirst()
                .orElse(null),
            sights.mayAnswer(acting, application)));
  }

  /**
   * While reviewers are scoring, nobody who may still score sees what others scored; whoever
   * declared a conflict of interest never does.
   */
  private static boolean mayCompare(
      Acting acting, Application application, Sight sight, @Nullable Review own) {
    if (!sight.details() || (own != null && own.conflict())) return false;
    if (Course.opens(application.state(), Step.REVIEW))
      return acting.may(Action.REVIEW_APPLICATION) && own != null && own.complete();
    return true;
  }

  private static long complete(List<Review> written) {
    return written.stream().filter(Review::complete).count();
  }
}
