package org.prasan.translation;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.RefusalsNoted;
import org.prasan.exchange.TableFormat;
import org.prasan.exchange.UploadLimits;
import org.prasan.exchange.UploadedTable;
import org.prasan.membership.Handout;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.Permit;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Phrases of a language, written on a page or brought in as a table. */
@Controller
@RefusalsNoted("translation")
class PhrasesController {
  private static final UploadLimits LIMITS = new UploadLimits(2, 1_000, 20);

  private final WritePhrases write;
  private final Phrasebook phrases;
  private final PhraseSheet sheet;
  private final BroughtTables brought;
  private final TranslationPages pages;
  private final MessageSource messages;
  private final Handout handout;

  PhrasesController(
      WritePhrases write,
      Phrasebook phrases,
      PhraseSheet sheet,
      BroughtTables brought,
      TranslationPages pages,
      MessageSource messages,
      Handout handout) {
    this.write = write;
    this.phrases = phrases;
    this.sheet = sheet;
    this.brought = brought;
    this.pages = pages;
    this.messages = messages;
    this.handout = handout;
  }

  /**
   * A phrase on the page.
   *
   * @param typed as it stands in the field
   * @param now what somebody else saved meanwhile; null if nobody did
   * @param wrong the key of why it is refused; null if it is not
   */
  record Field(
      Phrase phrase,
      PhraseState state,
      String typed,
      @Nullable String now,
      @Nullable String wrong) {}

  @GetMapping("/{coalition}/translations/{id}/words/{section}")
  @Permit(Action.KEEP_TRANSLATIONS)
  String section(Acting acting, @PathVariable UUID id, @PathVariable String section, Model model) {
    return section(acting, id, section, Map.of(), Map.of(), false, model);
  }

  private String section(
      Acting acting,
      UUID id,
      String word,
      Map<String, String> typed,
      Map<String, Phrase.Fault> faults,
      boolean meanwhile,
      Model model) {
    var section = Section.of(word).orElseThrow(TranslationPages::notFound);
    var opened = pages.opened(acting, id);
    pages.head(acting, opened, model);
    model.addAttribute("section", section);
    model.addAttribute(
        "fields",
        phrases.of(section).stream()
            .map(phrase -> field(opened, phrase, typed, faults, meanwhile))
            .toList());
    return "translation/words";
  }

  private static Field field(
      KeepLanguage.Opened opened,
      Phrase phrase,
      Map<String, String> typed,
      Map<String, Phrase.Fault> faults,
      boolean meanwhile) {
    var written = opened.of(phrase);
    var saved = written == null ? "" : written.words();
    var shown = typed.getOrDefault(phrase.key(), saved);
    var fault = faults.get(phrase.key());
    return new Field(
        phrase,
        opened.state(phrase),
        shown,
        meanwhile && !shown.equals(saved) ? saved : null,
        fault == null ? null : fault.key());
  }

  @PostMapping("/{coalition}/translations/{id}/words/{section}")
  @Permit(Action.KEEP_TRANSLATIONS)
  String write(
      Acting acting,
      @PathVariable UUID id,
      @PathVariable String section,
      @RequestParam int version,
      @RequestParam Map<String, String> typed,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    var of = Section.of(section).orElseThrow(TranslationPages::notFound);
    var words = new LinkedHashMap<>(typed);
    words.keySet().retainAll(phrases.of(of).stream().map(Phrase::key).toList());
    return switch (write.write(acting, id, version, words)) {
      case WritePhrases.Outcome.Done _ -> saved(acting, id, redirect);
      case WritePhrases.Outcome.NotThere _ -> throw TranslationPages.notFound();
      case WritePhrases.Outcome.Wrong(var faults) -> {
        response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
        model.addAttribute("refusal", "translation.wrong.some");
        yield section(acting, id, section, words, faults, false, model);
      }
      case WritePhrases.Outcome.ChangedMeanwhile _ -> {
        response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
        model.addAttribute("refusal", "translation.wrong.meanwhile");
        yield section(acting, id, section, words, Map.of(), true, model);
      }
    };
  }

  private static String saved(Acting acting, UUID id, RedirectAttributes redirect) {
    redirect.addFlashAttribute("flash", "translation.saved");
    return "redirect:" + TranslationPages.base(acting) + "/" + id;
  }

