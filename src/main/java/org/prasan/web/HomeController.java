package org.prasan.web;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Home: what waits for you, the most urgent first. */
@Controller
class HomeController {
  private static final int MOST_CARDS = 7;
  private final List<Waiting> modules;

  HomeController(List<Waiting> modules) {
    this.modules = modules;
  }

  @Bean
  static NavigationEntry homeEntry() {
    return new NavigationEntry("web.navigation.home", "home", "/home", Action.SEE_HOME, 0, true);
  }

  @GetMapping("/{coalition}/home")
  @Permit(Action.SEE_HOME)
  String home(Acting acting, Model model) {
    model.addAttribute("cards", cards(acting));
    return "web/home";
  }

  private List<Waiting.Card> cards(Acting acting) {
    return modules.stream()
        .flatMap(module -> module.waitingFor(acting).stream())
        .sorted(
            Comparator.comparing(HomeController::dueOrLast).thenComparingInt(Waiting.Card::weight))
        .limit(MOST_CARDS)
        .toList();
  }

  private static LocalDate dueOrLast(Waiting.Card card) {
    return card.due() == null ? LocalDate.MAX : card.due();
  }
}
