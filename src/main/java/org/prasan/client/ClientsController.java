package org.prasan.client;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.RefusalsNoted;
import org.prasan.client.ClientFiles.Shown;
import org.prasan.directory.Sex;
import org.prasan.language.PartialDate;
import org.prasan.language.Visible;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.FormCheck;
import org.prasan.web.NavigationEntry;
import org.prasan.web.Permit;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The clients of one's organization: by number and codes, found again, and a new one. */
@Controller
@RefusalsNoted("client")
class ClientsController {
  private static final int LONGEST_QUERY = 300;

  private final ListClients list;
  private final FindClients find;
  private final OpenClient open;
  private final KeepClient keep;
  private final ClientPages pages;
  private final ClientClock clock;

  ClientsController(
      ListClients list,
      FindClients find,
      OpenClient open,
      KeepClient keep,
      ClientPages pages,
      ClientClock clock) {
    this.list = list;
    this.find = find;
    this.open = open;
    this.keep = keep;
    this.pages = pages;
    this.clock = clock;
  }

  @Bean
  static NavigationEntry clientsEntry() {
    return new NavigationEntry(
        "client.navigation", "user-heart", "/clients", Action.SEE_CLIENTS, 14, false);
  }

  /** A client in a list. */
  record Line(
      ClientFile file,
      String needs,
      String who,
      String district,
      List<String> flags,
      String until) {}

  @GetMapping("/{coalition}/clients")
  @Permit(Action.SEE_CLIENTS)
  String list(
      Acting acting,
      @RequestParam(required = false) @Nullable String shown,
      @RequestParam(required = false) @Nullable ClientId after,
      Locale locale,
      Model model) {
    var which = shown(shown);
    var page = list.list(acting, which, after);
    model.addAttribute("lines", lines(acting, page.files(), locale));
    model.addAttribute("count", page.count());
    model.addAttribute("more", page.more() == null ? null : more(acting, which, page.more()));
    return list(acting, which, "", model);
  }

  private static Shown shown(@Nullable String typed) {
    for (var one : Shown.values()) if (one.name().equals(typed)) return one;
    return Shown.OPEN;
  }

  private static String more(Acting acting, Shown shown, ClientId last) {
    return ClientPages.base(acting) + "?shown=" + shown + "&after=" + last;
  }

  /** By POST: what is asked for is personal and has no place in an address. */
  @PostMapping("/{coalition}/clients/find")
  @Permit(Action.EDIT_CLIENTS)
  String find(
      Acting acting,
      @RequestParam(required = false) @Nullable String what,
      Locale locale,
      Model model) {
    var typed = Visible.line(FormCheck.plain(what));
    if (typed.length() > LONGEST_QUERY) typed = typed.substring(0, LONGEST_QUERY);
    model.addAttribute(
        "lines", lines(acting, typed.isEmpty() ? List.of() : find.find(acting, typed), locale));
    model.addAttribute("more", null);
    return list(acting, null, typed, model);
  }

  private static String list(Acting acting, @Nullable Shown shown, String typed, Model model) {
    model.addAttribute("shown", shown);
    model.addAttribute("choices", Shown.values());
    model.addAttribute("typed", typed);
    model.addAttribute("base", ClientPages.base(acting));
    return "client/list";
  }

  private String until(KeepClient.@Nullable Kept kept) {
    return kept == null || kept.until() == null ? "" : pages.dates().full(kept.until());
  }

  private List<Line> lines(Acting acting, List<ClientFile> files, Locale locale) {
    var districts = pages.districts(acting.coalitionId(), locale);
    var kept = keep.kept(acting, files);
    return files.stream()
        .map(
            file ->
                new Line(
                    file,
                    pages.needs(file.triage(), locale),
                    file.erased() ? "" : who(file.triage(), locale),
                    Objects.requireNonNullElse(
                        file.triage().district() == null
                            ? null
                            : districts.get(file.triage().district()),
                        ""),
                    pages.flags(file.triage(), locale),
                    until(kept.get(file.id()))))
        .toList();
  }

  private String who(Triage triage, Locale locale) {
    var age = pages.say(triage.ageBand().key(), locale);
    return triage.sex() == null ? age : pages.say(triage.sex().key(), locale) + " · " + age;
  }

  @GetMapping("/{coalition}/clients/new")
  @Permit(Action.EDIT_CLIENTS)
  String fresh(Acting acting, Locale locale, Model model) {
    model.addAttribute("form", TriageForm.fresh());
    return form(acting, locale, model);
  }

  @PostMapping("/{coalition}/clients/new")
  @Permit(Action.EDIT_CLIENTS)
  String open(
      Acting acting,
      @ModelAttribute("form") TriageForm form,
      BindingResult errors,
      Locale locale,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    var check = new FormCheck(errors);
    var told = TriageForm.born(form.born(), form.age(), clock.today(), check);
    var born = told.get(Detail.BORN);
    var band = born == null ? AgeBand.UNKNOWN : AgeBand.of(PartialDate.of(born), clock.today());
    var triage = form.read(known(acting, locale), band, check);
    if (triage == null || form.id() == null) {
      ClientPages.unprocessable(response);
      return form(acting, locale, model);
    }
    var id = new ClientId(form.id());
    var first = open.open(acting, id, triage, told).orElse(null);
    if (first != null) return notInIt(acting, first, form, locale, model, response);
    redirect.addFlashAttribute("flash", "client.opened");
    return ClientPages.to(acting, "/" + id);
  }

  /** What was sent first, under the same form. */
  record First(String number, String url) {}

  /** The first was kept, and its answer lost on the way: what is saved now is another file. */
  private String notInIt(
      Acting acting,
      ClientFile first,
      TriageForm typed,
      Locale locale,
      Model model,
      HttpServletResponse response) {
    var form = typed.anew();
    var errors = new BeanPropertyBindingResult(form, "form");
    errors.reject("client.wrong.kept-first", "client.wrong.kept-first");
    model.addAttribute("form", form);
    model.addAttribute(BindingResult.MODEL_KEY_PREFIX + "form", errors);
    model.addAttribute(
        "first", new First(first.number(), ClientPages.base(acting) + "/" + first.id()));
    ClientPages.unprocessable(response);
    return form(acting, locale, model);
  }

  private TriageForm.Known known(Acting acting, Locale locale) {
    return new TriageForm.Known(
        pages.needs(locale).keySet(),
        pages.districts(acting.coalitionId(), locale).keySet(),
        pages.languages(locale).keySet());
  }

  private String form(Acting acting, Locale locale, Model model) {
    model.addAttribute("needs", pages.needs(locale));
    model.addAttribute("districts", pages.districts(acting.coalitionId(), locale));
    model.addAttribute("spoken", pages.languages(locale));
    model.addAttribute("sexes", sexes(pages, locale));
    model.addAttribute("base", ClientPages.base(acting));
    return "client/new";
  }

  static Map<String, String> sexes(ClientPages pages, Locale locale) {
    var sexes = pages.words(Sex.values(), Sex::key, locale);
    sexes.put(TriageForm.NOT_TOLD, pages.say("client.prefers-not", locale));
    return sexes;
  }
}
