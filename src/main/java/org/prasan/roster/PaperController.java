package org.prasan.roster;

import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.prasan.exchange.ThaiPdf;
import org.prasan.language.ThaiDates;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.Permit;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** The sheet of a month to pin up, and the card with telephone numbers for the wallet. */
@Controller
class PaperController {
  private static final int MOST_SHEETS = 2;

  private final MonthViews months;
  private final Seats seats;
  private final RosterPages pages;
  private final ITemplateEngine templates;
  private final ThaiPdf pdf;
  private final RosterClock clock;

  PaperController(
      MonthViews months,
      Seats seats,
      RosterPages pages,
      ITemplateEngine templates,
      ThaiPdf pdf,
      RosterClock clock) {
    this.months = months;
    this.seats = seats;
    this.pages = pages;
    this.templates = templates;
    this.pdf = pdf;
    this.clock = clock;
  }

  @GetMapping("/{coalition}/roster/sheet")
  @Permit(Action.SEE_ROSTER)
  String sheet(
      Acting acting,
      @RequestParam(required = false) @Nullable String month,
      Locale locale,
      Model model) {
    model.addAllAttributes(
        sheet(acting, months.of(acting.coalitionId(), pages.month(month), locale), locale));
    model.addAttribute("base", RosterPages.base(acting));
    return "roster/sheet";
  }

  @GetMapping("/{coalition}/roster/sheet.pdf")
  @Permit(Action.SEE_ROSTER)
  void sheetPdf(
      Acting acting,
      @RequestParam(required = false) @Nullable String month,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    var view = months.of(acting.coalitionId(), pages.month(month), locale);
    var paper = paper(view, sheet(acting, view, locale), locale);
    named("roster-" + view.month(), response);
    response.getOutputStream().write(paper);
  }

  /** In the largest letters that leave two sheets: it is read from a step away. */
  private byte[] paper(MonthView view, Map<String, Object> model, Locale locale)
      throws IOException {
    int columns = view.columns().size();
    var paper = new ByteArrayOutputStream();
    for (var letters : SheetLetters.holding(view.longestWord(), columns)) {
      model.put("letters", letters.name().toLowerCase(Locale.ROOT));
      model.put("most", letters.inColumn(columns));
      paper.reset();
      var text = templates.process("roster/sheet-paper", new Context(locale, model));
      if (pdf.render(text, paper) <= MOST_SHEETS) break;
    }
    return paper.toByteArray();
  }

  @GetMapping("/{coalition}/roster/card")
  @Permit(Action.SEE_ROSTER)
  String card(Acting acting, Locale locale, Model model) {
    model.addAllAttributes(card(acting, locale));
    model.addAttribute("base", RosterPages.base(acting));
    return "roster/card";
  }

  @GetMapping("/{coalition}/roster/card.pdf")
  @Permit(Action.SEE_ROSTER)
  void cardPdf(Acting acting, Locale locale, HttpServletResponse response) throws IOException {
    write("roster/card-paper", card(acting, locale), "duty-card", locale, response);
  }

  private Map<String, Object> sheet(Acting acting, MonthView view, Locale locale) {
    var month = pages.monthInWords(view.month(), locale);
    var model = new HashMap<String, Object>();
    model.put("view", view);
    model.put("monthText", month);
    model.put("title", title(acting, month, locale));
    model.put("under", under(view.edition(), locale));
    model.put("printed", printed(locale));
    return model;
  }

  private Map<String, Object> card(Acting acting, Locale locale) {
    var month = YearMonth.from(clock.today());
    var model = new HashMap<String, Object>();
    model.put("seats", seats.list(acting.coalitionId()));
    model.put(
        "title", pages.say("roster.card.title", locale, acting.coalition().shortName().in(locale)));
    model.put("under", under(months.standing(acting.coalitionId(), month), locale));
    model.put("printed", printed(locale));
    return model;
  }

  private String title(Acting acting, String month, Locale locale) {
    return pages.say("roster.sheet.title", locale, acting.coalition().name().in(locale), month);
  }

  /** Under which order it stands, as official papers say it. */
  private String under(@Nullable Edition edition, Locale locale) {
    if (edition == null) return pages.say("roster.under.nothing", locale);
    int number = Objects.requireNonNullElse(edition.number(), 0);
    var order = edition.order();
    if (order == null) return pages.say("roster.under.version", locale, number);
    return pages.say(
        "roster.under.order", locale, order.number(), ThaiDates.full(order.date(), locale), number);
  }

  private String printed(Locale locale) {
    return pages.say("roster.printed", locale, ThaiDates.full(clock.today(), locale));
  }

  private void write(
      String template,
      Map<String, Object> model,
      String name,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    named(name, response);
    pdf.render(templates.process(template, new Context(locale, model)), response.getOutputStream());
  }

  private static void named(String name, HttpServletResponse response) {
    response.setContentType("application/pdf");
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment()
            .filename(name + ".pdf", StandardCharsets.UTF_8)
            .build()
            .toString());
  }
}
