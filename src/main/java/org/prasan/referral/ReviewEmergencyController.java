package org.prasan.referral;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.Refusals;
import org.prasan.audit.RefusalsNoted;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.FormCheck;
import org.prasan.web.Permit;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The secretary and officers say whether an emergency access was justified. */
@Controller
@RefusalsNoted("referral")
class ReviewEmergencyController {
  private final ReviewEmergency review;
  private final EmergencyPages emergencies;
  private final ReferralPages pages;

  ReviewEmergencyController(
      ReviewEmergency review, EmergencyPages emergencies, ReferralPages pages) {
    this.review = review;
    this.emergencies = emergencies;
    this.pages = pages;
  }

  /** What a reviewer found, as it was typed. */
  record VerdictForm(@Nullable String verdict, @Nullable String words) {
    @Override
    public String toString() {
      return "VerdictForm[]";
    }
  }

  @GetMapping("/{coalition}/referrals/review/emergencies/{id}")
  @Permit(Action.REVIEW_REFERRALS)
  String show(Acting acting, @PathVariable UUID id, Locale locale, Model model) {
    model.addAttribute("form", new VerdictForm("", ""));
    return shown(acting, id, locale, model);
  }

  private String shown(Acting acting, UUID id, Locale locale, Model model) {
    var one = review.one(acting, id).orElseThrow(ReferralPages::notFound);
    var referral = one.referral();
    Refusals.about(model, referral.id());
    model.addAttribute("base", ReferralPages.base(acting) + "/review");
    model.addAttribute("refused", one.refused());
    if (one.barred()) return "referral/review-barred";
    model.addAttribute("referral", referral);
    model.addAttribute("url", ReferralPages.base(acting) + "/review/emergencies/" + id);
    model.addAttribute("from", pages.organization(acting.coalitionId(), referral.sender(), locale));
    model.addAttribute("to", pages.address(acting, referral.address(), locale));
    model.addAttribute(
        "emergencies", emergencies.lines(acting, List.of(one.emergency()), one.said(), locale));
    model.addAttribute("calls", pages.sides(acting.coalitionId(), one.sides(), locale));
    model.addAttribute("readings", one.readings());
    model.addAttribute("clocks", pages.clocks(one.running(), Set.of(Party.REVIEWER), locale));
    var verdicts = new LinkedHashMap<String, String>();
    verdicts.put("yes", pages.say("referral.emergency.justified", locale));
    verdicts.put("no", pages.say("referral.emergency.unjustified", locale));
    model.addAttribute("verdicts", verdicts);
    model.addAttribute("wordless", referral.erased());
    return "referral/review-emergency";
  }

  @PostMapping("/{coalition}/referrals/review/emergencies/{id}")
  @Permit(Action.REVIEW_REFERRALS)
  String review(
      Acting acting,
      @PathVariable UUID id,
      @ModelAttribute("form") VerdictForm form,
      BindingResult errors,
      Locale locale,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    var check = new FormCheck(errors);
    var verdict = FormCheck.plain(form.verdict());
    if (!List.of("yes", "no").contains(verdict)) check.wrong("verdict", "web.wrong.choose");
    var words =
        review.wordless(acting, id)
            ? check.limited("words", form.words(), StepForm.LONGEST)
            : check.words("words", form.words(), StepForm.LONGEST);
    if (!check.refused())
      switch (review.review(acting, id, verdict.equals("yes"), words)) {
        // The page says so in place of the form.
        case NOT_IMPARTIAL -> Refusals.because(model, ReviewEmergency.Reviewed.NOT_IMPARTIAL.key());
        case ALREADY -> Refusals.because(model, ReviewEmergency.Reviewed.ALREADY.key());
        case DONE -> {
          redirect.addFlashAttribute("flash", "referral.emergency.reviewed");
          return ReferralPages.to(acting, "/review");
        }
        case WITHOUT_WORDS -> check.wrong("words", ReviewEmergency.Reviewed.WITHOUT_WORDS.key());
        case NOT_THERE -> throw ReferralPages.notFound();
      }
    ReferralPages.unprocessable(response);
    model.addAttribute("sent", true);
    return shown(acting, id, locale, model);
  }
}
