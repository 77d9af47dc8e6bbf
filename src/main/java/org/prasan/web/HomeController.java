package org.prasan.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.List;
import org.prasan.language.ApproximateDate;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Home: what waits for you, the most urgent first; then what the coalition does this month. */
@Controller
class HomeController {
  private static final int MOST_CARDS = 7;
  private static final int MOST_HAPPENINGS = 8;

  private final WaitingList waiting;
  private final List<HomePart> parts;
  private final List<ThisMonth> calendars;
  private final Clock clock;

  HomeController(
      WaitingList waiting, List<HomePart> parts, List<ThisMonth> calendars, Clock clock) {
    this.waiting = waiting;
    this.parts = parts;
    this.calendars = calendars;
    this.clock = clock;
  }

  @Bean
  static NavigationEntry homeEntry() {
    return new NavigationEntry("web.navigation.home", "home", "/home", Action.SEE_HOME, 0, true);
  }

  @GetMapping("/{coalition}/home")
  @Permit(Action.SEE_HOME)
  String home(Acting acting, Model model) {
    var today = LocalDate.now(clock);
    model.addAttribute("today", today);
    model.addAttribute("month", ApproximateDate.of(YearMonth.from(today).toString()));
    var cards = waiting.of(acting);
    model.addAttribute("cards", cards.stream().limit(MOST_CARDS).toList());
    model.addAttribute("further", Math.max(0, cards.size() - MOST_CARDS));
    model.addAttribute(
        "parts", parts.stream().flatMap(module -> module.of(acting).stream()).toList());
    model.addAttribute("happenings", happenings(acting, today));
    return "web/home";
  }

  private List<ThisMonth.Happening> happenings(Acting acting, LocalDate today) {
    var first = today.withDayOfMonth(1);
    var last = today.with(TemporalAdjusters.lastDayOfMonth());
    return calendars.stream()
        .flatMap(module -> module.between(acting, first, last).stream())
        .sorted(Comparator.comparing(ThisMonth.Happening::day))
        .limit(MOST_HAPPENINGS)
        .toList();
  }
}
