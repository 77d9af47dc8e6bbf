package org.prasan.referral;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import org.prasan.audit.RefusalsNoted;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.Permit;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The secretary and officers look at emergencies and disputes, of which they are on no side. */
@Controller
@RefusalsNoted("referral")
class ReviewController {
  private final ListReferrals list;
  private final ReadReferral read;
  private final ReferralsController rows;
  private final StepPages steps;
  private final ReferralPages pages;
  private final ReviewEmergency review;
  private final EmergencyPages emergencies;

  ReviewController(
      ListReferrals list,
      ReadReferral read,
      ReferralsController rows,
      StepPages steps,
      ReferralPages pages,
      ReviewEmergency review,
      EmergencyPages emergencies) {
    this.list = list;
    this.read = read;
    this.rows = rows;
    this.steps = steps;
    this.pages = pages;
    this.review = review;
    this.emergencies = emergencies;
  }

  @GetMapping("/{coalition}/referrals/review")
  @Permit(Action.REVIEW_REFERRALS)
  String list(Acting acting, Locale locale, Model model) {
    model.addAttribute("rows", rows.rows(acting, list.toReview(acting), locale));
    model.addAttribute("url", url(acting));
    model.addAttribute("openEmergencies", emergencies.rows(acting, review.waiting(acting), locale));
    return "referral/review-list";
  }

  private static String url(Acting acting) {
    return ReferralPages.base(acting) + "/review";
  }

  @GetMapping("/{coalition}/referrals/review/{id}")
  @Permit(Action.REVIEW_REFERRALS)
  String show(Acting acting, @PathVariable ReferralId id, Locale locale, Model model) {
    var seen = read.forReview(acting, id).orElseThrow(ReferralPages::notFound);
    var referral = seen.referral();
    model.addAttribute("seen", seen);
    model.addAttribute("referral", referral);
    model.addAttribute("base", url(acting));
    model.addAttribute("url", url(acting) + "/" + id);
    model.addAttribute("from", pages.organization(acting.coalitionId(), referral.sender(), locale));
    model.addAttribute("to", pages.address(acting, referral.address(), locale));
    model.addAttribute("clocks", pages.clocks(seen, locale));
    model.addAttribute("story", pages.story(acting, seen, locale));
    model.addAttribute("acts", steps.acts(seen));
    model.addAttribute(
        "calls",
        pages.sides(
            acting.coalitionId(),
            List.of(referral.sender(), referral.address().receiver()),
            locale));
    if (seen.reading().atLeast(Reading.TRIAGE)) {
      model.addAttribute(
          "facts", pages.clients().card(acting.coalitionId(), referral.card(), locale));
      model.addAttribute("flags", pages.clients().flags(referral.card(), locale));
    }
    return "referral/review";
  }

  @GetMapping("/{coalition}/referrals/review/{id}/steps/{word}")
  @Permit(Action.REVIEW_REFERRALS)
  String ask(
      Acting acting,
      @PathVariable ReferralId id,
      @PathVariable String word,
      Locale locale,
      Model model) {
    var seen = read.forReview(acting, id).orElseThrow(ReferralPages::notFound);
    var step = StepPages.step(word);
    var reported = step == Step.SETTLE_DISPUTE ? seen.reported().orElse("") : "";
    model.addAttribute("form", StepForm.fresh(seen.referral(), reported));
    return steps.form(acting, seen, step, url(acting) + "/" + id, locale, model);
  }

  @PostMapping("/{coalition}/referrals/review/{id}/steps/{word}")
  @Permit(Action.REVIEW_REFERRALS)
  String take(
      Acting acting,
      @PathVariable ReferralId id,
      @PathVariable String word,
      @ModelAttribute("form") StepForm form,
      BindingResult errors,
      Locale locale,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    var step = StepPages.step(word);
    if (steps.review(acting, id, step, form, errors) == null) {
      redirect.addFlashAttribute("flash", StepPages.flash(step));
      return "redirect:" + url(acting);
    }
    ReferralPages.unprocessable(response);
    var seen = read.forReview(acting, id).orElseThrow(ReferralPages::notFound);
    return steps.form(acting, seen, step, url(acting) + "/" + id, locale, model);
  }
}
