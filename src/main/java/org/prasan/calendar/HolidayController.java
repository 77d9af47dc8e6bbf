package org.prasan.calendar;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.RefusalsNoted;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.FormCheck;
import org.prasan.web.Permit;
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

/** The holidays that count in a coalition, year by year. */
@Controller
@RefusalsNoted("holiday")
class HolidayController {
  private static final String VIEW = "calendar/holidays";

  private final Holidays holidays;
  private final ChangeHolidays change;
  private final Clock clock;

  HolidayController(Holidays holidays, ChangeHolidays change, Clock clock) {
    this.holidays = holidays;
    this.change = change;
    this.clock = clock;
  }

  /** A day to add. */
  record DayForm(@Nullable String day, @Nullable String th, @Nullable String en) {}

  @GetMapping("/{coalition}/holidays")
  @Permit(Action.SEE_RULES)
  String show(Acting acting, @RequestParam(required = false) @Nullable Integer year, Model model) {
    model.addAttribute("form", new DayForm("", "", ""));
    return page(acting, year, model);
  }

  @PostMapping("/{coalition}/holidays")
  @Permit(Action.CHANGE_HOLIDAYS)
  String add(
      Acting acting,
      @ModelAttribute("form") DayForm form,
      BindingResult errors,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    var check = new FormCheck(errors);
    var day = check.day("day", form.day());
    var name = check.both("th", form.th(), "en", form.en(), 200);
    if (!check.refused()
        && change.add(acting, Objects.requireNonNull(day), name)
            == ChangeHolidays.Outcome.AS_IT_WAS) check.wrong("day", "calendar.holiday.there");
    if (check.refused()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return page(acting, null, model);
    }
    return saved(acting, Objects.requireNonNull(day), "calendar.holiday.added", redirect);
  }

  @PostMapping("/{coalition}/holidays/{day}/strike")
  @Permit(Action.CHANGE_HOLIDAYS)
  String strike(Acting acting, @PathVariable LocalDate day, RedirectAttributes redirect) {
    change.strike(acting, day);
    return saved(acting, day, "calendar.holiday.struck", redirect);
  }

  @PostMapping("/{coalition}/holidays/{day}/restore")
  @Permit(Action.CHANGE_HOLIDAYS)
  String restore(Acting acting, @PathVariable LocalDate day, RedirectAttributes redirect) {
    if (change.restore(acting, day) == ChangeHolidays.Outcome.AS_IT_WAS) throw notThere();
    return saved(acting, day, "calendar.holiday.restored", redirect);
  }

  private String page(Acting acting, @Nullable Integer year, Model model) {
    var listed = holidays.listed(acting.coalitionId());
    var years = listed.stream().map(day -> day.day().getYear()).distinct().sorted().toList();
    int shown = year == null ? LocalDate.now(clock).getYear() : year;
    model.addAttribute("years", years);
    model.addAttribute("year", shown);
    model.addAttribute(
        "days", listed.stream().filter(day -> day.day().getYear() == shown).toList());
    return VIEW;
  }

  private static ResponseStatusException notThere() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }

  private static String saved(
      Acting acting, LocalDate day, String flash, RedirectAttributes redirect) {
    redirect.addFlashAttribute("flash", flash);
    return "redirect:/" + acting.coalition().slug() + "/holidays?year=" + day.getYear();
  }
}
