package org.prasan.admission;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.RefusalsNoted;
import org.prasan.membership.Typed;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.FreshId;
import org.prasan.web.NavigationEntry;
import org.prasan.web.Permit;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The applications of a coalition, and the page of each with its story. */
@Controller
@RefusalsNoted("application")
class ApplicationController {
  private final ApplicationList list;
  private final ApplicationPages pages;
  private final WriteMessage write;

  ApplicationController(ApplicationList list, ApplicationPages pages, WriteMessage write) {
    this.list = list;
    this.pages = pages;
    this.write = write;
  }

  @Bean
  static NavigationEntry applicationsEntry() {
    return new NavigationEntry(
        "admission.navigation", "file-text", "/applications", Action.SEE_APPLICATIONS, 20, false);
  }

  @GetMapping("/{coalition}/applications")
  @Permit(Action.SEE_APPLICATIONS)
  String list(Acting acting, ApplicationFilter filter, Model model) {
    var page = list.page(acting, filter);
    var base = "/" + acting.coalition().slug() + "/applications";
    var states = new LinkedHashMap<State, String>();
    for (var state : State.values())
      if (state != State.DRAFT || acting.may(Action.HANDLE_APPLICATION))
        states.put(state, base + filter.withState(state).query());
    var shows = new LinkedHashMap<ApplicationFilter.Show, String>();
    for (var show : ApplicationFilter.Show.values())
      shows.put(show, base + filter.withShow(show == filter.show() ? null : show).query());
    model.addAttribute("shows", shows);
    model.addAttribute("filter", filter);
    model.addAttribute("found", page);
    model.addAttribute("states", states);
    model.addAttribute("base", base);
    model.addAttribute(
        "more", page.next() == null ? null : base + filter.after(page.next()).query());
    return "admission/list";
  }

  @GetMapping("/{coalition}/applications/{id}")
  @Permit(Action.SEE_APPLICATIONS)
  String show(Acting acting, @PathVariable ApplicationId id, Locale locale, Model model) {
    pages.open(acting, id, locale, model);
    return "admission/show";
  }

  @PostMapping("/{coalition}/applications/{id}/messages")
  @Permit(Action.SEE_APPLICATIONS)
  String write(
      Acting acting,
      @PathVariable ApplicationId id,
      @RequestParam(required = false) @Nullable UUID entry,
      @RequestParam(required = false) @Nullable String words,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    pages.openOffice(acting, id, locale, model);
    var text = Typed.paragraphs(words);
    var outcome =
        text == null || !Messages.fit(text)
            ? Messages.unfit(text)
            : write.toApplicant(acting, id, written(entry), text);
    model.addAttribute("words", words);
    return answered(acting, id, outcome, "words", locale, model, response, redirect);
  }

  @PostMapping("/{coalition}/applications/{id}/notes")
  @Permit(Action.SEE_APPLICATIONS)
  String note(
      Acting acting,
      @PathVariable ApplicationId id,
      @RequestParam(required = false) @Nullable UUID entry,
      @RequestParam(required = false) @Nullable String note,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    pages.openOffice(acting, id, locale, model);
    var text = Typed.paragraphs(note);
    var outcome =
        text == null || !Messages.fit(text)
            ? Messages.unfit(text)
            : write.note(acting, id, written(entry), text);
    model.addAttribute("note", note);
    return answered(acting, id, outcome, "note", locale, model, response, redirect);
  }

  private static UUID written(@Nullable UUID entry) {
    return Objects.requireNonNullElseGet(entry, FreshId::next);
  }

  /** What was typed stays in its field. */
  private String answered(
      Acting acting,
      ApplicationId id,
      Outcome outcome,
      String field,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    if (outcome instanceof Outcome.Done) {
      redirect.addFlashAttribute(
          "flash", field.equals("note") ? "admission.note.kept" : "admission.message.sent");
      return "redirect:" + ApplicationPages.url(acting, id) + "#story";
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    model.addAttribute(field + "Refusal", pages.refusal(outcome, locale));
    return "admission/show";
  }
}
