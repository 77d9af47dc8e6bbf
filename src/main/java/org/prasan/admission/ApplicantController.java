package org.prasan.admission;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.membership.Typed;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.FreshId;
import org.prasan.web.Permit;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page on which an applicant follows the application, sends it, writes and withdraws. */
@Controller
class ApplicantController {
  private final ApplicantPages pages;
  private final SubmitApplication submit;
  private final WithdrawApplication withdraw;
  private final WriteMessage write;

  ApplicantController(
      ApplicantPages pages,
      SubmitApplication submit,
      WithdrawApplication withdraw,
      WriteMessage write) {
    this.pages = pages;
    this.submit = submit;
    this.withdraw = withdraw;
    this.write = write;
  }

  @GetMapping("/{coalition}/apply/{link}")
  @Permit(Action.APPLY)
  String follow(
      Acting acting,
      @PathVariable String link,
      Locale locale,
      Model model,
      HttpServletResponse response) {
    var page = pages.open(acting, link, locale, model).orElse(null);
    if (page == null) return ApplicantPages.gone(response);
    pages.tell(acting, page, locale, model);
    return "admission/follow";
  }

  @GetMapping("/{coalition}/apply/{link}/check")
  @Permit(Action.APPLY)
  String check(
      Acting acting,
      @PathVariable String link,
      Locale locale,
      Model model,
      HttpServletResponse response) {
    var page = pages.open(acting, link, locale, model).orElse(null);
    if (page == null) return ApplicantPages.gone(response);
    pages.tell(acting, page, locale, model);
    return "admission/check";
  }

  @PostMapping("/{coalition}/apply/{link}/check")
  @Permit(Action.APPLY)
  String submit(
      Acting acting,
      @PathVariable String link,
      @RequestParam(defaultValue = "false") boolean consent,
      Locale locale,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    var page = pages.open(acting, link, locale, model).orElse(null);
    if (page == null) return ApplicantPages.gone(response);
    Outcome outcome =
        pages.tooMuch(page.application(), request)
            ? ApplicantPages.THROTTLED
            : submit.submit(acting, page.application().id(), consent);
    var refusal = pages.refusal(outcome, locale);
    if (refusal == null)
      return "redirect:/" + acting.coalition().slug() + "/apply/" + link + "/sent";
    pages.tell(acting, page, locale, model);
    model.addAttribute("consent", consent);
    model.addAttribute("unconsented", outcome.equals(SubmitApplication.UNCONSENTED));
    ApplicantPages.refuse(response, model, refusal);
    return "admission/check";
  }

  @GetMapping("/{coalition}/apply/{link}/sent")
  @Permit(Action.APPLY)
  String sent(
      Acting acting,
      @PathVariable String link,
      Locale locale,
      Model model,
      HttpServletResponse response) {
    var page = pages.open(acting, link, locale, model).orElse(null);
    if (page == null) return ApplicantPages.gone(response);
    return page.application().draft()
        ? "redirect:/" + acting.coalition().slug() + "/apply/" + link
        : "admission/sent";
  }

  @PostMapping("/{coalition}/apply/{link}/messages")
  @Permit(Action.APPLY)
  String write(
      Acting acting,
      @PathVariable String link,
      @RequestParam(required = false) @Nullable UUID entry,
      @RequestParam(required = false) @Nullable String words,
      Locale locale,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    var page = pages.open(acting, link, locale, model).orElse(null);
    if (page == null) return ApplicantPages.gone(response);
    var text = Typed.paragraphs(words);
    String refusal;
    if (pages.tooMuch(page.application(), request)) refusal = pages.throttled(locale);
    else if (text == null || text.length() > WriteMessage.LONGEST)
      refusal = pages.refusal(Messages.unfit(text), locale);
    else
      refusal =
          pages.refusal(
              write.fromApplicant(
                  acting,
                  page.application().id(),
                  Objects.requireNonNullElseGet(entry, FreshId::next),
                  text),
              locale);
    if (refusal == null) {
      redirect.addFlashAttribute("flash", "admission.message.sent");
      return "redirect:/" + acting.coalition().slug() + "/apply/" + link + "#story";
    }
    pages.tell(acting, page, locale, model);
    model.addAttribute("words", words);
    model.addAttribute("wordsRefusal", refusal);
    response.setStatus(422);
    return "admission/follow";
  }

  @GetMapping("/{coalition}/apply/{link}/withdraw")
  @Permit(Action.APPLY)
  String askToWithdraw(
      Acting acting,
      @PathVariable String link,
      Locale locale,
      Model model,
      HttpServletResponse response) {
    var page = pages.open(acting, link, locale, model).orElse(null);
    if (page == null) return ApplicantPages.gone(response);
    var base = "/" + acting.coalition().slug() + "/apply/" + link;
    model.addAttribute("titleKey", "admission.withdraw");
    model.addAttribute(
        "textKey",
        page.application().draft() ? "admission.withdraw.draft" : "admission.withdraw.text");
    model.addAttribute("subject", page.application().name().in(locale));
    model.addAttribute("actionKey", "admission.withdraw.act");
    model.addAttribute("actionUrl", base + "/withdraw");
    model.addAttribute("backUrl", base);
    return "web/confirm";
  }

  @PostMapping("/{coalition}/apply/{link}/withdraw")
  @Permit(Action.APPLY)
  String withdraw(
      Acting acting,
      @PathVariable String link,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    var page = pages.open(acting, link, locale, model).orElse(null);
    if (page == null) return ApplicantPages.gone(response);
    var refusal = pages.refusal(withdraw.withdraw(acting, page.application().id()), locale);
    if (refusal != null) {
      pages.tell(acting, page, locale, model);
      ApplicantPages.refuse(response, model, refusal);
      return "admission/follow";
    }
    redirect.addFlashAttribute("flash", "admission.withdrawn");
    return "redirect:/" + acting.coalition().slug() + "/apply/" + link;
  }
}
