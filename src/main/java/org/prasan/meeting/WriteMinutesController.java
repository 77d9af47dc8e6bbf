package org.prasan.meeting;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.RefusalsNoted;
import org.prasan.language.ThaiDates;
import org.prasan.meeting.MinutesOutcome.Why;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.FreshId;
import org.prasan.web.FormCheck;
import org.prasan.web.Permit;
import org.prasan.web.SaidDays;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages on which the secretary writes minutes, circulates them and has them adopted. */
@Controller
@RefusalsNoted("minutes")
class WriteMinutesController {
  static final int LONGEST_TEXT = 20_000;
  private static final int DAYS_TO_CORRECT = 7;

  private final MinutesPages pages;
  private final WriteMinutes writeMinutes;
  private final CirculateMinutes circulateMinutes;
  private final AdoptMinutes adoptMinutes;
  private final MeetingClock stamps;

  WriteMinutesController(
      MinutesPages pages,
      WriteMinutes writeMinutes,
      CirculateMinutes circulateMinutes,
      AdoptMinutes adoptMinutes,
      MeetingClock stamps) {
    this.pages = pages;
    this.writeMinutes = writeMinutes;
    this.circulateMinutes = circulateMinutes;
    this.adoptMinutes = adoptMinutes;
    this.stamps = stamps;
  }

  /**
   * What is written of an item, as it was typed.
   *
   * @param basis the version that was on the page
   */
  record TextForm(@Nullable Integer basis, @Nullable String text) {}

  /** Until when members may propose corrections, as it was typed. */
  record CirculateForm(@Nullable String until, @Nullable String untilChoice) {}

  /** Which meeting adopts, and whether that is meant before the last day for corrections. */
  record AdoptForm(@Nullable UUID at, @Nullable Boolean early) {}

  /** What a later meeting decided to change, as it was typed. */
  record AmendForm(
      @Nullable UUID id, @Nullable UUID decision, @Nullable String text, @Nullable String reason) {}

  @GetMapping("/{coalition}/meetings/{id}/minutes/items/{item}")
  @Permit(Action.WRITE_MINUTES)
  String text(
      Acting acting,
      @PathVariable MeetingId id,
      @PathVariable ItemId item,
      Model model,
      HttpServletResponse response) {
    var open = pages.open(acting, id, model);
    var line = line(open, item, model);
    if (!open.dossier().state().held()) return MinutesPages.refused(model, response, Why.NOT_HELD);
    var state = open.minutes().state();
    if (state != MinutesState.DRAFT)
      return MinutesPages.refused(
          model, response, state == MinutesState.ADOPTED ? Why.ADOPTED : Why.CIRCULATED);
    var text = open.minutes().text(item);
    model.addAttribute(
        "form",
        new TextForm(
            text.version(),
            text.version() == 0 ? WritePaper.prefilled(open.dossier(), line.item()) : text.text()));
    return "meeting/minutes-write";
  }

  @PostMapping("/{coalition}/meetings/{id}/minutes/items/{item}")
  @Permit(Action.WRITE_MINUTES)
  String write(
      Acting acting,
      @PathVariable MeetingId id,
      @PathVariable ItemId item,
      @ModelAttribute("form") TextForm form,
      BindingResult errors,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    var open = pages.open(acting, id, model);
    line(open, item, model);
    var check = new FormCheck(errors);
    var text = check.limited("text", form.text(), LONGEST_TEXT);
    if (check.refused()) return MeetingPages.wrong(response, "meeting/minutes-write");
    int basis = Objects.requireNonNullElse(form.basis(), -1);
    var outcome = writeMinutes.write(acting, id, item, basis, text);
    if (outcome instanceof MinutesOutcome.ChangedMeanwhile(var now)) {
      errors.reject("minutes.wrong.meanwhile", "minutes.wrong.meanwhile");
      model.addAttribute("theirs", now);
      return MeetingPages.wrong(response, "meeting/minutes-write");
    }
    var view = pages.ended(acting, id, outcome, "minutes.text.saved", model, response, redirect);
    return outcome instanceof MinutesOutcome.Done ? view + "#item-" + item : view;
  }

