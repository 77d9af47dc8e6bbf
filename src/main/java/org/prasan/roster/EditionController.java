package org.prasan.roster;

import jakarta.servlet.http.HttpServletResponse;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.RefusalsNoted;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.Confirmation;
import org.prasan.web.FormCheck;
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

/** Drafting a month, adjusting the draft, publishing it. */
@Controller
@RefusalsNoted("edition")
class EditionController {
  private final Editions editions;
  private final Assignments assignments;
  private final DraftMonth draft;
  private final MonthViews months;
  private final DraftCheck draftCheck;
  private final RosterPages pages;
  private final RosterClock clock;

  EditionController(
      Editions editions,
      Assignments assignments,
      DraftMonth draft,
      MonthViews months,
      DraftCheck draftCheck,
      RosterPages pages,
      RosterClock clock) {
    this.editions = editions;
    this.assignments = assignments;
    this.draft = draft;
    this.months = months;
    this.draftCheck = draftCheck;
    this.pages = pages;
    this.clock = clock;
  }

  /** Which month to draft. */
  record DraftForm(@Nullable UUID id, @Nullable String month, @Nullable String nightsPerWeek) {}

  /** Who is to serve a shift of the draft. */
  record ShiftForm(@Nullable String shift, @Nullable String person) {}

  /** A version with its month in words. */
  record Line(Edition edition, String month) {}

  @GetMapping("/{coalition}/roster/editions")
  @Permit(Action.SEE_ROSTER)
  String list(Acting acting, Locale locale, Model model) {
    boolean manages = acting.may(Action.MANAGE_ROSTER);
    model.addAttribute(
        "lines",
        editions.all(acting.coalitionId()).stream()
            .filter(edition -> manages || edition.wasPublished())
            .map(edition -> new Line(edition, pages.monthInWords(edition.month(), locale)))
            .toList());
    model.addAttribute("base", RosterPages.base(acting));
    return "roster/editions";
  }

  @GetMapping("/{coalition}/roster/drafts/new")
  @Permit(Action.MANAGE_ROSTER)
  String fresh(Acting acting, Locale locale, Model model) {
    var next = YearMonth.from(clock.today()).plusMonths(1);
    model.addAttribute(
        "form",
        new DraftForm(
            EditionId.fresh().value(), next.toString(), String.valueOf(DutyRules.USUAL_NIGHTS)));
    return newPage(acting, locale, model);
  }

  @PostMapping("/{coalition}/roster/drafts/new")
  @Permit(Action.MANAGE_ROSTER)
  String begin(
      Acting acting,
      @ModelAttribute("form") DraftForm form,
      BindingResult errors,
      Locale locale,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    var check = new FormCheck(errors);
    var nights = check.number("nightsPerWeek", form.nightsPerWeek(), 1, 7);
    if (!choices(locale).containsKey(FormCheck.plain(form.month())))
      check.wrong("month", "web.wrong.choose");
    if (!check.refused() && nights != null && form.id() != null) {
      var id = new EditionId(form.id());
      switch (draft.begin(acting, id, YearMonth.parse(FormCheck.plain(form.month())), nights)) {
        case DraftMonth.Done() -> {
          return RosterPages.to(acting, "/editions/" + id);
        }
        case DraftMonth.Past() -> check.wrong("month", "roster.wrong.past");
        case DraftMonth.NoSeats() -> check.wrong("month", "roster.wrong.no-seats");
        case DraftMonth.UnderWay() -> check.wrong("month", "roster.wrong.under-way");
        case DraftMonth.NotNow _, DraftMonth.NotFound() -> throw RosterPages.notFound();
      }
    }
    RosterPages.unprocessable(response);
    return newPage(acting, locale, model);
  }

  private Map<String, String> choices(Locale locale) {
    var choices = new LinkedHashMap<String, String>();
    var month = YearMonth.from(clock.today());
    for (int ahead = 0; ahead < DraftMonth.MOST_MONTHS_AHEAD; ahead++)
      choices.put(
          month.plusMonths(ahead).toString(), pages.monthInWords(month.plusMonths(ahead), locale));
    return choices;
  }

  private String newPage(Acting acting, Locale locale, Model model) {
    model.addAttribute("choices", choices(locale));
    model.addAttribute("base", RosterPages.base(acting));
    return "roster/draft-new";
  }

  /** A draft is the office's; what was published is everybody's. */
  @GetMapping("/{coalition}/roster/editions/{id}")
  @Permit(Action.SEE_ROSTER)
  String show(
      Acting acting,
      @PathVariable EditionId id,
      Locale locale,
      Model model,
      HttpServletResponse response) {
    var edition = open(acting, id, locale, model);
    if (edition.is(Edition.State.QUEUED)) response.setHeader("Refresh", "3");
    var own = assignments.of(acting.coalitionId(), id);
    model.addAttribute("view", months.of(acting.coalitionId(), edition, own, locale));
    var check = draftCheck.of(acting.coalitionId(), edition, own);
    model.addAttribute("broken", pages.inWords(acting.coalitionId(), check.broken(), locale));
    model.addAttribute("empty", check.empty());
    model.addAttribute("links", ShiftLinks.adjust(url(acting, id)));
    return "roster/edition";
  }

