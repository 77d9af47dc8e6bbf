package org.prasan.standing;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.prasan.exchange.Column;
import org.prasan.exchange.Table;
import org.prasan.exchange.TableFormat;
import org.prasan.language.Dates;
import org.prasan.membership.Handout;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.Permit;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What became of the memberships year by year, as a drawing and as a table. */
@Controller
class YearController {
  private final YearView view;
  private final MembershipWords words;
  private final Dates dates;
  private final Handout handout;

  YearController(YearView view, MembershipWords words, Dates dates, Handout handout) {
    this.view = view;
    this.words = words;
    this.dates = dates;
    this.handout = handout;
  }

  @GetMapping("/{coalition}/membership/years")
  @Permit(Action.SEE_STANDING)
  String show(Acting acting, Model model) {
    var lines = view.of(acting.coalitionId());
    var chart = new YearChart(lines, words, dates);
    model.addAttribute("lines", lines.reversed());
    model.addAttribute("finding", chart.finding());
    model.addAttribute("wide", chart.draw("years-wide", 760));
    model.addAttribute("slim", chart.draw("years-slim", 360));
    model.addAttribute("drawn", chart.showsAnything());
    return "standing/years";
  }

  @GetMapping("/{coalition}/membership/years/export/{format:csv|xlsx}")
  @Permit(Action.SEE_STANDING)
  void export(
      Acting acting, @PathVariable String format, Locale locale, HttpServletResponse response)
      throws IOException {
    var kind = TableFormat.valueOf(format.toUpperCase(Locale.ROOT));
    handout.write(table(view.of(acting.coalitionId())), kind, locale, response);
  }

  private Table table(List<YearView.Line> lines) {
    return Table.of(
        words.say("standing.years"),
        lines,
        Column.of(words.say("standing.year"), (YearView.Line line) -> dates.year(line.year())),
        Column.of(words.say("standing.year.members"), YearView.Line::members),
        Column.of(words.say("standing.year.applications"), YearView.Line::applications),
        Column.of(words.say("standing.year.refused"), YearView.Line::refused),
        Column.of(words.say("standing.year.withdrawn"), YearView.Line::withdrawn),
        Column.of(words.say("standing.year.admitted"), YearView.Line::admitted),
        Column.of(words.say("standing.year.renewed"), YearView.Line::renewed),
        Column.of(words.say("standing.year.share"), YearView.Line::share),
        Column.of(words.say("standing.year.lapsed"), YearView.Line::lapsed),
        Column.of(words.say("standing.year.resigned"), YearView.Line::resigned));
  }
}
