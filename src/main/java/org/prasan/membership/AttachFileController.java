package org.prasan.membership;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.Refusals;
import org.prasan.audit.RefusalsNoted;
import org.prasan.files.Upload;
import org.prasan.language.ThaiDates;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.OrganizationId;
import org.prasan.web.Confirmation;
import org.prasan.web.Permit;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages on which an organization shows its papers and its logo. */
@Controller
@RefusalsNoted("organization")
class AttachFileController {
  private static final String NO_FILE = "membership.wrong.no-file";

  private final EditPages pages;
  private final AttachFile attachFile;
  private final MessageSource messages;

  AttachFileController(EditPages pages, AttachFile attachFile, MessageSource messages) {
    this.pages = pages;
    this.attachFile = attachFile;
    this.messages = messages;
  }

  /** What is told of a paper beside the paper itself. */
  record EvidenceForm(@Nullable String expires) {}

  @GetMapping("/{coalition}/organizations/{id}/evidence")
  @Permit(Action.EDIT_OWN_ORGANIZATION)
  String evidence(Acting acting, @PathVariable OrganizationId id, Locale locale, Model model) {
    var known = pages.open(acting, id, locale, model).evidence();
    var expires =
        known == null || known.expires() == null ? null : ThaiDates.full(known.expires(), locale);
    return evidencePage(new EvidenceForm(expires), model);
  }

  @PostMapping("/{coalition}/organizations/{id}/evidence")
  @Permit(Action.EDIT_OWN_ORGANIZATION)
  String attachEvidence(
      Acting acting,
      @PathVariable OrganizationId id,
      @RequestParam(required = false) @Nullable MultipartFile paper,
      @ModelAttribute("form") EvidenceForm form,
      BindingResult errors,
      Locale locale,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    pages.open(acting, id, locale, model);
    var expires = new Wrong(errors).date("expires", form.expires());
    if (errors.hasErrors()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return evidencePage(form, model);
    }
    var outcome = attachFile.evidence(acting, id, upload(paper), expires);
    return answered(acting, id, outcome, redirect)
        .orElseGet(
            () -> {
              refuse(outcome, locale, model, response);
              return evidencePage(form, model);
            });
  }

  @GetMapping("/{coalition}/organizations/{id}/evidence/withdraw")
  @Permit(Action.EDIT_OWN_ORGANIZATION)
  String askWithdrawEvidence(
      Acting acting, @PathVariable OrganizationId id, Locale locale, Model model) {
    return askWithdraw(acting, id, "evidence", locale, model);
  }

  @PostMapping("/{coalition}/organizations/{id}/evidence/withdraw")
  @Permit(Action.EDIT_OWN_ORGANIZATION)
  String withdrawEvidence(
      Acting acting, @PathVariable OrganizationId id, RedirectAttributes redirect) {
    return answered(acting, id, attachFile.withdrawEvidence(acting, id), redirect).orElseThrow();
  }

  @GetMapping("/{coalition}/organizations/{id}/logo")
  @Permit(Action.EDIT_OWN_ORGANIZATION)
  String logo(Acting acting, @PathVariable OrganizationId id, Locale locale, Model model) {
    pages.open(acting, id, locale, model);
    return logoPage(model);
  }

  @PostMapping("/{coalition}/organizations/{id}/logo")
  @Permit(Action.EDIT_OWN_ORGANIZATION)
  String attachLogo(
      Acting acting,
      @PathVariable OrganizationId id,
      @RequestParam(required = false) @Nullable MultipartFile picture,
      Locale locale,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    pages.open(acting, id, locale, model);
    var outcome = attachFile.logo(acting, id, upload(picture));
    return answered(acting, id, outcome, redirect)
        .orElseGet(
            () -> {
              refuse(outcome, locale, model, response);
              return logoPage(model);
            });
  }

  @GetMapping("/{coalition}/organizations/{id}/logo/withdraw")
  @Permit(Action.EDIT_OWN_ORGANIZATION)
  String askWithdrawLogo(
      Acting acting, @PathVariable OrganizationId id, Locale locale, Model model) {
    return askWithdraw(acting, id, "logo", locale, model);
  }

  @PostMapping("/{coalition}/organizations/{id}/logo/withdraw")
  @Permit(Action.EDIT_OWN_ORGANIZATION)
  String withdrawLogo(Acting acting, @PathVariable OrganizationId id, RedirectAttributes redirect) {
    return answered(acting, id, attachFile.withdrawLogo(acting, id), redirect).orElseThrow();
  }

  private String askWithdraw(
      Acting acting, OrganizationId id, String what, Locale locale, Model model) {
    var name = pages.open(acting, id, locale, model).name().in(locale);
    var url = "/" + acting.coalition().slug() + "/organizations/" + id + "/" + what;
    var key = "membership.%s.withdraw.sure".formatted(what);
    Confirmation.ask(model, key, name, url + "/withdraw", url);
    return Confirmation.VIEW;
  }

  private static @Nullable Upload upload(@Nullable MultipartFile sent) {
    return sent == null || sent.isEmpty() ? null : Upload.of(sent);
  }

  private static Optional<String> answered(
      Acting acting, OrganizationId id, AttachFile.Outcome outcome, RedirectAttributes redirect) {
    return switch (outcome) {
      case AttachFile.Attached() -> {
        redirect.addFlashAttribute("flash", "membership.saved");
        yield Optional.of("redirect:/" + acting.coalition().slug() + "/organizations/" + id);
      }
      case AttachFile.NotFound() -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
      case AttachFile.NothingSent _, AttachFile.Refused _ -> Optional.empty();
    };
  }

  private void refuse(
      AttachFile.Outcome outcome, Locale locale, Model model, HttpServletResponse response) {
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    model.addAttribute(
        "refusal",
        outcome instanceof AttachFile.Refused(var reason)
            ? messages.getMessage(reason.key(), reason.details(), locale)
            : messages.getMessage(NO_FILE, null, locale));
    Refusals.because(
        model, outcome instanceof AttachFile.Refused(var reason) ? reason.key() : NO_FILE);
  }

  private static String evidencePage(EvidenceForm form, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("kinds", Evidence.PURPOSE.accept());
    return "membership/edit-evidence";
  }

  private static String logoPage(Model model) {
    model.addAttribute("kinds", AttachFile.LOGO.accept());
    return "membership/edit-logo";
  }
}
