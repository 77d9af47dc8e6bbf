package org.prasan.translation;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.RefusalsNoted;
import org.prasan.language.Dates;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.FormCheck;
import org.prasan.web.Meanwhile;
import org.prasan.web.Permit;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The languages in which the coalition speaks to clients: begun, vouched for, released. */
@Controller
@RefusalsNoted("translation")
class TranslationsController {
  private static final String NAMES = "translation/names";
  private static final int LONGEST = 1000;

  private final KeepLanguage keep;
  private final ReleaseLanguage release;
  private final TranslationPages pages;
  private final Dates dates;
  private final Clock clock;

  TranslationsController(
      KeepLanguage keep,
      ReleaseLanguage release,
      TranslationPages pages,
      Dates dates,
      Clock clock) {
    this.keep = keep;
    this.release = release;
    this.pages = pages;
    this.dates = dates;
    this.clock = clock;
  }

  @GetMapping("/{coalition}/translations")
  @Permit(Action.RELEASE_TRANSLATIONS)
  String list(Acting acting, Model model) {
    model.addAttribute("base", TranslationPages.base(acting));
    model.addAttribute(
        "lines",
        keep.all(acting).stream()
            .map(one -> pages.line(acting, pages.opened(acting, one.id())))
            .toList());
    return "translation/list";
  }

  @GetMapping("/{coalition}/translations/new")
  @Permit(Action.KEEP_TRANSLATIONS)
  String fresh(Acting acting, Model model) {
    model.addAttribute("form", LanguageForm.fresh());
    return fresh(acting, TranslationPages.base(acting), model);
  }

  private static String fresh(Acting acting, String back, Model model) {
    model.addAttribute("back", back);
    model.addAttribute("action", TranslationPages.base(acting) + "/new");
    model.addAttribute("begins", true);
    return NAMES;
  }

  @PostMapping("/{coalition}/translations/new")
  @Permit(Action.KEEP_TRANSLATIONS)
  String begin(
      Acting acting,
      @ModelAttribute("form") LanguageForm form,
      BindingResult errors,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    var check = new FormCheck(errors);
    var tag = LanguageTag.of(FormCheck.plain(form.tag()));
    if (tag.isEmpty()) check.wrong("tag", "translation.wrong.tag");
    var names = form.read(LocalDate.now(clock), check);
    if (tag.isPresent() && names != null && form.id() != null) {
      if (keep.begin(acting, form.id(), tag.get(), names))
        return saved(acting, form.id(), "translation.begun", redirect);
      check.wrong("tag", "translation.wrong.there");
    }
    response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
    return fresh(acting, TranslationPages.base(acting), model);
  }

  private static String saved(Acting acting, UUID id, String flash, RedirectAttributes redirect) {
    redirect.addFlashAttribute("flash", flash);
    return "redirect:" + TranslationPages.base(acting) + "/" + id;
  }

  @GetMapping("/{coalition}/translations/{id}")
  @Permit(Action.RELEASE_TRANSLATIONS)
  String show(Acting acting, @PathVariable UUID id, Model model) {
    var opened = pages.opened(acting, id);
    if (!model.containsAttribute("notYet"))
      model.addAttribute("notYet", new NotYetForm(opened.language().version(), ""));
    pages.head(acting, opened, model);
    model.addAttribute("said", pages.said(opened));
    model.addAttribute("obstacle", release.obstacle(acting, opened));
    model.addAttribute("ownWord", ReleaseLanguage.saidBy(acting, opened.language()));
    return "translation/show";
  }

  @GetMapping("/{coalition}/translations/{id}/names")
  @Permit(Action.KEEP_TRANSLATIONS)
  String names(Acting acting, @PathVariable UUID id, Model model) {
    model.addAttribute("form", LanguageForm.of(pages.opened(acting, id).language(), dates));
    return form(acting, id, model);
  }

  private static String form(Acting acting, UUID id, Model model) {
    var url = TranslationPages.base(acting) + "/" + id;
    model.addAttribute("back", url);
    model.addAttribute("action", url + "/names");
    model.addAttribute("begins", false);
    return NAMES;
  }

