package org.prasan.admission;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.files.Upload;
import org.prasan.language.LocalizedText;
import org.prasan.membership.Wrong;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.FreshId;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page on which an applicant attaches the papers the coalition asks for. */
@Controller
class ApplicantPapersController {
  private final ApplicantPages pages;
  private final AttachPaper attach;
  private final Admissions admissions;
  private final MessageSource messages;
  private final Today today;

  ApplicantPapersController(
      ApplicantPages pages,
      AttachPaper attach,
      Admissions admissions,
      MessageSource messages,
      Today today) {
    this.pages = pages;
    this.attach = attach;
    this.admissions = admissions;
    this.messages = messages;
    this.today = today;
  }

  /** Something asked for, and the papers there are for it. */
  record Asked(LocalizedText text, List<Paper> papers, boolean required) {}

  @GetMapping("/{coalition}/apply/{link}/papers")
  @Permit(Action.APPLY)
  String papers(
      Acting acting,
      @PathVariable String link,
      Locale locale,
      Model model,
      HttpServletResponse response) {
    var page = pages.open(acting, link, locale, model).orElse(null);
    if (page == null) return ApplicantPages.gone(response);
    model.addAttribute("form", ApplicantForms.PaperPart.fresh());
    return page(acting, page, model);
  }

  @PostMapping("/{coalition}/apply/{link}/papers")
  @Permit(Action.APPLY)
  String attach(
      Acting acting,
      @PathVariable String link,
      @RequestParam(required = false) @Nullable MultipartFile paper,
      @ModelAttribute("form") ApplicantForms.PaperPart form,
      BindingResult errors,
      Locale locale,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    var page = pages.open(acting, link, locale, model).orElse(null);
    if (page == null) return ApplicantPages.gone(response);
    var expires = new Wrong(errors).date("expires", form.expires());
    var asked =
        asked(acting, page).stream()
            .filter(one -> one.text().th().equals(form.requirement()))
            .findFirst();
    String refusal = null;
    if (asked.isEmpty()) errors.rejectValue("requirement", "admission.wrong.requirement");
    if (paper == null || paper.isEmpty())
      refusal = messages.getMessage("membership.wrong.no-file", null, locale);
    if (refusal == null && asked.isPresent() && paper != null && !errors.hasErrors())
      refusal =
          pages.tooMuch(page.application(), request)
                  || pages.tooLarge(page.application(), paper.getSize(), request)
              ? pages.throttled(locale)
              : pages.refusal(
                  attach.attach(
                      acting,
                      page.application().id(),
                      Objects.requireNonNullElseGet(form.id(), FreshId::next),
                      asked.get().text(),
                      Upload.of(paper),
                      expires),
                  locale);
    if (refusal == null && !errors.hasErrors()) {
      redirect.addFlashAttribute("flash", "admission.paper.added");
      return "redirect:/" + acting.coalition().slug() + "/apply/" + link + "/papers";
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    model.addAttribute("fileRefusal", refusal);
    return page(acting, page, model);
  }

  @GetMapping("/{coalition}/apply/{link}/papers/{paper}/remove")
  @Permit(Action.APPLY)
  String askRemove(
      Acting acting,
      @PathVariable String link,
      @PathVariable UUID paper,
      Locale locale,
      Model model,
      HttpServletResponse response) {
    var page = pages.open(acting, link, locale, model).orElse(null);
    var its =
        page == null
            ? Optional.<Paper>empty()
            : page.papers().stream().filter(one -> one.id().equals(paper)).findFirst();
    if (its.isEmpty()) return ApplicantPages.gone(response);
    var url = "/" + acting.coalition().slug() + "/apply/" + link + "/papers";
    Confirmation.ask(
        model,
        "admission.papers.remove.sure",
        its.get().name(),
        url + "/" + paper + "/remove",
        url);
    return Confirmation.VIEW;
  }

  @PostMapping("/{coalition}/apply/{link}/papers/{paper}/remove")
  @Permit(Action.APPLY)
  String remove(
      Acting acting,
      @PathVariable String link,
      @PathVariable UUID paper,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    var page = pages.open(acting, link, locale, model).orElse(null);
    if (page == null) return ApplicantPages.gone(response);
    var refusal = pages.refusal(attach.remove(acting, page.application().id(), paper), locale);
    if (refusal == null) {
      redirect.addFlashAttribute("flash", "admission.paper.removed");
      return "redirect:/" + acting.coalition().slug() + "/apply/" + link + "/papers";
    }
    model.addAttribute("form", ApplicantForms.PaperPart.fresh());
    ApplicantPages.refuse(response, model, refusal);
    return page(acting, page, model);
  }

  private String page(Acting acting, ReadApplication.ForApplicant page, Model model) {
    model.addAttribute("asked", asked(acting, page));
    model.addAttribute("kindsAccepted", Paper.PURPOSE.accept());
    model.addAttribute("kindsInWords", Paper.PURPOSE.kindsInWords());
    return "admission/papers";
  }

  /** What the rule asks for today, and papers for what it asked for before. */
  private List<Asked> asked(Acting acting, ReadApplication.ForApplicant page) {
    var asked = new ArrayList<Asked>();
    for (var requirement : admissions.papers(acting.coalitionId(), today.day()))
      asked.add(
          new Asked(
              requirement.text(),
              page.papers().stream().filter(paper -> paper.proves(requirement)).toList(),
              true));
    var other =
        page.papers().stream()
            .filter(
                paper ->
                    asked.stream()
                        .noneMatch(one -> one.text().th().equals(paper.requirement().th())))
            .toList();
    asked.add(
        new Asked(
            LocalizedText.of(
                messages.getMessage("admission.papers.other", null, Locale.forLanguageTag("th")),
                messages.getMessage("admission.papers.other", null, Locale.ENGLISH)),
            other,
            false));
    return asked;
  }
}
