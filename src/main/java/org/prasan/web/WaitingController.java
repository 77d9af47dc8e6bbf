package org.prasan.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Everything that waits for somebody, on a page that also opens on a bad line. */
@Controller
class WaitingController {
  private static final int WEEK = 7;

  private final WaitingList waiting;
  private final Clock clock;

  WaitingController(WaitingList waiting, Clock clock) {
    this.waiting = waiting;
    this.clock = clock;
  }

  /** When something breaks. */
  enum When {
    LATE,
    WEEK,
    LATER,
    UNDATED;

    static When of(@Nullable LocalDate due, LocalDate today) {
      if (due == null) return UNDATED;
      if (due.isBefore(today)) return LATE;
      return due.isBefore(today.plusDays(WaitingController.WEEK)) ? WEEK : LATER;
    }

    public String key() {
      return "web.waiting." + name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  @GetMapping("/{coalition}/waiting")
  @Permit(Action.SEE_HOME)
  String all(Acting acting, Model model) {
    var today = LocalDate.now(clock);
    var cards = waiting.of(acting);
    Map<When, List<Waiting.Card>> groups = new EnumMap<>(When.class);
    for (var card : cards)
      groups.computeIfAbsent(When.of(card.due(), today), when -> new ArrayList<>()).add(card);
    model.addAttribute("groups", groups);
    model.addAttribute("count", cards.size());
    return "web/waiting";
  }
}
