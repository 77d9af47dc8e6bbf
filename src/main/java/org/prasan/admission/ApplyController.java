package org.prasan.admission;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.prasan.coalition.PublicFace;
import org.prasan.coalition.RuleKey;
import org.prasan.identity.Throttle;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.Permit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What it takes to become a member, for everybody, and the form that begins an application. */
@Controller
class ApplyController {
  private final StartApplication start;
  private final Admissions admissions;
  private final Throttle throttle;
  private final Today today;

  ApplyController(StartApplication start, Admissions admissions, Throttle throttle, Today today) {
    this.start = start;
    this.admissions = admissions;
    this.throttle = throttle;
    this.today = today;
  }

  @GetMapping("/{coalition}/apply")
  @Permit(Action.APPLY)
  String about(Acting acting, Model model) {
    PublicFace.require(acting);
    var day = today.day();
    model.addAttribute("intake", admissions.intake(acting.coalitionId(), day));
    model.addAttribute("criteria", admissions.criteria(acting.coalitionId(), day));
    model.addAttribute("papers", admissions.papers(acting.coalitionId(), day));
    model.addAttribute("reviewers", admissions.reviewers(acting.coalitionId(), day));
    model.addAttribute("windowRule", RuleKey.INTAKE_WINDOW.path());
    return "admission/about";
  }

  @GetMapping("/{coalition}/apply/start")
  @Permit(Action.APPLY)
  String form(Acting acting, Model model) {
    PublicFace.require(acting);
    model.addAttribute(
        "form", new ApplicantForms.Start(LinkToken.fresh().value(), "", "", "", null));
    return page(acting, model);
  }

  @PostMapping("/{coalition}/apply/start")
  @Permit(Action.APPLY)
  String start(
      Acting acting,
      @ModelAttribute("form") ApplicantForms.Start form,
      BindingResult errors,
      Locale locale,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    PublicFace.require(acting);
    var token = LinkToken.read(form.key()).orElse(null);
    var wish = form.read(errors, locale);
    if (token == null) errors.reject("admission.wrong.key");
    if (token == null || wish == null)
      return refused(acting, HttpStatus.UNPROCESSABLE_CONTENT, model, response);
    if (throttle.count(Throttle.Channel.APPLY, null, request.getRemoteAddr())
        != Throttle.Answer.GO_ON) {
      errors.reject("admission.refused.throttled");
      return refused(acting, HttpStatus.TOO_MANY_REQUESTS, model, response);
    }
    if (!start.begun(acting, token)
        && throttle.count(Throttle.Channel.MAIL, mailbox(acting, wish), request.getRemoteAddr())
            != Throttle.Answer.GO_ON) {
      errors.rejectValue("email", "admission.refused.mailed");
      return refused(acting, HttpStatus.TOO_MANY_REQUESTS, model, response);
    }
    return switch (start.start(acting, token, wish)) {
      case Outcome.Done _ -> {
        redirect.addFlashAttribute("flash", "admission.begun");
        redirect.addFlashAttribute("fresh", true);
        yield "redirect:/" + acting.coalition().slug() + "/apply/" + token.value();
      }
      case Outcome.NotNow _, Outcome.Refused _, Outcome.NotFound _ ->
          throw new IllegalStateException("Nothing stands against beginning an application");
    };
  }

  /** Anybody may type anybody's address: to each this coalition writes a few times an hour only. */
  private static String mailbox(Acting acting, StartApplication.Wish wish) {
    return acting.coalitionId() + " " + wish.contact().email().toLowerCase(Locale.ROOT);
  }

  private String refused(
      Acting acting, HttpStatus status, Model model, HttpServletResponse response) {
    response.setStatus(status.value());
    return page(acting, model);
  }

  private String page(Acting acting, Model model) {
    model.addAttribute("intake", admissions.intake(acting.coalitionId(), today.day()));
    model.addAttribute("base", "/" + acting.coalition().slug() + "/apply");
    return "admission/start";
  }
}
