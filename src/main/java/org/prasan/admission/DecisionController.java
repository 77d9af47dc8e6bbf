package org.prasan.admission;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.RefusalsNoted;
import org.prasan.language.ThaiDates;
import org.prasan.membership.Wrong;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.OrganizationId;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page on which the secretary records what the coalition decided. */
@Controller
@RefusalsNoted("application")
class DecisionController {
  private static final Pattern UUID =
      Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private final ApplicationPages pages;
  private final DecideApplication decide;
  private final Today today;

  DecisionController(ApplicationPages pages, DecideApplication decide, Today today) {
    this.pages = pages;
    this.decide = decide;
    this.today = today;
  }

  /** What was decided. */
  enum Verdict {
    ADMIT,
    REFUSE
  }

  /** The decision as it is typed. */
  record DecisionForm(
      @Nullable Verdict verdict,
      @Nullable String reference,
      @Nullable String on,
      @Nullable String reason,
      @Nullable String override,
      @Nullable String registered) {

    private @Nullable OrganizationId shown() {
      return registered == null || !UUID.matcher(registered).matches()
          ? null
          : OrganizationId.of(registered);
    }

    DecideApplication.@Nullable Decided read(Errors errors) {
      var wrong = new Wrong(errors);
      if (verdict == null) wrong.say("verdict", "admission.wrong.verdict");
      var where = wrong.line("reference", reference);
      if (where == null) wrong.say("reference", "admission.wrong.reference");
      var day = wrong.date("on", on);
      if (day == null && !errors.hasFieldErrors("on")) wrong.say("on", "admission.wrong.day");
      var why = wrong.text("reason", reason);
      if (verdict == Verdict.REFUSE && why == null) wrong.say("reason", "admission.refused.reason");
      var despite = wrong.text("override", override);
      if (errors.hasErrors() || where == null || day == null) return null;
      return new DecideApplication.Decided(where, day, why, despite, shown());
    }
  }

  @GetMapping("/{coalition}/applications/{id}/decision")
  @Permit(Action.HANDLE_APPLICATION)
  String form(Acting acting, @PathVariable ApplicationId id, Locale locale, Model model) {
    var page = pages.openOffice(acting, id, locale, model);
    if (!Course.opens(page.application().state(), Step.REFUSE) || !page.sight().office())
      return "redirect:" + ApplicationPages.url(acting, id);
    var form =
        new DecisionForm(
            Course.opens(page.application().state(), Step.ADMIT) ? null : Verdict.REFUSE,
            null,
            ThaiDates.full(today.day(), locale),
            null,
            null,
            null);
    model.addAttribute("form", form);
    return page(page.application(), locale, model);
  }

  @PostMapping("/{coalition}/applications/{id}/decision")
  @Permit(Action.HANDLE_APPLICATION)
  String record(
      Acting acting,
      @PathVariable ApplicationId id,
      @RequestParam(defaultValue = "record") String step,
      @ModelAttribute("form") DecisionForm form,
      BindingResult errors,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    var page = pages.openOffice(acting, id, locale, model);
    if (step.equals("edit")) return page(page.application(), locale, model);
    var decided = form.read(errors);
    var admits = form.verdict() == Verdict.ADMIT;
    if (decided != null && step.equals("check")) {
      var objection = decide.objection(page.application(), decided, admits).orElse(null);
      if (objection == null) return check(page.application(), decided, model);
      errors.reject("admission.refused", new Object[] {pages.refusal(objection, locale)}, "");
    } else if (decided != null) {
      var outcome = admits ? decide.admit(acting, id, decided) : decide.refuse(acting, id, decided);
      if (outcome instanceof Outcome.Done) {
        redirect.addFlashAttribute(
            "flash", admits ? "admission.admitted" : "admission.turned-down");
        return "redirect:" + ApplicationPages.url(acting, id);
      }
      errors.reject("admission.refused", new Object[] {pages.refusal(outcome, locale)}, "");
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return page(page.application(), locale, model);
  }

  /** Shows once more what will be recorded; nothing is recorded yet. */
  private String check(Application application, DecideApplication.Decided decided, Model model) {
    model.addAttribute("decided", decided);
    model.addAttribute("overrides", decide.unendorsed(application).isPresent());
    return "admission/decide-check";
  }

  private String page(Application application, Locale locale, Model model) {
    var verdicts = new LinkedHashMap<String, String>();
    if (Course.opens(application.state(), Step.ADMIT))
      verdicts.put(Verdict.ADMIT.name(), pages.words().text("admission.verdict.ADMIT", locale));
    verdicts.put(Verdict.REFUSE.name(), pages.words().text("admission.verdict.REFUSE", locale));
    model.addAttribute("verdicts", verdicts);
    model.addAttribute(
        "unendorsed",
        decide.unendorsed(application).map(why -> pages.refusal(why, locale)).orElse(null));
    return "admission/decide";
  }
}
