package org.prasan.roster;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.RefusalsNoted;
import org.prasan.language.ThaiDates;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.FreshId;
import org.prasan.web.FormCheck;
import org.prasan.web.Permit;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page on which the office puts somebody else on duty. */
@Controller
@RefusalsNoted("seat")
class ReplaceController {
  private static final Duration LONGEST = Duration.ofDays(92);

  private final RosterPages pages;
  private final ReplaceOnDuty replace;
  private final Shifts shifts;
  private final RosterClock clock;

  ReplaceController(RosterPages pages, ReplaceOnDuty replace, Shifts shifts, RosterClock clock) {
    this.pages = pages;
    this.replace = replace;
    this.shifts = shifts;
    this.clock = clock;
  }

  /** Who, from when to when, as it was typed. */
  record ReplaceForm(
      @Nullable UUID id,
      @Nullable String person,
      Replacement.@Nullable Reason reason,
      @Nullable String fromDay,
      @Nullable String fromTime,
      @Nullable String untilDay,
      @Nullable String untilTime,
      @Nullable String note) {}

  @GetMapping("/{coalition}/roster/seats/{id}/replace")
  @Permit(Action.MANAGE_ROSTER)
  String form(
      Acting acting,
      @PathVariable SeatId id,
      @RequestParam(required = false) @Nullable String shift,
      Locale locale,
      Model model) {
    var seat = pages.seat(acting, id, model);
    model.addAttribute("form", prefilled(acting, shift));
    return page(acting, seat, locale, model);
  }

  private ReplaceForm prefilled(Acting acting, @Nullable String word) {
    var key = SwapController.key(word);
    var day = key == null ? clock.today() : clock.day(key.start());
    var found =
        shifts.between(acting.coalitionId(), day.minusDays(1), day.plusDays(1)).stream()
            .filter(shift -> key != null && shift.is(key))
            .findFirst()
            .orElse(null);
    if (found == null)
      return new ReplaceForm(FreshId.next(), "", Replacement.Reason.STAND_IN, "", "", "", "", "");
    var start = found.start().atZone(clock.zone());
    var end = found.end().atZone(clock.zone());
    return new ReplaceForm(
        FreshId.next(),
        "",
        Replacement.Reason.STAND_IN,
        typed(start.toLocalDate()),
        RosterPages.typed(start.toLocalTime()),
        typed(end.toLocalDate()),
        RosterPages.typed(end.toLocalTime()),
        "");
  }

  private static String typed(LocalDate day) {
    return ThaiDates.full(day, LocaleContextHolder.getLocale());
  }

  @PostMapping("/{coalition}/roster/seats/{id}/replace")
  @Permit(Action.MANAGE_ROSTER)
  String replace(
      Acting acting,
      @PathVariable SeatId id,
      @ModelAttribute("form") ReplaceForm form,
      BindingResult errors,
      Locale locale,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    var seat = pages.seat(acting, id, model);
    var check = new FormCheck(errors);
    var start = moment("from", form.fromDay(), form.fromTime(), check);
    var end = moment("until", form.untilDay(), form.untilTime(), check);
    var person = SwapController.person(form.person());
    if (person == null) check.wrong("person", "web.wrong.choose");
    if (form.reason() == null) check.wrong("reason", "web.wrong.choose");
    var note = check.limited("note", form.note(), 500);
    if (start != null && end != null && !start.isBefore(end))
      check.wrong("untilDay", "web.wrong.ends-before");
    if (start != null && end != null && Duration.between(start, end).compareTo(LONGEST) > 0)
      check.wrong("untilDay", "roster.wrong.too-long", LONGEST.toDays());
    if (start != null
        && end != null
        && person != null
        && form.reason() != null
        && !check.refused()) {
      var piece = new Swap.Piece(id, start, end);
      var its = form.id() == null ? FreshId.next() : form.id();
      var words = note.isEmpty() ? null : note;
      switch (replace.replace(acting, its, piece, person, form.reason(), words)) {
        case ReplaceOnDuty.Saved(var broken) -> {
          redirect.addFlashAttribute("flash", "roster.replaced");
          redirect.addFlashAttribute("broken", pages.inWords(acting.coalitionId(), broken, locale));
          return RosterPages.to(acting, "/seats/" + id);
        }
        case ReplaceOnDuty.NotFound() -> throw RosterPages.notFound();
        case ReplaceOnDuty.Past() -> check.wrong("untilDay", "roster.wrong.past");
        case ReplaceOnDuty.NotQualified() ->
            check.wrong("person", "roster.wrong.not-qualified", name(acting, person, locale));
      }
    }
    RosterPages.unprocessable(response);
    return page(acting, seat, locale, model);
  }

  private String name(Acting acting, DutyPersonId id, Locale locale) {
    var person = pages.people(acting.coalitionId()).get(id);
    return person == null ? "" : person.name().in(locale);
  }

  private @Nullable Instant moment(
      String field, @Nullable String day, @Nullable String time, FormCheck check) {
    var on = check.day(field + "Day", day);
    LocalTime at = RosterPages.time(time).orElse(null);
    if (at == null) check.wrong(field + "Time", "roster.wrong.time");
    return on == null || at == null ? null : on.atTime(at).atZone(clock.zone()).toInstant();
  }

  @PostMapping("/{coalition}/roster/seats/{id}/replacements/{replacement}/withdraw")
  @Permit(Action.MANAGE_ROSTER)
  String withdraw(
      Acting acting,
      @PathVariable SeatId id,
      @PathVariable UUID replacement,
      Locale locale,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    return switch (replace.withdraw(acting, id, replacement)) {
      case ReplaceOnDuty.Saved _ -> {
        redirect.addFlashAttribute("flash", "roster.replacement.withdrawn");
        yield RosterPages.to(acting, "/seats/" + id);
      }
      case ReplaceOnDuty.Past() ->
          pages.refused(
              acting,
              "roster.wrong.past",
              RosterPages.base(acting) + "/seats/" + id,
              locale,
              model,
              response);
      case ReplaceOnDuty.NotFound(), ReplaceOnDuty.NotQualified() -> throw RosterPages.notFound();
    };
  }

  private String page(Acting acting, Seat seat, Locale locale, Model model) {
    model.addAttribute("choices", pages.choices(acting.coalitionId(), seat.id(), locale));
    model.addAttribute(
        "reasons",
        pages.words(
            List.of(Replacement.Reason.STAND_IN, Replacement.Reason.CORRECTION),
            name -> Replacement.Reason.valueOf(name).key(),
            locale));
    return "roster/replace";
  }
}
