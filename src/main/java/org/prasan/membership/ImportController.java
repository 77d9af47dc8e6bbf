package org.prasan.membership;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.Refusals;
import org.prasan.audit.RefusalsNoted;
import org.prasan.exchange.Table;
import org.prasan.exchange.TableFormat;
import org.prasan.exchange.UploadLimits;
import org.prasan.exchange.UploadedTable;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.Permit;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Brings organizations in from a table: a look at what would happen first, then all or nothing. */
@Controller
@RefusalsNoted("organization")
class ImportController {
  /** One column of words that nobody asked for is a text, whatever its file is called. */
  private static final String NO_TABLE = "exchange.upload.notATable.OTHER_KIND";

  private static final UploadLimits LIMITS = new UploadLimits(10, 2_000, 60);

  private final Imports imports;
  private final ReadImport readImport;
  private final ImportOrganizations importOrganizations;
  private final Vocabularies vocabularies;
  private final MessageSource messages;
  private final Handout handout;

  ImportController(
      Imports imports,
      ReadImport readImport,
      ImportOrganizations importOrganizations,
      Vocabularies vocabularies,
      MessageSource messages,
      Handout handout) {
    this.imports = imports;
    this.readImport = readImport;
    this.importOrganizations = importOrganizations;
    this.vocabularies = vocabularies;
    this.messages = messages;
    this.handout = handout;
  }

  @GetMapping("/{coalition}/organizations/import")
  @Permit(Action.IMPORT_ORGANIZATIONS)
  String start(Acting acting, Locale locale, Model model) {
    return page(acting, locale, model);
  }

  @GetMapping("/{coalition}/organizations/import/template/{format:csv|xlsx}")
  @Permit(Action.IMPORT_ORGANIZATIONS)
  void template(
      Acting acting, @PathVariable String format, Locale locale, HttpServletResponse response)
      throws IOException {
    var headings = new ArrayList<String>();
    for (var column : ImportColumn.values())
      headings.add(messages.getMessage(column.key(), null, locale));
    var title = messages.getMessage("membership.import.template", null, locale);
    handout.write(
        new Table(title, headings, List.of()),
        TableFormat.valueOf(format.toUpperCase(Locale.ROOT)),
        locale,
        response);
  }

  @PostMapping("/{coalition}/organizations/import")
  @Permit(Action.IMPORT_ORGANIZATIONS)
  @Transactional
  String upload(
      Acting acting,
      @RequestParam(required = false) @Nullable MultipartFile table,
      Locale locale,
      Model model,
      HttpServletResponse response)
      throws IOException {
    if (table == null || String.valueOf(table.getOriginalFilename()).isEmpty())
      return refused(acting, "membership.import.no-file", List.of(), locale, model, response);
    UploadedTable read;
    try (var content = table.getInputStream()) {
      read = UploadedTable.read(content, LIMITS);
    }
    return switch (read) {
      case UploadedTable.Refused no ->
          refused(acting, no.messageKey(), no.messageArguments(), locale, model, response);
      case UploadedTable.Legible garbled when garbled.isGarbled() ->
          refused(acting, "exchange.upload.garbled", List.of(), locale, model, response);
      case UploadedTable.Legible legible -> {
        var sheet = ImportSheet.of(legible.headings(), legible.body(), messages);
        if (sheet.columns().isEmpty() && legible.headings().size() == 1)
          yield refused(acting, NO_TABLE, List.of(), locale, model, response);
        if (!sheet.columns().contains(ImportColumn.NAME_TH))
          yield refused(acting, "membership.import.no-names", List.of(), locale, model, response);
        var name = Objects.requireNonNullElse(Typed.line(table.getOriginalFilename()), "-");
        var content = new Imports.Content(legible.headings(), legible.body(), legible.isGuessed());
        yield "redirect:" + base(acting) + "/import/" + imports.keep(acting, name, content);
      }
    };
  }

  @GetMapping("/{coalition}/organizations/import/{id}")
  @Permit(Action.IMPORT_ORGANIZATIONS)
  @Transactional(readOnly = true)
  String preview(Acting acting, @PathVariable UUID id, Locale locale, Model model) {
    var waiting =
        imports
            .find(acting, id)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    var content = waiting.content();
    var sheet = ImportSheet.of(content.headings(), content.rows(), messages);
    model.addAttribute("waiting", waiting);
    model.addAttribute("reading", readImport.read(acting, sheet, locale));
    model.addAttribute("base", base(acting));
    var vocabulary = vocabularies.of(acting.coalitionId());
    model.addAttribute(
        "unchosen", Unchosen.of(vocabulary).stream().filter(one -> one.isNamedIn(sheet)).toList());
    model.addAttribute("words", new SectionWords(vocabulary, messages, locale));
    return "membership/import-preview";
  }

  @PostMapping("/{coalition}/organizations/import/{id}")
  @Permit(Action.IMPORT_ORGANIZATIONS)
  String accept(Acting acting, @PathVariable UUID id, Locale locale, RedirectAttributes redirect) {
    return switch (importOrganizations.accept(acting, id, locale)) {
      case ImportOrganizations.Accepted(var added, var changed) -> {
        redirect.addFlashAttribute("flash", "membership.imported");
        redirect.addFlashAttribute("flashArgument", added + changed);
        yield "redirect:" + base(acting);
      }
      case ImportOrganizations.NotReady() -> "redirect:" + base(acting) + "/import/" + id;
      case ImportOrganizations.NotFound() ->
          throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    };
  }

  private String refused(
      Acting acting,
      String key,
      List<Object> arguments,
      Locale locale,
      Model model,
      HttpServletResponse response) {
    response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
    model.addAttribute("refusal", messages.getMessage(key, arguments.toArray(), locale));
    Refusals.because(model, key);
    return page(acting, locale, model);
  }

  private String page(Acting acting, Locale locale, Model model) {
    model.addAttribute("base", base(acting));
    var vocabulary = vocabularies.of(acting.coalitionId());
    model.addAttribute("choices", new Choices(vocabulary, messages, locale));
    model.addAttribute("unchosen", Unchosen.of(vocabulary));
    return "membership/import";
  }

  private static String base(Acting acting) {
    return "/" + acting.coalition().slug() + "/organizations";
  }
}