  @GetMapping("/{coalition}/translations/{id}/phrases.{format:csv|xlsx}")
  @Permit(Action.RELEASE_TRANSLATIONS)
  void table(
      Acting acting,
      @PathVariable UUID id,
      @PathVariable String format,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    handout.write(
        sheet.table(pages.opened(acting, id), locale),
        TableFormat.valueOf(format.toUpperCase(Locale.ROOT)),
        locale,
        response);
  }

  @GetMapping("/{coalition}/translations/{id}/import")
  @Permit(Action.KEEP_TRANSLATIONS)
  String bring(Acting acting, @PathVariable UUID id, Model model) {
    pages.head(acting, pages.opened(acting, id), model);
    return "translation/import";
  }

  @PostMapping("/{coalition}/translations/{id}/import")
  @Permit(Action.KEEP_TRANSLATIONS)
  String take(
      Acting acting,
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable MultipartFile table,
      Locale locale,
      Model model,
      HttpServletResponse response)
      throws IOException {
    if (table == null || String.valueOf(table.getOriginalFilename()).isEmpty())
      return refused(acting, id, "translation.import.no-file", List.of(), locale, model, response);
    UploadedTable read;
    try (var content = table.getInputStream()) {
      read = UploadedTable.read(content, LIMITS);
    }
    return switch (read) {
      case UploadedTable.Refused no ->
          refused(acting, id, no.messageKey(), no.messageArguments(), locale, model, response);
      case UploadedTable.Legible garbled when garbled.isGarbled() ->
          refused(acting, id, "exchange.upload.garbled", List.of(), locale, model, response);
      case UploadedTable.Legible legible -> {
        if (sheet.read(pages.opened(acting, id), legible.rows()).isEmpty())
          yield refused(
              acting, id, "translation.import.no-columns", List.of(), locale, model, response);
        brought.keep(acting, id, legible.rows());
        yield "redirect:" + TranslationPages.base(acting) + "/" + id + "/import/look";
      }
    };
  }

  private String refused(
      Acting acting,
      UUID id,
      String key,
      List<Object> arguments,
      Locale locale,
      Model model,
      HttpServletResponse response) {
    response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
    model.addAttribute("refusal", messages.getMessage(key, arguments.toArray(), locale));
    return bring(acting, id, model);
  }

  /** What the table would do; nothing is written yet. */
  @GetMapping("/{coalition}/translations/{id}/import/look")
  @Permit(Action.KEEP_TRANSLATIONS)
  String look(Acting acting, @PathVariable UUID id, Model model) {
    var opened = pages.opened(acting, id);
    var table = brought.find(acting, id).orElse(null);
    var reading = table == null ? null : sheet.read(opened, table.rows()).orElse(null);
    if (reading == null) return "redirect:" + TranslationPages.base(acting) + "/" + id + "/import";
    pages.head(acting, opened, model);
    model.addAttribute("table", table);
    model.addAttribute("reading", reading);
    return "translation/preview";
  }

  /** What was shown, all of it or nothing; another table is shown first. */
  @PostMapping("/{coalition}/translations/{id}/import/look")
  @Permit(Action.KEEP_TRANSLATIONS)
  String accept(
      Acting acting,
      @PathVariable UUID id,
      @RequestParam int version,
      @RequestParam UUID table,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    var opened = pages.opened(acting, id);
    var found = brought.find(acting, id).orElse(null);
    if (found == null) return saved(acting, id, redirect);
    if (!found.id().equals(table))
      return lookAgain(acting, id, "translation.import.other-table", model, response);
    var reading = sheet.read(opened, found.rows()).orElse(null);
    if (reading == null) return look(acting, id, model);
    return switch (write.write(acting, id, version, reading.words())) {
      case WritePhrases.Outcome.Done _ -> {
        brought.forget(acting, id, table);
        yield saved(acting, id, redirect);
      }
      case WritePhrases.Outcome.NotThere _ -> throw TranslationPages.notFound();
      case WritePhrases.Outcome.Wrong _, WritePhrases.Outcome.ChangedMeanwhile _ ->
          lookAgain(acting, id, "translation.import.meanwhile", model, response);
    };
  }

  private String lookAgain(
      Acting acting, UUID id, String why, Model model, HttpServletResponse response) {
    response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
    model.addAttribute("refusal", why);
    return look(acting, id, model);
  }
}
