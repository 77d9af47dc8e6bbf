package org.prasan.admission;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.RefusalsNoted;
import org.prasan.membership.Typed;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.Permit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The secretary invites an organization to apply, lets one in late, or replaces a lost link. */
@Controller
@RefusalsNoted("application")
class InviteApplicantController {
  private final ApplicationPages pages;
  private final StartApplication start;
  private final HelpApplicant help;
  private final ApplicantLinks links;
  private final Admissions admissions;
  private final Today today;

  InviteApplicantController(
      ApplicationPages pages,
      StartApplication start,
      HelpApplicant help,
      ApplicantLinks links,
      Admissions admissions,
      Today today) {
    this.pages = pages;
    this.start = start;
    this.help = help;
    this.links = links;
    this.admissions = admissions;
    this.today = today;
  }

  @GetMapping("/{coalition}/applications/invite")
  @Permit(Action.HANDLE_APPLICATION)
  String form(Acting acting, Model model) {
    model.addAttribute("form", new ApplicantForms.Start(LinkToken.fresh().value(), "", "", "", ""));
    return page(acting, model);
  }

  @PostMapping("/{coalition}/applications/invite")
  @Permit(Action.HANDLE_APPLICATION)
  String invite(
      Acting acting,
      @ModelAttribute("form") ApplicantForms.Start form,
      BindingResult errors,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    var token = LinkToken.read(form.key()).orElse(null);
    var wish = form.read(errors, Locale.forLanguageTag("th"));
    var late = Typed.paragraphs(form.late());
    if (token == null) errors.reject("admission.wrong.key");
    if (late != null && late.length() > WriteMessage.LONGEST)
      errors.rejectValue("late", "admission.refused.long", new Object[] {WriteMessage.LONGEST}, "");
    if (token != null && wish != null && !errors.hasErrors()) {
      var outcome = start.invite(acting, token, wish, late);
      if (outcome instanceof Outcome.Done(var id)) return link(acting, id, token, redirect);
      errors.reject("admission.refused", new Object[] {pages.refusal(outcome, locale)}, "");
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return page(acting, model);
  }

  @PostMapping("/{coalition}/applications/{id}/late")
  @Permit(Action.HANDLE_APPLICATION)
  String openLate(
      Acting acting,
      @PathVariable ApplicationId id,
      @RequestParam(required = false) @Nullable String reason,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    pages.openOffice(acting, id, locale, model);
    var text = Typed.paragraphs(reason);
    var outcome =
        text == null || !Messages.fit(text)
            ? Messages.unfit(text)
            : help.openLate(acting, id, text);
    model.addAttribute("reason", reason);
    return pages.answered(
        acting, id, outcome, "admission.late-opened", locale, model, response, redirect);
  }

  /**
   * The new link stands on the next page once, for whoever hands it over by telephone or on paper.
   */
  @PostMapping("/{coalition}/applications/{id}/link")
  @Permit(Action.HANDLE_APPLICATION)
  String renewLink(
      Acting acting,
      @PathVariable ApplicationId id,
      @RequestParam(required = false) @Nullable String key,
      @RequestParam(required = false) @Nullable Long before,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    pages.openOffice(acting, id, locale, model);
    var token = LinkToken.read(key).orElseGet(LinkToken::fresh);
    var outcome = help.renewLink(acting, id, token, key == null ? null : before);
    return outcome instanceof Outcome.Done
        ? link(acting, id, token, redirect)
        : pages.answered(acting, id, outcome, "", locale, model, response, redirect);
  }

  private String link(
      Acting acting, ApplicationId id, LinkToken token, RedirectAttributes redirect) {
    redirect.addFlashAttribute("address", links.address(acting.coalition(), token));
    return "redirect:" + ApplicationPages.url(acting, id) + "/link";
  }

  /** Whoever comes back to it finds no link any more, but the application. */
  @GetMapping("/{coalition}/applications/{id}/link")
  @Permit(Action.HANDLE_APPLICATION)
  String showLink(Acting acting, @PathVariable ApplicationId id, Locale locale, Model model) {
    pages.openOffice(acting, id, locale, model);
    return model.containsAttribute("address")
        ? "admission/link"
        : "redirect:" + ApplicationPages.url(acting, id);
  }

  private String page(Acting acting, Model model) {
    model.addAttribute("intake", admissions.intake(acting.coalitionId(), today.day()));
    model.addAttribute("base", "/" + acting.coalition().slug() + "/applications");
    return "admission/invite";
  }
}
