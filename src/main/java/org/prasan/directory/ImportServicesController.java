package org.prasan.directory;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.Refusals;
import org.prasan.audit.RefusalsNoted;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.Permit;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Brings services in from a file: a look at what would happen first, then all or nothing. */
@Controller
@RefusalsNoted("import")
class ImportServicesController {
  private static final int MOST_SHOWN = 200;
  private static final int LONGEST_NAME = 120;

  private final ServiceImports imports;
  private final ReadServiceImport readImport;
  private final ImportServices importServices;
  private final MessageSource messages;

  ImportServicesController(
      ServiceImports imports,
      ReadServiceImport readImport,
      ImportServices importServices,
      MessageSource messages) {
    this.imports = imports;
    this.readImport = readImport;
    this.importServices = importServices;
    this.messages = messages;
  }

  /** What has to be set right, or be known, about one service of the file. */
  record Remark(int number, String name, List<String> words) {}

  @GetMapping("/{coalition}/services/import")
  @Permit(Action.IMPORT_SERVICES)
  String start(Acting acting, Model model) {
    return page(acting, model);
  }

  @PostMapping("/{coalition}/services/import")
  @Permit(Action.IMPORT_SERVICES)
  @Transactional
  String upload(
      Acting acting,
      @RequestParam(required = false) @Nullable MultipartFile file,
      Locale locale,
      Model model,
      HttpServletResponse response)
      throws IOException {
    var person = acting.person();
    var name = file == null ? null : file.getOriginalFilename();
    if (file == null || person == null || name == null || name.isEmpty())
      return refused(acting, "directory.hsds.no-file", List.of(), locale, model, response);
    HsdsUpload.Reading read;
    try (var content = file.getInputStream()) {
      read = HsdsUpload.read(content);
    }
    return switch (read) {
      case HsdsUpload.Refused(var key, var arguments) ->
          refused(acting, key, arguments, locale, model, response);
      case HsdsUpload.Read(var content) ->
          "redirect:"
              + ServiceController.base(acting)
              + "/import/"
              + imports.keep(acting, person, plain(name), content);
    };
  }

  private static String plain(String name) {
    var plain = name.replaceAll("\\p{Cntrl}", " ").strip();
    return plain.length() > LONGEST_NAME ? plain.substring(0, LONGEST_NAME) : plain;
  }

  @GetMapping("/{coalition}/services/import/{id}")
  @Permit(Action.IMPORT_SERVICES)
  @Transactional
  String preview(Acting acting, @PathVariable UUID id, Locale locale, Model model) {
    var waiting = imports.find(acting, id).orElseThrow(ServiceController::notThere);
    var reading = readImport.read(acting, waiting.content());
    model.addAttribute("waiting", waiting);
    model.addAttribute("base", ServiceController.base(acting));
    model.addAttribute("ready", reading.ready());
    for (var fate : ImportReading.Fate.values())
      model.addAttribute(HsdsWords.word(fate), reading.of(fate).size());
    model.addAttribute("wrong", wrong(reading, locale));
    Refusals.because(model, reading.reasons());
    model.addAttribute("notices", notices(reading, locale));
    model.addAttribute("organizations", List.copyOf(reading.organizations().values()));
    model.addAttribute("asking", reading.asking());
    model.addAttribute("changes", reading.of(ImportReading.Fate.CHANGED));
    model.addAttribute("additions", reading.of(ImportReading.Fate.ADDED));
    return "directory/import-preview";
  }

  private List<Remark> wrong(ImportReading reading, Locale locale) {
    var remarks = new ArrayList<Remark>();
    for (var line : reading.of(ImportReading.Fate.REFUSED)) {
      if (remarks.size() == MOST_SHOWN) break;
      remarks.add(
          new Remark(
              line.number(),
              line.name(),
              line.findings().wrong().stream()
                  .map(one -> one.property() + ": " + say(one.key(), one.arguments(), locale))
                  .distinct()
                  .toList()));
    }
    return remarks;
  }

  /** What concerns many services is said once, with how many. */
  private List<String> notices(ImportReading reading, Locale locale) {
    var counts = new TreeMap<String, Integer>();
    for (var line : reading.lines())
      for (var notice : line.findings().notices())
        counts.merge(say(notice.key(), notice.arguments(), locale), 1, Integer::sum);
    return counts.entrySet().stream()
        .limit(MOST_SHOWN)
        .map(one -> say("directory.hsds.notice", List.of(one.getKey(), one.getValue()), locale))
        .toList();
  }

  private String say(String key, List<Object> arguments, Locale locale) {
    return messages.getMessage(key, arguments.toArray(), locale);
  }

  @PostMapping("/{coalition}/services/import/{id}")
  @Permit(Action.IMPORT_SERVICES)
  String accept(
      Acting acting,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "false") boolean open,
      RedirectAttributes redirect) {
    return switch (importServices.accept(acting, id, open)) {
      case ImportServices.Accepted(var added, var changed) -> {
        redirect.addFlashAttribute("flash", "directory.hsds.imported");
        redirect.addFlashAttribute("flashArgument", added + changed);
        yield "redirect:" + ServiceController.base(acting) + "/register";
      }
      case ImportServices.NotReady() -> {
        redirect.addFlashAttribute("open", open);
        yield "redirect:" + ServiceController.base(acting) + "/import/" + id;
      }
      case ImportServices.NotFound() -> throw ServiceController.notThere();
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
    model.addAttribute("refusal", say(key, arguments, locale));
    Refusals.because(model, key);
    return page(acting, model);
  }

  private static String page(Acting acting, Model model) {
    model.addAttribute("base", ServiceController.base(acting));
    return "directory/import";
  }
}
