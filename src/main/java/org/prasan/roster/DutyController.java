package org.prasan.roster;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.prasan.identity.Token;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.Coalition;
import org.prasan.web.Permit;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Who is on duty now, on a page for bad lines; and the calendar a telephone subscribes to. */
@Controller
class DutyController {
  private final OnDuty onDuty;
  private final CalendarFeed feed;
  private final RosterClock clock;

  DutyController(OnDuty onDuty, CalendarFeed feed, RosterClock clock) {
    this.onDuty = onDuty;
    this.feed = feed;
    this.clock = clock;
  }

  @GetMapping("/{coalition}/duty")
  @Permit(Action.SEE_ROSTER)
  String duty(Acting acting, Model model) {
    model.addAttribute("posts", onDuty.at(acting.coalitionId(), clock.now()));
    model.addAttribute("now", clock.now());
    model.addAttribute("base", RosterPages.base(acting));
    return "roster/duty";
  }

  /** Whoever knows the secret address; a calendar program cannot sign in. */
  @GetMapping("/{coalition}/duty/calendar/{token}")
  @Permit(Action.SEE_PUBLIC_PAGES)
  void calendar(
      Acting acting, @PathVariable String token, Locale locale, HttpServletResponse response)
      throws IOException {
    if (acting.coalition().equals(Coalition.NONE)) throw RosterPages.notFound();
    var calendar =
        feed.calendar(acting.coalition(), new Token(token.replaceFirst("\\.ics$", "")), locale)
            .orElseThrow(RosterPages::notFound);
    response.setContentType("text/calendar;charset=utf-8");
    response.setHeader("X-Robots-Tag", "noindex");
    response.setHeader("Cache-Control", "private, no-store");
    response.getOutputStream().write(calendar.getBytes(StandardCharsets.UTF_8));
  }
}
