package org.prasan.referral;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.FreshId;
import org.prasan.web.FormCheck;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;

/** The steps as buttons and as forms. */
@Component
class StepPages {
  /** The nearest way on comes first; what ends or alarms stands in the menu. */
  private static final List<Step> FORWARD =
      List.of(
          Step.ASK_CONSENT,
          Step.ACCEPT,
          Step.ANSWER_INFORMATION,
          Step.START_SERVICE,
          Step.REPORT_OUTCOME,
          Step.CONFIRM_CLOSE,
          Step.OFFER,
          Step.REOFFER,
          Step.SETTLE_DISPUTE,
          Step.STAND_DOWN,
          Step.DECLINE,
          Step.REQUEST_INFORMATION,
          Step.WAITLIST,
          Step.REPORT_NO_CONTACT,
          Step.DISPUTE);

  private static final Set<State> REPORTED = EnumSet.of(State.OUTCOME_REPORTED, State.DISPUTED);

  /** Said to a seat that had it before: an old page is still open there. */
  static final String ELSEWHERE = "referral.wrong.elsewhere";

  private static final String DISCARD = "referral.step.WITHDRAW.unsent";

  private static final Set<Step> ON_PAGES_OF_THEIR_OWN = Set.of(Step.WRITE, Step.EXPIRE);

  private final TakeStep take;
  private final ReferralPages pages;

  StepPages(TakeStep take, ReferralPages pages) {
    this.take = take;
    this.pages = pages;
  }

  /**
   * A step that is open.
   *
   * @param key what it is called where it leads now
   * @param id of the form, so that it is taken once
   * @param path below the referral's address
   * @param post it is taken at once, with nothing more to say
   * @param primary the nearest way on
   */
  record Act(
      Step step,
      String key,
      UUID id,
      String path,
      boolean post,
      boolean primary,
      boolean forward) {}

  List<Act> acts(Seen seen) {
    var acts = new ArrayList<Act>();
    var open = seen.offered(pages.clock().today());
    open.removeAll(ON_PAGES_OF_THEIR_OWN);
    if (seen.referral().state() == State.CONSENT_PENDING && open.remove(Step.OFFER))
      acts.add(
          new Act(
              Step.OFFER,
              "referral.step.OFFER.consent",
              FreshId.next(),
              "/consent",
              false,
              true,
              true));
    boolean reported = REPORTED.contains(seen.referral().state());
    boolean goesOn = reported && open.remove(Step.START_SERVICE);
    for (var step : FORWARD) if (open.remove(step)) acts.add(act(step, acts.isEmpty(), true));
    if (goesOn) acts.add(act(Step.START_SERVICE, "referral.step.START_SERVICE.again"));
    for (var step : open)
      acts.add(discards(seen.referral(), step) ? act(step, DISCARD) : act(step, false, false));
    return acts;
  }

  private static Act act(Step step, boolean primary, boolean forward) {
    return switch (step) {
      case SAVE -> new Act(step, step.key(), FreshId.next(), "/edit", false, false, false);
      case REOFFER ->
          new Act(step, step.key(), FreshId.next(), "/elsewhere", false, primary, forward);
      default ->
          new Act(
              step,
              step == Step.OFFER ? "referral.step.OFFER.again" : step.key(),
              FreshId.next(),
              "/steps/" + word(step),
              StepForm.Asks.of(step) == StepForm.Asks.NOTHING,
              primary,
              forward);
    };
  }

  /** Stands in the menu, and is called otherwise than elsewhere. */
  private static Act act(Step step, String key) {
    return new Act(step, key, FreshId.next(), "/steps/" + word(step), false, false, false);
  }

