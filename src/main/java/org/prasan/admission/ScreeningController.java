package org.prasan.admission;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.RefusalsNoted;
import org.prasan.membership.Wrong;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.Permit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.validation.Errors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages on which an application is checked and scored. */
@Controller
@RefusalsNoted("application")
class ScreeningController {
  private final ApplicationPages pages;
  private final CheckDocuments check;
  private final ReviewApplication review;
  private final Today today;

  ScreeningController(
      ApplicationPages pages, CheckDocuments check, ReviewApplication review, Today today) {
    this.pages = pages;
    this.check = check;
    this.review = review;
    this.today = today;
  }

  /** What is missing, and until when it is wanted. */
  record AskForm(@Nullable String reason, @Nullable String by) {}

  /** Whether a reviewer is too close to the applicant, and why. */
  record DeclarationForm(@Nullable Boolean conflict, @Nullable String note) {}

  /** A score as it was chosen, with what the reviewer says about it. */
  record ScoreField(@Nullable String points, @Nullable String note) {}

  /** What a reviewer hands in. */
  record ReviewForm(
      @Nullable List<ScoreField> scores,
      Review.@Nullable Recommendation recommendation,
      @Nullable String comment) {

    static ReviewForm blank(int criteria) {
      var fields = new ArrayList<ScoreField>();
      for (int i = 0; i < criteria; i++) fields.add(new ScoreField(null, null));
      return new ReviewForm(fields, null, null);
    }

    /** The form of the page always sends a line for each criterion. */
    boolean lacks(int criteria) {
      return criteria > 0 && (scores == null || scores.size() < criteria);
    }

    ReviewApplication.@Nullable Judgement read(
        List<Criterion> criteria, Locale locale, Errors errors) {
      var wrong = new Wrong(errors);
      var given = Objects.requireNonNullElse(scores, List.<ScoreField>of());
      var read = new ArrayList<Review.Score>();
      for (int i = 0; i < criteria.size(); i++) {
        var field = given.get(i);
        var note = wrong.text("scores[" + i + "].note", field.note());
        if (field.points() == null || !field.points().matches("[0-4]"))
          wrong.say(
              "scores[" + i + "].points",
              "admission.wrong.score",
              criteria.get(i).text().in(locale));
        else read.add(new Review.Score(Integer.parseInt(field.points()), note == null ? "" : note));
      }
      if (recommendation == null) wrong.say("recommendation", "admission.wrong.recommendation");
      var said = wrong.text("comment", comment);
      if (errors.hasErrors() || recommendation == null) return null;
      return new ReviewApplication.Judgement(read, recommendation, said == null ? "" : said);
    }
  }

  @GetMapping("/{coalition}/applications/{id}/ask")
  @Permit(Action.SEE_APPLICATIONS)
  String askForm(Acting acting, @PathVariable ApplicationId id, Locale locale, Model model) {
    pages.openOffice(acting, id, locale, model);
    model.addAttribute("form", new AskForm(null, null));
    return "admission/ask";
  }

  @PostMapping("/{coalition}/applications/{id}/ask")
  @Permit(Action.SEE_APPLICATIONS)
  String ask(
      Acting acting,
      @PathVariable ApplicationId id,
      @ModelAttribute("form") AskForm form,
      BindingResult errors,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    pages.openOffice(acting, id, locale, model);
    var wrong = new Wrong(errors);
    var reason = wrong.text("reason", form.reason());
    var by = wrong.date("by", form.by());
    if (by != null && by.isBefore(today.day())) wrong.say("by", "admission.wrong.past");
    if (reason == null && !errors.hasFieldErrors("reason"))
      wrong.say("reason", "admission.wrong.reason");
    if (errors.hasErrors() || reason == null) return again("admission/ask", response);
    return pages.answered(
        acting,
        id,
        check.ask(acting, id, reason, by),
        "admission.asked",
        locale,
        model,
        response,
        redirect);
  }

  @PostMapping("/{coalition}/applications/{id}/complete")
  @Permit(Action.SEE_APPLICATIONS)
  String complete(
      Acting acting,
      @PathVariable ApplicationId id,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    pages.openOffice(acting, id, locale, model);
    return pages.answered(
        acting,
        id,
        check.complete(acting, id),
        "admission.completed",
        locale,
        model,
        response,
        redirect);
  }