  private static Agenda.Line line(MinutesPages.Open open, ItemId item, Model model) {
    var line = open.dossier().agenda().line(item).orElseThrow(MeetingPages::notFound);
    model.addAttribute("line", line);
    return line;
  }

  @GetMapping("/{coalition}/meetings/{id}/minutes/circulate")
  @Permit(Action.WRITE_MINUTES)
  String askCirculate(
      Acting acting,
      @PathVariable MeetingId id,
      Locale locale,
      Model model,
      HttpServletResponse response) {
    var minutes = pages.open(acting, id, model).minutes();
    if (minutes.state() == MinutesState.ADOPTED)
      return MinutesPages.refused(model, response, Why.ADOPTED);
    var told = minutes.correctUntil();
    var usual = stamps.today().plusDays(DAYS_TO_CORRECT);
    model.addAttribute(
        "form",
        new CirculateForm(
            ThaiDates.full(told != null && told.isAfter(usual) ? told : usual, locale), null));
    return "meeting/minutes-circulate";
  }

  @PostMapping("/{coalition}/meetings/{id}/minutes/circulate")
  @Permit(Action.WRITE_MINUTES)
  String circulate(
      Acting acting,
      @PathVariable MeetingId id,
      @ModelAttribute("form") CirculateForm form,
      BindingResult errors,
      Locale locale,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    var told = pages.open(acting, id, model).minutes().correctUntil();
    var check = new FormCheck(errors);
    var until =
        new SaidDays(check, stamps.today(), model).ahead("until", form.until(), form.untilChoice());
    if (until == null) return MeetingPages.wrong(response, "meeting/minutes-circulate");
    var outcome = circulateMinutes.circulate(acting, id, until);
    if (told != null && outcome.equals(MinutesOutcome.refused(Why.EARLIER))) {
      check.wrong("until", Why.EARLIER.key(), ThaiDates.full(told, locale));
      return MeetingPages.wrong(response, "meeting/minutes-circulate");
    }
    return pages.ended(acting, id, outcome, "minutes.circulated", model, response, redirect);
  }

  @GetMapping("/{coalition}/meetings/{id}/minutes/adopt")
  @Permit(Action.HOLD_MEETINGS)
  String askAdopt(
      Acting acting,
      @PathVariable MeetingId id,
      @RequestParam(required = false) @Nullable MeetingId at,
      Locale locale,
      Model model,
      HttpServletResponse response) {
    var open = pages.open(acting, id, model);
    if (open.minutes().state() == MinutesState.ADOPTED)
      return MinutesPages.refused(model, response, Why.ADOPTED);
    var choices = adopting(acting, open, locale, model).keySet();
    var chosen =
        choices.stream()
            .filter(one -> at == null || one.equals(at.toString()))
            .findFirst()
            .or(() -> choices.stream().findFirst());
    model.addAttribute("form", new AdoptForm(chosen.map(UUID::fromString).orElse(null), false));
    return "meeting/minutes-adopt";
  }

  @PostMapping("/{coalition}/meetings/{id}/minutes/adopt")
  @Permit(Action.HOLD_MEETINGS)
  String adopt(
      Acting acting,
      @PathVariable MeetingId id,
      @ModelAttribute("form") AdoptForm form,
      BindingResult errors,
      Locale locale,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    var open = pages.open(acting, id, model);
    adopting(acting, open, locale, model);
    if (form.at() == null) {
      new FormCheck(errors).wrong("at", "web.wrong.choose");
      return MeetingPages.wrong(response, "meeting/minutes-adopt");
    }
    var outcome =
        adoptMinutes.adopt(acting, id, new MeetingId(form.at()), Boolean.TRUE.equals(form.early()));
    if (outcome.equals(MinutesOutcome.refused(Why.STILL_OPEN))) {
      new FormCheck(errors).wrong("early", Why.STILL_OPEN.key(), lastDay(open, locale));
      return MeetingPages.wrong(response, "meeting/minutes-adopt");
    }
    var before = open.minutes().state() == MinutesState.ADOPTED;
    var flash = before ? "minutes.adopted.before" : "minutes.adopted";
    return pages.ended(acting, id, outcome, flash, model, response, redirect);
  }

