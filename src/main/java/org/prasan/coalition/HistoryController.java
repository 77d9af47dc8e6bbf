package org.prasan.coalition;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.RefusalsNoted;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.FreshId;
import org.prasan.web.Confirmation;
import org.prasan.web.FormCheck;
import org.prasan.web.Meanwhile;
import org.prasan.web.NavigationEntry;
import org.prasan.web.Permit;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The coalition's history as a timeline; its office adds to it and corrects it. */
@Controller
@RefusalsNoted("event")
class HistoryController {
  private static final String FORM = "coalition/event";

  private final History history;
  private final MessageSource messages;

  HistoryController(History history, MessageSource messages) {
    this.history = history;
    this.messages = messages;
  }

  @Bean
  static NavigationEntry historyEntry() {
    return new NavigationEntry(
        "coalition.history.title", "timeline", "/history", Action.SEE_PUBLIC_PAGES, 44, false);
  }

  @GetMapping("/{coalition}/history")
  @Permit(Action.SEE_PUBLIC_PAGES)
  String show(Acting acting, Model model) {
    PublicFace.require(acting);
    var events = history.events(acting.coalitionId());
    model.addAttribute("events", events);
    model.addAttribute("years", Years.of(events));
    model.addAttribute("highlights", Highlight.of(events));
    return "coalition/history";
  }

  @GetMapping("/{coalition}/history/new")
  @Permit(Action.EDIT_HISTORY)
  String fresh(Locale locale, Model model) {
    model.addAttribute(
        "form", new EventForm(FreshId.next(), null, "", "", false, "", "", null, "", false, 0));
    return choices(locale, model);
  }

  @GetMapping("/{coalition}/history/{id}")
  @Permit(Action.EDIT_HISTORY)
  String form(Acting acting, @PathVariable UUID id, Locale locale, Model model) {
    var event = event(acting, id);
    model.addAttribute("event", event);
    model.addAttribute("form", EventForm.of(event));
    return choices(locale, model);
  }

  @PostMapping({"/{coalition}/history/new", "/{coalition}/history/{id}"})
  @Permit(Action.EDIT_HISTORY)
  String save(
      Acting acting,
      @PathVariable(required = false) @Nullable UUID id,
      @ModelAttribute("form") EventForm form,
      BindingResult errors,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    var known = id == null ? null : event(acting, id);
    if (known != null) model.addAttribute("event", known);
    var check = new FormCheck(errors);
    var event = read(form, known, check);
    if (event == null) return Refused.form(response, choices(locale, model));
    if (known == null) history.add(acting, event);
    else if (!history.correct(acting, event)) {
      var now = event(acting, event.id());
      Meanwhile.show(model, errors, EventForm.of(now), form, now.version());
      return Refused.form(response, choices(locale, model));
    }
    redirect.addFlashAttribute("flash", "web.saved");
    return "redirect:/" + acting.coalition().slug() + "/history";
  }

  private static @Nullable Event read(EventForm form, @Nullable Event known, FormCheck check) {
    if (form.kind() == null) check.wrong("kind", "web.wrong.choose");
    var happened =
        check.time(
            "when", form.when(), "until", form.until(), Boolean.TRUE.equals(form.atLatest()));
    var text = check.both("th", form.th(), "en", form.en(), 1000);
    var figures = figures(form, known, check);
    if (check.refused() || happened == null) return null;
    return new Event(
        known == null ? Objects.requireNonNullElseGet(form.id(), FreshId::next) : known.id(),
        happened,
        FormCheck.read(form.kind()),
        text,
        figures,
        Objects.requireNonNullElse(form.version(), 0));
  }

  /** The form shows the first figure; others stay as they are. */
  private static List<Figure> figures(EventForm form, @Nullable Event known, FormCheck check) {
    var figures = new ArrayList<Figure>();
    if (form.figure() != null) {
      var number = check.number("number", form.number(), 1, 100_000_000);
      if (number != null)
        figures.add(new Figure(form.figure(), number, Boolean.TRUE.equals(form.moreThan())));
    }
    if (known != null) known.figures().stream().skip(1).forEach(figures::add);
    return figures;
  }

  @GetMapping("/{coalition}/history/{id}/remove")
  @Permit(Action.EDIT_HISTORY)
  String askRemove(Acting acting, @PathVariable UUID id, Locale locale, Model model) {
    var base = "/" + acting.coalition().slug() + "/history";
    Confirmation.ask(
        model,
        "coalition.event.remove",
        event(acting, id).text().in(locale),
        base + "/" + id + "/remove",
        base);
    return Confirmation.VIEW;
  }

  @PostMapping("/{coalition}/history/{id}/remove")
  @Permit(Action.EDIT_HISTORY)
  String remove(Acting acting, @PathVariable UUID id, RedirectAttributes redirect) {
    history.remove(acting, id);
    redirect.addFlashAttribute("flash", "coalition.event.removed");
    return "redirect:/" + acting.coalition().slug() + "/history";
  }

  private Event event(Acting acting, UUID id) {
    return history.event(acting.coalitionId(), id).orElseThrow(PillarController::notFound);
  }

  private String choices(Locale locale, Model model) {
    model.addAttribute("kinds", words(EventKind.values(), "coalition.event.", locale));
    model.addAttribute(
        "figureKinds", words(Figure.Kind.values(), "coalition.figure.name.", locale));
    return FORM;
  }

  private Map<String, String> words(Enum<?>[] values, String prefix, Locale locale) {
    var words = new LinkedHashMap<String, String>();
    for (var value : values)
      words.put(value.name(), messages.getMessage(prefix + value.name(), null, locale));
    return words;
  }
}