  @GetMapping("/{coalition}/roster/editions/{id}/shift")
  @Permit(Action.MANAGE_ROSTER)
  String choose(
      Acting acting,
      @PathVariable EditionId id,
      @RequestParam(required = false) @Nullable String shift,
      Locale locale,
      Model model) {
    open(acting, id, locale, model);
    var chosen = find(acting, id, shift);
    model.addAttribute(
        "form", new ShiftForm(shift, chosen.person() == null ? "" : chosen.person().toString()));
    return shiftPage(acting, chosen, locale, model);
  }

  @PostMapping("/{coalition}/roster/editions/{id}/shift")
  @Permit(Action.MANAGE_ROSTER)
  String assign(
      Acting acting,
      @PathVariable EditionId id,
      @ModelAttribute("form") ShiftForm form,
      BindingResult errors,
      Locale locale,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    open(acting, id, locale, model);
    var chosen = find(acting, id, form.shift());
    var key = Objects.requireNonNull(SwapController.key(form.shift()));
    return switch (draft.assign(acting, id, key, SwapController.person(form.person()))) {
      case DraftMonth.Done() -> {
        redirect.addFlashAttribute("flash", "roster.adjusted");
        yield RosterPages.to(acting, "/editions/" + id);
      }
      case DraftMonth.Past() -> {
        errors.reject("roster.wrong.past", "roster.wrong.past");
        RosterPages.unprocessable(response);
        yield shiftPage(acting, chosen, locale, model);
      }
      case DraftMonth.NotNow(var state) -> notNow(acting, id, state, locale, model, response);
      case DraftMonth.NotFound(), DraftMonth.NoSeats(), DraftMonth.UnderWay() ->
          throw RosterPages.notFound();
    };
  }

  private Assignment find(Acting acting, EditionId id, @Nullable String word) {
    var key = SwapController.key(word);
    return assignments.of(acting.coalitionId(), id).stream()
        .filter(one -> key != null && one.is(key))
        .findFirst()
        .orElseThrow(RosterPages::notFound);
  }

  private String shiftPage(Acting acting, Assignment chosen, Locale locale, Model model) {
    var seat = pages.seat(acting, chosen.seat(), model);
    model.addAttribute("when", pages.when(chosen.start(), chosen.end(), locale));
    model.addAttribute("choices", pages.choices(acting.coalitionId(), seat.id(), locale));
    return "roster/draft-shift";
  }

  @GetMapping("/{coalition}/roster/editions/{id}/publish")
  @Permit(Action.MANAGE_ROSTER)
  String askPublish(Acting acting, @PathVariable EditionId id, Locale locale, Model model) {
    return ask(acting, id, "publish", locale, model);
  }

  @PostMapping("/{coalition}/roster/editions/{id}/publish")
  @Permit(Action.MANAGE_ROSTER)
  String publish(
      Acting acting,
      @PathVariable EditionId id,
      Locale locale,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    return done(
        acting,
        id,
        draft.publish(acting, id),
        "roster.published",
        locale,
        model,
        redirect,
        response);
  }

  @GetMapping("/{coalition}/roster/editions/{id}/discard")
  @Permit(Action.MANAGE_ROSTER)
  String askDiscard(Acting acting, @PathVariable EditionId id, Locale locale, Model model) {
    return ask(acting, id, "discard", locale, model);
  }

  @PostMapping("/{coalition}/roster/editions/{id}/discard")
  @Permit(Action.MANAGE_ROSTER)
  String discard(
      Acting acting,
      @PathVariable EditionId id,
      Locale locale,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    return done(
        acting,
        id,
        draft.discard(acting, id),
        "roster.discarded",
        locale,
        model,
        redirect,
        response);
  }

  private String ask(Acting acting, EditionId id, String act, Locale locale, Model model) {
    var edition = open(acting, id, locale, model);
    var url = RosterPages.base(acting) + "/editions/" + id;
    Confirmation.ask(
        model,
        "roster.edition." + act,
        pages.monthInWords(edition.month(), locale),
        url + "/" + act,
        url);
    return Confirmation.VIEW;
  }

  private String done(
      Acting acting,
      EditionId id,
      DraftMonth.Outcome outcome,
      String flash,
      Locale locale,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    return switch (outcome) {
      case DraftMonth.Done() -> {
        redirect.addFlashAttribute("flash", flash);
        yield RosterPages.to(acting, "/editions/" + id);
      }
      case DraftMonth.NotNow(var state) -> notNow(acting, id, state, locale, model, response);
      case DraftMonth.Past() ->
          pages.refused(acting, "roster.wrong.past", url(acting, id), locale, model, response);
      case DraftMonth.NotFound(), DraftMonth.NoSeats(), DraftMonth.UnderWay() ->
          throw RosterPages.notFound();
    };
  }

  private String notNow(
      Acting acting,
      EditionId id,
      Edition.State state,
      Locale locale,
      Model model,
      HttpServletResponse response) {
    return pages.refused(
        acting, "roster.wrong.edition." + state, url(acting, id), locale, model, response);
  }

  private static String url(Acting acting, EditionId id) {
    return RosterPages.base(acting) + "/editions/" + id;
  }

  private Edition open(Acting acting, EditionId id, Locale locale, Model model) {
    var edition =
        editions
            .byId(acting.coalitionId(), id)
            .filter(one -> one.wasPublished() || acting.may(Action.MANAGE_ROSTER))
            .orElseThrow(RosterPages::notFound);
    model.addAttribute("edition", edition);
    model.addAttribute("monthText", pages.monthInWords(edition.month(), locale));
    model.addAttribute("base", RosterPages.base(acting));
    model.addAttribute("editionUrl", url(acting, id));
    return edition;
  }
}