  private static String lastDay(MinutesPages.Open open, Locale locale) {
    var day = open.minutes().correctUntil();
    return day == null ? "" : ThaiDates.full(day, locale);
  }

  private Map<String, String> adopting(
      Acting acting, MinutesPages.Open open, Locale locale, Model model) {
    model.addAttribute("correctionsOpen", open.minutes().takesCorrectionsOn(stamps.today()));
    model.addAttribute("lastDay", lastDay(open, locale));
    model.addAttribute("titles", MinutesController.titles(open.dossier()));
    var choices = new LinkedHashMap<String, String>();
    var adopting = adoptMinutes.adopting(acting, open.dossier().meeting());
    for (var at : adopting)
      if (at.quorate()) choices.put(at.id().toString(), at.title().in(locale));
    model.addAttribute("adopting", adopting);
    model.addAttribute("choices", choices);
    return choices;
  }

  @GetMapping("/{coalition}/meetings/{id}/minutes/amend")
  @Permit(Action.WRITE_MINUTES)
  String askAmend(
      Acting acting,
      @PathVariable MeetingId id,
      @RequestParam(required = false) @Nullable ItemId item,
      Model model,
      HttpServletResponse response) {
    var open = pages.open(acting, id, model);
    if (item == null) throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    line(open, item, model);
    if (open.minutes().state() != MinutesState.ADOPTED)
      return MinutesPages.refused(model, response, Why.NOT_ADOPTED);
    if (!open.minutes().tells(item)) throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    decisions(acting, open, model);
    model.addAttribute("form", new AmendForm(FreshId.next(), null, adoptedText(open, item), ""));
    return "meeting/minutes-amend";
  }

  private static String adoptedText(MinutesPages.Open open, ItemId item) {
    return open.minutes().newest().stream()
        .flatMap(version -> version.paper().headings().stream())
        .flatMap(chapter -> chapter.points().stream())
        .filter(point -> item.value().equals(point.item()))
        .map(MinutesPaper.Point::text)
        .findFirst()
        .orElse("");
  }

  @PostMapping("/{coalition}/meetings/{id}/minutes/amend")
  @Permit(Action.WRITE_MINUTES)
  String amend(
      Acting acting,
      @PathVariable MeetingId id,
      @RequestParam ItemId item,
      @ModelAttribute("form") AmendForm form,
      BindingResult errors,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    var open = pages.open(acting, id, model);
    line(open, item, model);
    decisions(acting, open, model);
    var check = new FormCheck(errors);
    if (form.decision() == null) check.wrong("decision", "web.wrong.choose");
    var text = check.words("text", form.text(), LONGEST_TEXT);
    var reason = check.words("reason", form.reason(), FormCheck.TEXT);
    if (check.refused() || form.decision() == null || form.id() == null)
      return MeetingPages.wrong(response, "meeting/minutes-amend");
    return pages.ended(
        acting,
        id,
        adoptMinutes.amend(
            acting,
            id,
            new AdoptMinutes.Amendment(
                form.id(), item, text, reason, new DecisionId(form.decision()))),
        "minutes.amended",
        model,
        response,
        redirect);
  }

  private void decisions(Acting acting, MinutesPages.Open open, Model model) {
    var choices = new LinkedHashMap<String, String>();
    for (var decision : adoptMinutes.laterDecisions(acting.coalitionId(), open.dossier().meeting()))
      choices.put(
          decision.id().toString(), decision.number().shown() + " " + decision.facts().text());
    model.addAttribute("choices", choices);
  }
}
