package org.prasan.agreement;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.RefusalsNoted;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.FormCheck;
import org.prasan.web.Permit;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages on which somebody signs for an organization: read, check, sign, confirmed. */
@Controller
@RefusalsNoted("agreement")
class SignAgreementController {
  private static final int LONGEST_NAME = 200;

  private final AgreementPages pages;
  private final SignAgreement signAgreement;
  private final ObjectProvider<AfterSigning> others;

  SignAgreementController(
      AgreementPages pages, SignAgreement signAgreement, ObjectProvider<AfterSigning> others) {
    this.pages = pages;
    this.signAgreement = signAgreement;
    this.others = others;
  }

  /**
   * Who signs, in what position, and which text was on the page.
   *
   * @param text its number
   */
  record SignForm(
      @Nullable Integer text,
      @Nullable String fingerprint,
      @Nullable String name,
      @Nullable String position) {
    SignAgreement.Seen seen() {
      return new SignAgreement.Seen(
          Objects.requireNonNullElse(text, 0), Objects.requireNonNullElse(fingerprint, ""));
    }
  }

  @GetMapping("/{coalition}/agreements/{id}/sign")
  @Permit(Action.SIGN_AGREEMENT)
  String form(
      Acting acting, @PathVariable AgreementId id, Model model, HttpServletResponse response) {
    var dossier = own(acting, id, model);
    var party = dossier.partyOf(acting.organization()).orElseThrow(AgreementPages::notFound);
    if (dossier.signature(party).isPresent()) return AgreementPages.to(acting, id) + "/signed";
    var text = dossier.newest().orElse(null);
    if (text == null || !Act.SIGN.possibleIn(dossier.state()))
      return AgreementPages.notNow(model, response, dossier.state());
    AgreementController.setOut(text, model);
    model.addAttribute(
        "form", new SignForm(text.number(), text.fingerprint(), acting.personName().th(), ""));
    return "agreement/sign";
  }

  /** What was typed is carried to a page of its own, to which one can go back. */
  @PostMapping("/{coalition}/agreements/{id}/sign")
  @Permit(Action.SIGN_AGREEMENT)
  String check(
      Acting acting,
      @PathVariable AgreementId id,
      @ModelAttribute("form") SignForm form,
      BindingResult errors,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    var dossier = own(acting, id, model);
    var text = dossier.newest().orElse(null);
    if (text == null || !Act.SIGN.possibleIn(dossier.state()))
      return AgreementPages.notNow(model, response, dossier.state());
    if (!form.seen().is(text)) return superseded(acting, id, form, model, response);
    AgreementController.setOut(text, model);
    if (signer(form, new FormCheck(errors)) == null) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return "agreement/sign";
    }
    redirect.addFlashAttribute("signText", text.fingerprint());
    redirect.addFlashAttribute("signName", form.name());
    redirect.addFlashAttribute("signPosition", form.position());
    return AgreementPages.to(acting, id) + "/sign/check";
  }

  /** Shows once more what will be signed, by whom; nothing is signed yet. */
  @GetMapping("/{coalition}/agreements/{id}/sign/check")
  @Permit(Action.SIGN_AGREEMENT)
  String checked(Acting acting, @PathVariable AgreementId id, Model model) {
    var dossier = own(acting, id, model);
    var text = dossier.newest().orElse(null);
    if (text == null
        || !text.fingerprint().equals(model.getAttribute("signText"))
        || !(model.getAttribute("signName") instanceof String name)
        || !(model.getAttribute("signPosition") instanceof String position))
      return AgreementPages.to(acting, id) + "/sign";
    model.addAttribute("form", new SignForm(text.number(), text.fingerprint(), name, position));
    AgreementController.setOut(text, model);
    return "agreement/sign-check";
  }

  @PostMapping("/{coalition}/agreements/{id}/sign/confirm")
  @Permit(Action.SIGN_AGREEMENT)
  String sign(
      Acting acting,
      @PathVariable AgreementId id,
      @ModelAttribute("form") SignForm form,
      BindingResult errors,
      Model model,
      HttpServletResponse response) {
    var dossier = own(acting, id, model);
    var signer = signer(form, new FormCheck(errors));
    if (signer == null) {
      dossier.newest().ifPresent(text -> AgreementController.setOut(text, model));
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return "agreement/sign";
    }
    return switch (signAgreement.sign(acting, id, form.seen(), signer)) {
      case SignAgreement.Signed _ -> AgreementPages.to(acting, id) + "/signed";
      case SignAgreement.Superseded _ -> superseded(acting, id, form, model, response);
      case SignAgreement.NotNow(var state) -> AgreementPages.notNow(model, response, state);
      case SignAgreement.NotFound() -> throw AgreementPages.notFound();
    };
  }

  @GetMapping("/{coalition}/agreements/{id}/signed")
  @Permit(Action.SIGN_AGREEMENT)
  @Transactional(readOnly = true)
  String signed(Acting acting, @PathVariable AgreementId id, Model model) {
    var dossier = own(acting, id, model);
    var signature =
        dossier
            .partyOf(acting.organization())
            .flatMap(dossier::signature)
            .orElseThrow(AgreementPages::notFound);
    model.addAttribute("signature", signature);
    var kind = dossier.agreement().kind();
    model.addAttribute(
        "brought", others.stream().flatMap(other -> other.told(acting, kind).stream()).toList());
    return "agreement/signed";
  }

  /** For whoever acts for an organization that is no party, there is no such page. */
  private Dossier own(Acting acting, AgreementId id, Model model) {
    var dossier = pages.open(acting, id, model);
    if (dossier.partyOf(acting.organization()).isEmpty()) throw AgreementPages.notFound();
    return dossier;
  }

  private static Signature.@Nullable Signer signer(SignForm form, FormCheck check) {
    var name = check.line("name", form.name(), LONGEST_NAME);
    var position = check.line("position", form.position(), LONGEST_NAME);
    return check.refused() ? null : new Signature.Signer(name, position);
  }

  /** The newest text to be read, with the name and the position that were typed under the old. */
  private String superseded(
      Acting acting, AgreementId id, SignForm form, Model model, HttpServletResponse response) {
    var text = own(acting, id, model).newest().orElseThrow(AgreementPages::notFound);
    AgreementController.setOut(text, model);
    response.setStatus(HttpStatus.CONFLICT.value());
    model.addAttribute("superseded", text.number());
    model.addAttribute(
        "form", new SignForm(text.number(), text.fingerprint(), form.name(), form.position()));
    return "agreement/sign";
  }
}
