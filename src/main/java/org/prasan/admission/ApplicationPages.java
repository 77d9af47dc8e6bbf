package org.prasan.admission;

import jakarta.servlet.http.HttpServletResponse;
import java.text.Collator;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.prasan.audit.Refusals;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.NotPermitted;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What all pages about one application have in common for people of the coalition. */
@Component
class ApplicationPages {
  private static final Set<Step> JUDGING =
      EnumSet.of(
          Step.ASK, Step.COMPLETE, Step.REVIEW, Step.OPEN_ENDORSEMENT, Step.ADMIT, Step.REFUSE);

  private final ReadApplication read;
  private final ApplicationWords words;
  private final ApplicantInRegistry registry;
  private final Ties ties;
  private final Today today;

  ApplicationPages(
      ReadApplication read,
      ApplicationWords words,
      ApplicantInRegistry registry,
      Ties ties,
      Today today) {
    this.read = read;
    this.words = words;
    this.registry = registry;
    this.ties = ties;
    this.today = today;
  }

  /** Puts what this person may see into the model; what that person may not see is not there. */
  ReadApplication.ForMember open(Acting acting, ApplicationId id, Locale locale, Model model) {
    var page = read.forMember(acting, id).orElseThrow(ApplicationPages::notFound);
    var application = page.application();
    var names = words.names(acting, page);
    model.addAttribute("page", page);
    model.addAttribute("entry", FreshId.next());
    model.addAttribute("linkKey", LinkToken.fresh().value());
    model.addAttribute("links", Story.links(page.story()));
    model.addAttribute("applied", application);
    model.addAttribute("names", names);
    model.addAttribute("answers", byName(page.answers(), names, locale));
    model.addAttribute("base", url(acting, id));
    model.addAttribute("today", today.day());
    model.addAttribute("next", words.next(acting, application, page.reviewed(), false, locale));
    model.addAttribute("story", words.story(acting, page.story(), false, names, locale));
    model.addAttribute("districts", words.districts(acting, application.told(), locale));
    model.addAttribute("groups", words.groups(application.told(), locale));
    model.addAttribute("may", allowed(acting, page));
    if (page.sight().office() && Course.opens(application.state(), Step.REFUSE)) {
      var told = application.told();
      registry
          .of(acting.coalitionId(), told)
          .ifPresent(known -> model.addAttribute("known", known));
      model.addAttribute("nearly", registry.nearly(acting.coalitionId(), told.nameTh()));
    }
    return page;
  }

  private static List<Endorsement> byName(
      List<Endorsement> answers, ApplicationWords.Names names, Locale locale) {
    return answers.stream()
        .sorted(
            Comparator.comparing(
                one -> names.organization(one.organization(), locale),
                Collator.getInstance(locale)))
        .toList();
  }

  /** Which steps the page offers this person now. */
  private Map<String, Boolean> allowed(Acting acting, ReadApplication.ForMember page) {
    var application = page.application();
    var parties = Party.of(acting, false);
    var own = page.own();
    var conflict = own != null && own.conflict();
    var free = !ties.bind(acting, application);
    var may = new HashMap<String, Boolean>();
    for (var step : Step.values())
      may.put(
          step.name(),
          free
              && !(conflict && JUDGING.contains(step))
              && Course.after(application.state(), step, parties).isPresent());
    may.put(Step.ANSWER.name(), page.mayAnswer());
    may.put(
        Step.OPEN_ENDORSEMENT.name(),
        Boolean.TRUE.equals(may.get(Step.OPEN_ENDORSEMENT.name())) && application.ballot() == null);
    may.put(
        Step.REVIEW.name(),
        Boolean.TRUE.equals(may.get(Step.REVIEW.name())) && (own == null || !own.complete()));
    return may;
  }

  /** Opens only for those who may see everything; for others the page is not there. */
  ReadApplication.ForMember openOffice(
      Acting acting, ApplicationId id, Locale locale, Model model) {
    var page = open(acting, id, locale, model);
    if (!page.application().draft() && !page.sight().office()) {
      if (ties.bind(acting, page.application())) return page;
      throw new NotPermitted(Action.REVIEW_APPLICATION);
    }
    return page;
  }

  static String url(Acting acting, ApplicationId id) {
    return "/" + acting.coalition().slug() + "/applications/" + id;
  }

  static ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }

  /** The sentence for what was not done; a missing application is the same 404 as ever. */
  String refusal(Outcome outcome, Locale locale) {
    return switch (outcome) {
      case Outcome.Refused refused -> words.refusal(refused, locale);
      case Outcome.NotNow(var state) -> words.notNow(state, locale);
      case Outcome.NotFound _ -> throw notFound();
      case Outcome.Done _ -> throw new IllegalStateException("Nothing was refused");
    };
  }

  /** Back to the application, or the same page with the sentence that says why not. */
  String answered(
      Acting acting,
      ApplicationId id,
      Outcome outcome,
      String flash,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    if (outcome instanceof Outcome.Done) {
      redirect.addFlashAttribute("flash", flash);
      return "redirect:" + url(acting, id);
    }
    var refusal = refusal(outcome, locale);
    if (outcome instanceof Outcome.Refused refused) Refusals.because(model, refused.key());
    open(acting, id, locale, model);
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    model.addAttribute("refusal", refusal);
    return "admission/show";
  }

  ApplicationWords words() {
    return words;
  }
}
