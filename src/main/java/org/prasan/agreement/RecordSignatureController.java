package org.prasan.agreement;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.Refusals;
import org.prasan.audit.RefusalsNoted;
import org.prasan.files.Upload;
import org.prasan.language.ThaiDates;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.FormCheck;
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

/** The page on which the office puts the scanned copy of a signed paper on record. */
@Controller
@RefusalsNoted("agreement")
class RecordSignatureController {
  private static final int LONGEST_NAME = 200;

  private final AgreementPages pages;
  private final RecordSignature recordSignature;
  private final MessageSource messages;
  private final Stamps stamps;

  RecordSignatureController(
      AgreementPages pages,
      RecordSignature recordSignature,
      MessageSource messages,
      Stamps stamps) {
    this.pages = pages;
    this.recordSignature = recordSignature;
    this.messages = messages;
    this.stamps = stamps;
  }

  /** What the paper shows. */
  record PaperForm(
      @Nullable Integer text,
      @Nullable String name,
      @Nullable String position,
      @Nullable String on,
      @Nullable Boolean older) {}

  @GetMapping("/{coalition}/agreements/{id}/parties/{party}/signature")
  @Permit(Action.RECORD_SIGNATURE)
  String form(
      Acting acting,
      @PathVariable AgreementId id,
      @PathVariable UUID party,
      Locale locale,
      Model model,
      HttpServletResponse response) {
    var dossier = pages.open(acting, id, model);
    if (dossier.texts().isEmpty() || !Act.RECORD_SIGNATURE.possibleIn(dossier.state()))
      return AgreementPages.notNow(model, response, dossier.state());
    model.addAttribute(
        "form", new PaperForm(dossier.texts().getFirst().number(), "", "", "", false));
    return page(dossier, party, locale, model);
  }

  @PostMapping("/{coalition}/agreements/{id}/parties/{party}/signature")
  @Permit(Action.RECORD_SIGNATURE)
  String record(
      Acting acting,
      @PathVariable AgreementId id,
      @PathVariable UUID party,
      @RequestParam(required = false) @Nullable MultipartFile paper,
      @ModelAttribute("form") PaperForm form,
      BindingResult errors,
      Locale locale,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    var dossier = pages.open(acting, id, model);
    var told = told(form, new FormCheck(errors));
    if (told == null) return again(dossier, party, locale, model, response);
    return switch (recordSignature.record(acting, id, party, told, upload(paper))) {
      case RecordSignature.Recorded _ -> {
        redirect.addFlashAttribute("flash", "agreement.signature.recorded");
        yield AgreementPages.to(acting, id) + "#parties";
      }
      case RecordSignature.NothingSent() -> {
        model.addAttribute("refusal", messages.getMessage("agreement.wrong.no-file", null, locale));
        Refusals.because(model, "agreement.wrong.no-file");
        yield again(dossier, party, locale, model, response);
      }
      case RecordSignature.BeforeTheText(var written, var history) -> {
        var key = history ? "agreement.wrong.older" : "agreement.wrong.before-text";
        errors.rejectValue("on", key, new Object[] {ThaiDates.full(written, locale)}, key);
        model.addAttribute("askOlder", history);
        yield again(dossier, party, locale, model, response);
      }
      case RecordSignature.Refused(var reason) -> {
        model.addAttribute("refusal", messages.getMessage(reason.key(), reason.details(), locale));
        Refusals.because(model, reason.key());
        yield again(dossier, party, locale, model, response);
      }
      case RecordSignature.NotNow(var state) -> AgreementPages.notNow(model, response, state);
      case RecordSignature.NotFound() -> throw AgreementPages.notFound();
    };
  }

  private RecordSignature.@Nullable Told told(PaperForm form, FormCheck check) {
    var name = check.line("name", form.name(), LONGEST_NAME);
    var position = check.line("position", form.position(), LONGEST_NAME);
    var on = check.day("on", form.on());
    if (on != null && on.isAfter(stamps.today())) check.wrong("on", "agreement.wrong.future");
    if (on == null || check.refused()) return null;
    return new RecordSignature.Told(
        Objects.requireNonNullElse(form.text(), 0),
        new Signature.Signer(name, position),
        on,
        Boolean.TRUE.equals(form.older()));
  }

  private static @Nullable Upload upload(@Nullable MultipartFile sent) {
    return sent == null || sent.isEmpty() ? null : Upload.of(sent);
  }

  private String again(
      Dossier dossier, UUID party, Locale locale, Model model, HttpServletResponse response) {
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return page(dossier, party, locale, model);
  }

  private String page(Dossier dossier, UUID id, Locale locale, Model model) {
    var party = dossier.party(id).orElseThrow(AgreementPages::notFound);
    var versions = new LinkedHashMap<String, String>();
    for (var text : dossier.texts())
      versions.put(
          String.valueOf(text.number()),
          messages.getMessage(
              "agreement.version.of", new Object[] {text.number(), text.brief()}, locale));
    model.addAttribute("party", party);
    model.addAttribute("versions", versions);
    model.addAttribute("kinds", RecordSignature.COPY.accept());
    return "agreement/signature";
  }
}
