package org.prasan.admission;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.prasan.files.Upload;
import org.prasan.language.LocalizedText;
import org.prasan.membership.OrganizationKind;
import org.prasan.membership.TargetGroup;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.FreshId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Applications written down in a file, brought into their state by the steps people take. */
@Component
public class SampleApplications {
  private static final byte[] PAPER =
      "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
          .getBytes(StandardCharsets.US_ASCII);

  private final StartApplication start;
  private final TellApplication tell;
  private final AttachPaper attach;
  private final SubmitApplication submit;
  private final WithdrawApplication withdraw;
  private final WriteMessage write;
  private final CheckDocuments check;
  private final ReviewApplication review;
  private final OpenEndorsement open;
  private final EndorseApplication endorse;
  private final DecideApplication decide;
  private final Applications applications;
  private final Admissions admissions;
  private final Today today;

  SampleApplications(
      StartApplication start,
      TellApplication tell,
      AttachPaper attach,
      SubmitApplication submit,
      WithdrawApplication withdraw,
      WriteMessage write,
      CheckDocuments check,
      ReviewApplication review,
      OpenEndorsement open,
      EndorseApplication endorse,
      DecideApplication decide,
      Applications applications,
      Admissions admissions,
      Today today) {
    this.start = start;
    this.tell = tell;
    this.attach = attach;
    this.submit = submit;
    this.withdraw = withdraw;
    this.write = write;
    this.check = check;
    this.review = review;
    this.open = open;
    this.endorse = endorse;
    this.decide = decide;
    this.applications = applications;
    this.admissions = admissions;
    this.today = today;
  }

  /**
   * An application as the file tells of it.
   *
   * @param answers one for each criterion in force
   * @param late why it is let in outside the intake window
   * @param then what people did with it, in order
   */
  public record Facts(
      LocalizedText name,
      OrganizationKind kind,
      @Nullable String number,
      @Nullable String authority,
      String mission,
      List<TargetGroup> groups,
      List<String> districts,
      List<String> answers,
      ContactFacts contact,
      String late,
      List<Deed> then) {}

  /** Who is asked about it. */
  public record ContactFacts(String name, String email, String phone) {}

  /**
   * Something somebody did.
   *
   * @param step SUBMIT, ASK, COMPLETE, REVIEW, OPEN, the answer of a member, ADMIT, REFUSE, SAY …
   * @param by the key of a person; none for the applicant
   */
  public record Deed(
      String step,
      @Nullable String by,
      @Nullable String words,
      @Nullable List<Integer> scores,
      @Nullable String reference) {}

  /**
   * Begins the application and does with it what the file says.
   *
   * @param people who acts, by the key in the file
   */
  @Transactional
  public void load(Acting secretary, Facts facts, Function<String, Acting> people) {
    var contact = facts.contact();
    var wish =
        new StartApplication.Wish(
            facts.name(),
            new Told.Contact(contact.name(), contact.email(), contact.phone()),
            Locale.forLanguageTag("th"));
    var invited = start.invite(secretary, LinkToken.fresh(), wish, facts.late());
    if (!(invited instanceof Outcome.Done(var id)))
      throw new IllegalStateException("The sample application " + facts.name() + " was refused");
    var visitor = Acting.visitor(secretary.coalition(), secretary.origin());
    tell(visitor, id, facts);
    for (var deed : facts.then())
      if (!(take(visitor, id, deed, people) instanceof Outcome.Done)
          && !deed.step().equals("OPEN")
          && !isAnswer(deed))
        throw new IllegalStateException(deed + " was refused for " + facts.name());
  }

  private void tell(Acting visitor, ApplicationId id, Facts facts) {
    var coalition = visitor.coalitionId();
    var answers = new HashMap<String, String>();
    var criteria = admissions.criteria(coalition, today.day());
    for (int i = 0; i < criteria.size() && i < facts.answers().size(); i++)
      answers.put(criteria.get(i).text().th(), facts.answers().get(i));
    tell.tell(
        visitor,
        id,
        told ->
            told.organization(facts.name(), facts.kind(), facts.number(), facts.authority())
                .work(facts.mission(), facts.groups(), facts.districts())
                .answers(answers));
    for (var paper : admissions.papers(coalition, today.day()))
      attach.attach(
          visitor,
          id,
          FreshId.next(),
          paper.text(),
          Upload.of(paper.text().th() + ".pdf", PAPER),
          null);
  }

  private Outcome take(
      Acting visitor, ApplicationId id, Deed deed, Function<String, Acting> people) {
    var words = deed.words() == null ? "" : deed.words();
    if (deed.by() == null)
      return switch (deed.step()) {
        case "SUBMIT" -> submit.submit(visitor, id, true);
        case "SAY" -> write.fromApplicant(visitor, id, FreshId.next(), words);
        case "WITHDRAW" -> withdraw.withdraw(visitor, id);
        default -> throw new IllegalStateException("Nobody does " + deed);
      };
    var acting = people.apply(deed.by());
    return switch (deed.step()) {
      case "ASK" -> check.ask(acting, id, words, null);
      case "COMPLETE" -> check.complete(acting, id);
      case "SAY" -> write.toApplicant(acting, id, FreshId.next(), words);
      case "NOTE" -> write.note(acting, id, FreshId.next(), words);
      case "CONFLICT" -> review.declare(acting, id, true, words);
      case "REVIEW" -> reviewed(acting, id, deed, words);
      case "OPEN" -> open.open(acting, id);
      case "ADMIT" -> decide.admit(acting, id, decided(deed, null, words));
      case "REFUSE" -> decide.refuse(acting, id, decided(deed, words, null));
      default -> endorse.answer(acting, id, FreshId.next(), Answer.valueOf(deed.step()), words);
    };
  }

  private static boolean isAnswer(Deed deed) {
    return List.of(Answer.values()).stream().anyMatch(one -> one.name().equals(deed.step()));
  }

  private Outcome reviewed(Acting acting, ApplicationId id, Deed deed, String words) {
    review.declare(acting, id, false, "");
    var given = Objects.requireNonNullElse(deed.scores(), List.<Integer>of());
    var criteria =
        applications.find(acting.coalitionId(), id).map(Application::criteria).orElse(List.of());
    var scores = new ArrayList<Review.Score>();
    for (int i = 0; i < criteria.size(); i++) scores.add(new Review.Score(given.get(i), ""));
    return review.score(
        acting, id, new ReviewApplication.Judgement(scores, Review.Recommendation.ADMIT, words));
  }

  private DecideApplication.Decided decided(
      Deed deed, @Nullable String reason, @Nullable String override) {
    LocalDate on = today.day();
    return new DecideApplication.Decided(
        Objects.requireNonNullElse(deed.reference(), "มติ"), on, reason, override, null);
  }
}
