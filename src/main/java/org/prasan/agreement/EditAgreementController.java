package org.prasan.agreement;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.RefusalsNoted;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.FormCheck;
import org.prasan.web.Meanwhile;
import org.prasan.web.Permit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages on which the office notes an agreement, says what it is about, and writes its text. */
@Controller
@RefusalsNoted("agreement")
class EditAgreementController {
  private static final int LONGEST_TEXT = 100_000;

  private final AgreementPages pages;
  private final EditAgreement editAgreement;
  private final WriteText writeText;

  EditAgreementController(AgreementPages pages, EditAgreement editAgreement, WriteText writeText) {
    this.pages = pages;
    this.editAgreement = editAgreement;
    this.writeText = writeText;
  }

  /**
   * A text as it was typed.
   *
   * @param basis the number of the version that was on the page
   */
  record TextForm(@Nullable Integer basis, @Nullable String th, @Nullable String en) {
    static TextForm of(Dossier dossier) {
      return dossier
          .newest()
          .map(now -> new TextForm(now.number(), now.text().th(), now.text().en()))
          .orElseGet(() -> new TextForm(0, "", ""));
    }
  }

  @GetMapping("/{coalition}/agreements/new")
  @Permit(Action.EDIT_AGREEMENT)
  String fresh(Acting acting, Locale locale, Model model) {
    model.addAttribute("form", AgreementForm.fresh());
    return formPage(acting, locale, model);
  }

  @PostMapping("/{coalition}/agreements/new")
  @Permit(Action.EDIT_AGREEMENT)
  String add(
      Acting acting,
      @ModelAttribute("form") AgreementForm form,
      BindingResult errors,
      Locale locale,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    var facts = form.read(new FormCheck(errors));
    if (facts == null || form.id() == null) return refused(acting, locale, model, response);
    var id = new AgreementId(form.id());
    editAgreement.add(acting, id, facts);
    redirect.addFlashAttribute("flash", "agreement.added");
    return AgreementPages.to(acting, id);
  }

  @GetMapping("/{coalition}/agreements/{id}/edit")
  @Permit(Action.EDIT_AGREEMENT)
  String form(
      Acting acting,
      @PathVariable AgreementId id,
      Locale locale,
      Model model,
      HttpServletResponse response) {
    var dossier = pages.open(acting, id, model);
    if (!Act.EDIT.possibleIn(dossier.state()))
      return AgreementPages.notNow(model, response, dossier.state());
    model.addAttribute("form", AgreementForm.of(dossier.agreement()));
    return formPage(acting, locale, model);
  }

  @PostMapping("/{coalition}/agreements/{id}/edit")
  @Permit(Action.EDIT_AGREEMENT)
  String edit(
      Acting acting,
      @PathVariable AgreementId id,
      @ModelAttribute("form") AgreementForm form,
      BindingResult errors,
      Locale locale,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    pages.open(acting, id, model);
    var facts = form.read(new FormCheck(errors));
    if (facts == null) return refused(acting, locale, model, response);
    int basis = Objects.requireNonNullElse(form.version(), -1);
    return switch (editAgreement.edit(acting, id, basis, facts)) {
      case EditAgreement.Saved() -> {
        redirect.addFlashAttribute("flash", "web.saved");
        yield AgreementPages.to(acting, id);
      }
      case EditAgreement.ChangedMeanwhile(var now) -> {
        Meanwhile.show(model, errors, AgreementForm.of(now), form, now.version());
        yield refused(acting, locale, model, response);
      }
      case EditAgreement.NotNow(var state) -> AgreementPages.notNow(model, response, state);
      case EditAgreement.NotFound() -> throw AgreementPages.notFound();
    };
  }

  @GetMapping("/{coalition}/agreements/{id}/text")
  @Permit(Action.EDIT_AGREEMENT)
  String text(
      Acting acting, @PathVariable AgreementId id, Model model, HttpServletResponse response) {
    var dossier = pages.open(acting, id, model);
    if (!Act.WRITE_TEXT.possibleIn(dossier.state()))
      return AgreementPages.notNow(model, response, dossier.state());
    model.addAttribute("form", TextForm.of(dossier));
    return "agreement/text-edit";
  }

  @PostMapping("/{coalition}/agreements/{id}/text")
  @Permit(Action.EDIT_AGREEMENT)
  String save(
      Acting acting,
      @PathVariable AgreementId id,
      @ModelAttribute("form") TextForm form,
      BindingResult errors,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    pages.open(acting, id, model);
    var check = new FormCheck(errors);
    var typed = check.both("th", cleaned(form.th()), "en", cleaned(form.en()), LONGEST_TEXT);
    if (check.refused()) return again(response, HttpStatus.UNPROCESSABLE_CONTENT);
    int basis = Objects.requireNonNullElse(form.basis(), -1);
    return switch (writeText.write(acting, id, basis, typed)) {
      case WriteText.Saved(var number) -> {
        redirect.addFlashAttribute("flash", "agreement.text.saved");
        redirect.addFlashAttribute("flashArgument", number);
        yield AgreementPages.to(acting, id);
      }
      case WriteText.ChangedMeanwhile(var newest) -> {
        var saved = TextForm.of(pages.open(acting, id, model));
        Meanwhile.show(model, errors, saved, form, newest);
        yield again(response, HttpStatus.CONFLICT);
      }
      case WriteText.NotNow(var state) -> AgreementPages.notNow(model, response, state);
      case WriteText.NotFound() -> throw AgreementPages.notFound();
    };
  }

  private static @Nullable String cleaned(@Nullable String typed) {
    return typed == null ? null : WriteText.clean(typed);
  }

  private static String again(HttpServletResponse response, HttpStatus status) {
    response.setStatus(status.value());
    return "agreement/text-edit";
  }

  private String refused(Acting acting, Locale locale, Model model, HttpServletResponse response) {
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return formPage(acting, locale, model);
  }

  private String formPage(Acting acting, Locale locale, Model model) {
    model.addAttribute("kinds", pages.kinds(locale));
    model.addAttribute("districts", pages.districts(acting.coalitionId(), locale));
    model.addAttribute("register", AgreementPages.base(acting));
    return "agreement/edit";
  }
}