  static String word(Step step) {
    return step.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Step step(String word) {
    return Arrays.stream(Step.values())
        .filter(step -> word(step).equals(word))
        .findFirst()
        .orElseThrow(ReferralPages::notFound);
  }

  static String flash(Step step) {
    return "referral.taken." + step.name();
  }

  /** Why it was not taken, as a message key; nothing if it was. */
  @Nullable String take(
      Acting acting, ReferralId id, Step step, StepForm form, BindingResult errors) {
    var wanted = form.read(step, new FormCheck(errors));
    if (wanted == null) return "web.errors.title";
    var outcome = take.take(acting, id, wanted);
    return outcome instanceof Outcome.NotThere ? ELSEWHERE : said(step, outcome, errors);
  }

  @Nullable String review(
      Acting acting, ReferralId id, Step step, StepForm form, BindingResult errors) {
    var wanted = form.read(step, new FormCheck(errors));
    return wanted == null
        ? "web.errors.title"
        : said(step, take.review(acting, id, wanted), errors);
  }

  private static @Nullable String said(Step step, Outcome outcome, BindingResult errors) {
    var wrong =
        switch (outcome) {
          case Outcome.Done _ -> null;
          case Outcome.NotThere _ -> throw ReferralPages.notFound();
          case Outcome.Refused(var why, var _) -> why.key();
          case Outcome.ChangedMeanwhile _ ->
              StepForm.Asks.of(step) == StepForm.Asks.NOTHING
                  ? "referral.wrong.moved"
                  : "referral.wrong.changed";
          case Outcome.NoConsent _ -> "referral.wrong.no-consent";
          case Outcome.NotOpen(var _, var key) -> key;
        };
    if (wrong != null) errors.reject(wrong, wrong);
    return wrong;
  }

  /** Why nobody is asked for the step now; nothing if it may be taken. */
  @Nullable String closed(Seen seen, Step step) {
    never(seen, step);
    if (!(Transitions.take(seen.referral(), step, seen.parties())
        instanceof Transitions.Answer.Refused(var why)))
      return seen.offered(pages.clock().today()).contains(step)
          ? null
          : "referral.wrong.no-consent";
    return why == Refusal.NOT_IN_THIS_STATE && answers(step) && accepted(seen)
        ? "referral.refusal.ACCEPTED"
        : why.key();
  }

  private static boolean answers(Step step) {
    return step == Step.ACCEPT || step == Step.DECLINE || step == Step.REQUEST_INFORMATION;
  }

  private static boolean accepted(Seen seen) {
    return Course.accepted(seen.entries(), seen.referral().epoch());
  }

  private static void never(Seen seen, Step step) {
    if (Transitions.ways().stream().noneMatch(way -> way.step() == step && mayEver(seen, way)))
      throw ReferralPages.notFound();
  }

  /** Also shown where the step is no longer open, so that nothing typed is lost. */
  String form(Acting acting, Seen seen, Step step, String url, Locale locale, Model model) {
    never(seen, step);
    model.addAttribute("referral", seen.referral());
    model.addAttribute("step", step);
    model.addAttribute("word", word(step));
    model.addAttribute("url", url);
    model.addAttribute("asks", asks(seen.referral(), step).name());
    model.addAttribute("reasons", reasons(step, locale));
    model.addAttribute("reasonsFor", reasonsFor(step));
    model.addAttribute("said", said(step));
    model.addAttribute("unexplained", StepForm.wordsMayBeLeftOut(step));
    model.addAttribute("title", title(seen.referral(), step));
    model.addAttribute("why", why(seen.referral(), step));
    model.addAttribute("readers", seen.readersKey());
    var story = pages.story(acting, seen, locale);
    model.addAttribute("waitsWith", ReferralPages.waitsWith(seen, story).orElse(null));
    if (step == Step.SETTLE_DISPUTE)
      model.addAttribute("reported", ReferralPages.reported(seen, story).orElse(null));
    if (step == Step.DECLINE || step == Step.RETURN)
      model.addAttribute("seats", others(acting, seen, locale));
    return "referral/step";
  }

  /** Where nothing was sent there is no other side to say something to. */
  private static StepForm.Asks asks(Referral referral, Step step) {
    return refuses(referral, step) || discards(referral, step)
        ? StepForm.Asks.NOTHING
        : StepForm.Asks.of(step);
  }

  private static String title(Referral referral, Step step) {
    if (refuses(referral, step)) return "referral.consent.refused";
    return discards(referral, step) ? DISCARD : step.key();
  }

  private static String why(Referral referral, Step step) {
    if (refuses(referral, step)) return "referral.step.why." + referral.refusal();
    return discards(referral, step) ? "referral.step.why.WITHDRAW.unsent" : hint(step);
  }

  /** Nobody has to be told that it does not come. */
  private static boolean discards(Referral referral, Step step) {
    return step == Step.WITHDRAW && !referral.offered();
  }

  /** Nothing can be taken back that the seat was never told. */
  static boolean refuses(Referral referral, Step step) {
    return step == Step.WITHDRAW_CONSENT && !referral.offered();
  }

  private static String reasonsFor(Step step) {
    return switch (step) {
      case REPORT_OUTCOME -> "referral.outcome";
      case SETTLE_DISPUTE -> "referral.outcome.settled";
      default -> "referral.decline.why";
    };
  }

  /** What the words are: to the other side, of what reviewers read as well, or a verdict. */
  private static String said(Step step) {
    return switch (step) {
      case SETTLE_DISPUTE, STAND_DOWN -> "referral.words.verdict";
      case REPORT_OUTCOME, DISPUTE -> "referral.words.judged";
      default -> "referral.words";
    };
  }

  private Map<String, String> others(Acting acting, Seen seen, Locale locale) {
    var others = new LinkedHashMap<>(pages.seats(acting, seen.referral().sender(), locale));
    others.remove(seen.referral().address().seat().toString());
    return others;
  }

  private static boolean mayEver(Seen seen, Transitions.Way way) {
    return seen.parties().stream().anyMatch(way.by()::contains);
  }

  private static String hint(Step step) {
    return "referral.step.why." + step.name();
  }

  private Map<String, String> reasons(Step step, Locale locale) {
    return switch (StepForm.Asks.of(step)) {
      case DECLINE_REASON -> declining(locale);
      case OUTCOME -> pages.words(Arrays.asList(OutcomeCode.values()), OutcomeCode::key, locale);
      case NOTHING, WORDS -> Map.of();
    };
  }

  /** Whose reason it is stands before it: they are counted apart. */
  private Map<String, String> declining(Locale locale) {
    var options = new LinkedHashMap<String, String>();
    for (var side : DeclineReason.Side.values())
      for (var reason : DeclineReason.of(side))
        options.put(
            reason.name(),
            pages.say(
                "referral.decline.option",
                locale,
                pages.say(side.key(), locale),
                pages.say(reason.key(), locale)));
    return options;
  }
}