  @PostMapping("/{coalition}/translations/{id}/names")
  @Permit(Action.KEEP_TRANSLATIONS)
  String rename(
      Acting acting,
      @PathVariable UUID id,
      @ModelAttribute("form") LanguageForm form,
      BindingResult errors,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    var before = pages.opened(acting, id).language();
    var names = form.read(LocalDate.now(clock), new FormCheck(errors));
    if (names != null && form.version() != null)
      switch (keep.rename(acting, id, form.version(), names)) {
        case DONE -> {
          return saved(acting, id, "translation.saved", redirect);
        }
        case NOT_THERE -> throw TranslationPages.notFound();
        case CHANGED_MEANWHILE ->
            Meanwhile.show(model, errors, LanguageForm.of(before, dates), form, before.version());
      }
    response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
    return form(acting, id, model);
  }

  @PostMapping("/{coalition}/translations/{id}/release")
  @Permit(Action.RELEASE_TRANSLATIONS)
  String release(
      Acting acting,
      @PathVariable UUID id,
      @RequestParam int version,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    return switch (release.release(acting, id, version)) {
      case ReleaseLanguage.Outcome.Released _ ->
          saved(acting, id, "translation.released", redirect);
      case ReleaseLanguage.Outcome.NotThere _ -> throw TranslationPages.notFound();
      case ReleaseLanguage.Outcome.Refused(var why) -> {
        model.addAttribute("refusal", why.key());
        response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
        yield show(acting, id, model);
      }
    };
  }

  /** What is wrong with it, as it was typed. */
  record NotYetForm(@Nullable Integer version, @Nullable String words) {}

  @PostMapping("/{coalition}/translations/{id}/not-yet")
  @Permit(Action.RELEASE_TRANSLATIONS)
  String sendBack(
      Acting acting,
      @PathVariable UUID id,
      @ModelAttribute("notYet") NotYetForm form,
      BindingResult errors,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    var check = new FormCheck(errors);
    var words = check.words("words", form.words(), LONGEST);
    if (!check.refused() && form.version() != null)
      switch (release.sendBack(acting, id, form.version(), words)) {
        case DONE -> {
          return saved(acting, id, "translation.sent-back", redirect);
        }
        case NOT_THERE -> throw TranslationPages.notFound();
        case NOT_YOURS -> model.addAttribute("refusal", "translation.sent-back.refused");
      }
    response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
    return show(acting, id, model);
  }

  @PostMapping("/{coalition}/translations/{id}/not-yet/take-back")
  @Permit(Action.RELEASE_TRANSLATIONS)
  String takeBack(
      Acting acting,
      @PathVariable UUID id,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    return switch (release.takeBack(acting, id)) {
      case DONE -> saved(acting, id, "translation.not-yet.taken-back", redirect);
      case NOT_THERE -> throw TranslationPages.notFound();
      case NOT_YOURS -> {
        model.addAttribute("refusal", "translation.not-yet.not-yours");
        response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
        yield show(acting, id, model);
      }
    };
  }

  @GetMapping("/{coalition}/translations/{id}/out-of-use")
  @Permit(Action.RELEASE_TRANSLATIONS)
  String ask(Acting acting, @PathVariable UUID id, Model model) {
    var url = TranslationPages.base(acting) + "/" + id;
    model.addAttribute("subject", pages.opened(acting, id).language().names().ownName());
    model.addAttribute("titleKey", "translation.out-of-use.sure");
    model.addAttribute("textKey", "translation.out-of-use.text");
    model.addAttribute("actionKey", "translation.out-of-use");
    model.addAttribute("actionUrl", url + "/out-of-use");
    model.addAttribute("backUrl", url);
    return "web/confirm";
  }

  @PostMapping("/{coalition}/translations/{id}/out-of-use")
  @Permit(Action.RELEASE_TRANSLATIONS)
  String takeOutOfUse(Acting acting, @PathVariable UUID id, RedirectAttributes redirect) {
    if (!release.takeOutOfUse(acting, id)) throw TranslationPages.notFound();
    return saved(acting, id, "translation.taken-out-of-use", redirect);
  }
}
