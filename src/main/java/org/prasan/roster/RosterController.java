package org.prasan.roster;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.prasan.exchange.TableFormat;
import org.prasan.membership.Handout;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.NavigationEntry;
import org.prasan.web.Permit;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The roster of a month, and how its load is shared. */
@Controller
class RosterController {
  private final MonthViews months;
  private final RosterPages pages;
  private final OnDuty onDuty;
  private final Gaps gaps;
  private final KnownRosters known;
  private final Fairness fairness;
  private final RosterTables tables;
  private final Handout handout;
  private final RosterClock clock;

  RosterController(
      MonthViews months,
      RosterPages pages,
      OnDuty onDuty,
      Gaps gaps,
      KnownRosters known,
      Fairness fairness,
      RosterTables tables,
      Handout handout,
      RosterClock clock) {
    this.months = months;
    this.pages = pages;
    this.onDuty = onDuty;
    this.gaps = gaps;
    this.known = known;
    this.fairness = fairness;
    this.tables = tables;
    this.handout = handout;
    this.clock = clock;
  }

  @Bean
  static NavigationEntry rosterEntry() {
    return new NavigationEntry(
        "roster.navigation", "calendar-user", "/roster", Action.SEE_ROSTER, 17, false);
  }

  @GetMapping("/{coalition}/roster")
  @Permit(Action.SEE_ROSTER)
  String show(
      Acting acting,
      @RequestParam(required = false) @Nullable String month,
      Locale locale,
      Model model) {
    var shown = pages.month(month);
    var coalition = acting.coalitionId();
    model.addAttribute("view", months.of(coalition, shown, locale));
    model.addAttribute("monthText", pages.monthInWords(shown, locale));
    model.addAttribute("posts", onDuty.at(coalition, clock.now()));
    model.addAttribute(
        "gaps", gaps.ahead(coalition).stream().map(gap -> Missing.of(gap, pages, locale)).toList());
    model.addAttribute("known", known.all(coalition));
    model.addAttribute("base", RosterPages.base(acting));
    model.addAttribute("links", ShiftLinks.replace(RosterPages.base(acting)));
    return "roster/month";
  }

  /** A gap in words. */
  record Missing(Seat seat, Shift shift, Gaps.Why why, String when) {
    static Missing of(Gaps.Gap gap, RosterPages pages, Locale locale) {
      var shift = gap.shift();
      return new Missing(
          gap.seat(), shift, gap.why(), pages.when(shift.start(), shift.end(), locale));
    }
  }

  @GetMapping("/{coalition}/roster/load")
  @Permit(Action.SEE_ROSTER)
  String load(Acting acting, Locale locale, Model model) {
    model.addAttribute("lines", fairness.lines(acting.coalitionId()));
    model.addAttribute("from", fairness.from());
    model.addAttribute("until", fairness.until().minusDays(1));
    model.addAttribute("base", RosterPages.base(acting));
    return "roster/load";
  }

  @GetMapping("/{coalition}/roster/export/{format:csv|xlsx}")
  @Permit(Action.SEE_ROSTER)
  void export(
      Acting acting,
      @PathVariable String format,
      @RequestParam(required = false) @Nullable String month,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    var kind = TableFormat.valueOf(format.toUpperCase(Locale.ROOT));
    handout.write(tables.shifts(acting, pages.month(month), locale), kind, locale, response);
  }
}