  /** What is not there looks so to everybody, hence the wide permission of the route. */
  @GetMapping("/{coalition}/applications/{id}/review")
  @Permit(Action.SEE_APPLICATIONS)
  String reviewForm(Acting acting, @PathVariable ApplicationId id, Locale locale, Model model) {
    var page = pages.openOffice(acting, id, locale, model);
    acting.require(Action.REVIEW_APPLICATION);
    if (!page.sight().office()) {
      model.addAttribute("refusal", pages.words().text("admission.refused.own", locale));
      return "admission/show";
    }
    if (page.application().state() != State.DOCUMENTS_COMPLETE)
      return "redirect:" + ApplicationPages.url(acting, id);
    var own = page.own();
    if (own == null) {
      model.addAttribute("form", new DeclarationForm(null, null));
      return declarationPage(locale, model);
    }
    if (own.conflict() || own.complete()) return "redirect:" + ApplicationPages.url(acting, id);
    model.addAttribute("form", ReviewForm.blank(page.application().criteria().size()));
    return reviewPage(locale, model);
  }

  @PostMapping("/{coalition}/applications/{id}/declaration")
  @Permit(Action.REVIEW_APPLICATION)
  String declare(
      Acting acting,
      @PathVariable ApplicationId id,
      @ModelAttribute("form") DeclarationForm form,
      BindingResult errors,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    pages.openOffice(acting, id, locale, model);
    var wrong = new Wrong(errors);
    if (form.conflict() == null) wrong.say("conflict", "admission.wrong.declaration");
    var note = wrong.text("note", form.note());
    if (Boolean.TRUE.equals(form.conflict()) && note == null)
      wrong.say("note", "admission.refused.conflict-note");
    if (errors.hasErrors() || form.conflict() == null)
      return again(declarationPage(locale, model), response);
    var outcome = review.declare(acting, id, form.conflict(), note == null ? "" : note);
    if (outcome instanceof Outcome.Done && !form.conflict())
      return "redirect:" + ApplicationPages.url(acting, id) + "/review";
    return pages.answered(
        acting, id, outcome, "admission.declared", locale, model, response, redirect);
  }

  @PostMapping("/{coalition}/applications/{id}/review")
  @Permit(Action.REVIEW_APPLICATION)
  String score(
      Acting acting,
      @PathVariable ApplicationId id,
      @ModelAttribute("form") ReviewForm form,
      BindingResult errors,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    var page = pages.openOffice(acting, id, locale, model);
    var criteria = page.application().criteria();
    if (form.lacks(criteria.size()))
      return pages.answered(
          acting,
          id,
          Outcome.Refused.because("admission.refused.scores"),
          "",
          locale,
          model,
          response,
          redirect);
    var judgement = form.read(criteria, locale, errors);
    if (judgement == null) {
      reviewPage(locale, model);
      return again("admission/review", response);
    }
    return pages.answered(
        acting,
        id,
        review.score(acting, id, judgement),
        "admission.reviewed",
        locale,
        model,
        response,
        redirect);
  }

  private String declarationPage(Locale locale, Model model) {
    var choices = new LinkedHashMap<String, String>();
    choices.put("false", pages.words().text("admission.declare.no", locale));
    choices.put("true", pages.words().text("admission.declare.yes", locale));
    model.addAttribute("declarations", choices);
    return "admission/declare";
  }

  private String reviewPage(Locale locale, Model model) {
    var points = new LinkedHashMap<String, String>();
    for (int i = 0; i <= Review.BEST; i++)
      points.put(Integer.toString(i), pages.words().text("admission.points." + i, locale));
    Map<String, String> recommendations = new LinkedHashMap<>();
    for (var one : Review.Recommendation.values())
      recommendations.put(one.name(), pages.words().text(one.key(), locale));
    model.addAttribute("points", points);
    model.addAttribute("recommendations", recommendations);
    return "admission/review";
  }

  private static String again(String view, HttpServletResponse response) {
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return view;
  }
}
