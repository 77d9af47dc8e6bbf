package org.prasan.report;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.RefusalsNoted;
import org.prasan.exchange.TableFormat;
import org.prasan.membership.Handout;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.Confirmation;
import org.prasan.web.NavigationEntry;
import org.prasan.web.Permit;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What can be told in numbers about referrals, to members and for publication. */
@Controller
@RefusalsNoted("numbers")
class NumbersController {
  private final NumbersView view;
  private final ExportNumbers export;
  private final PublishNumbers publish;
  private final CountMonths count;
  private final NumbersWords words;
  private final Handout handout;

  NumbersController(
      NumbersView view,
      ExportNumbers export,
      PublishNumbers publish,
      CountMonths count,
      NumbersWords words,
      Handout handout) {
    this.view = view;
    this.export = export;
    this.publish = publish;
    this.count = count;
    this.words = words;
    this.handout = handout;
  }

  @Bean
  static NavigationEntry numbersEntry() {
    return new NavigationEntry(
        "report.navigation", "chart-bar", "/numbers", Action.SEE_NUMBERS, 17, false);
  }

  @GetMapping("/{coalition}/numbers")
  @Permit(Action.SEE_NUMBERS)
  String inside(
      Acting acting,
      @RequestParam(required = false) @Nullable String period,
      Locale locale,
      Model model) {
    return show(acting, chosen(period), Audience.INSIDE, "", locale, model);
  }

  /** What all publications were told is kept track of together, so the office alone asks. */
  @GetMapping("/{coalition}/numbers/publication")
  @Permit(Action.PUBLISH_NUMBERS)
  String publication(
      Acting acting,
      @RequestParam(required = false) @Nullable String period,
      Locale locale,
      Model model) {
    return show(acting, chosen(period), Audience.PUBLICATION, "/publication", locale, model);
  }

  private String show(
      Acting acting,
      NumbersPeriod period,
      Audience audience,
      String path,
      Locale locale,
      Model model) {
    var periods = new LinkedHashMap<String, String>();
    for (var one : NumbersPeriod.before(count.firstOpen()))
      periods.put(one.word(), words.period(one, locale));
    var base = base(acting);
    model.addAttribute("published", publish.published(acting.coalitionId()).contains(period));
    model.addAttribute("over", period.months().last().isBefore(count.firstOpen()));
    model.addAttribute("sections", view.of(acting, period, audience, locale));
    model.addAttribute("periods", periods);
    model.addAttribute("period", period.word());
    model.addAttribute("periodName", words.period(period, locale));
    model.addAttribute("audience", audience);
    model.addAttribute("base", base);
    model.addAttribute("url", base + path);
    return "report/numbers";
  }

  private static String base(Acting acting) {
    return "/" + acting.coalition().slug() + "/numbers";
  }

  /** Once it was read it was read, so it is asked once more. */
  @GetMapping("/{coalition}/numbers/publication/publish")
  @Permit(Action.PUBLISH_NUMBERS)
  String confirm(
      Acting acting,
      @RequestParam(required = false) @Nullable String period,
      Locale locale,
      Model model) {
    if (period == null) return "redirect:" + base(acting) + "/publication";
    var chosen = chosen(period);
    Confirmation.ask(
        model,
        "report.publish",
        words.period(chosen, locale),
        base(acting) + "/publication/publish?period=" + chosen.word(),
        base(acting) + "/publication?period=" + chosen.word());
    return Confirmation.VIEW;
  }

  @PostMapping("/{coalition}/numbers/publication/publish")
  @Permit(Action.PUBLISH_NUMBERS)
  String publish(Acting acting, @RequestParam String period, RedirectAttributes redirect) {
    var chosen = chosen(period);
    if (!publish.publish(acting, chosen)) throw notFound();
    redirect.addFlashAttribute("flash", "report.published.done");
    return "redirect:" + base(acting) + "/publication?period=" + chosen.word();
  }

  @PostMapping("/{coalition}/numbers/publication/take-back")
  @Permit(Action.PUBLISH_NUMBERS)
  String takeBack(Acting acting, @RequestParam String period, RedirectAttributes redirect) {
    var chosen = chosen(period);
    publish.takeBack(acting, chosen);
    redirect.addFlashAttribute("flash", "report.published.taken-back");
    return "redirect:" + base(acting) + "/publication?period=" + chosen.word();
  }

  @GetMapping("/{coalition}/numbers/{subject}/export/{format:csv|xlsx}")
  @Permit(Action.SEE_NUMBERS)
  void export(
      Acting acting,
      @PathVariable String subject,
      @PathVariable String format,
      @RequestParam(required = false) @Nullable String period,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    write(acting, subject, format, period, Audience.INSIDE, locale, response);
  }

  @GetMapping("/{coalition}/numbers/publication/{subject}/export/{format:csv|xlsx}")
  @Permit(Action.PUBLISH_NUMBERS)
  void exportForPublication(
      Acting acting,
      @PathVariable String subject,
      @PathVariable String format,
      @RequestParam(required = false) @Nullable String period,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    write(acting, subject, format, period, Audience.PUBLICATION, locale, response);
  }

  private void write(
      Acting acting,
      String subject,
      String format,
      @Nullable String period,
      Audience audience,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    var table = export.export(acting, subject(subject), chosen(period), audience, locale);
    handout.write(table, TableFormat.valueOf(format.toUpperCase(Locale.ROOT)), locale, response);
  }

  private static Subject subject(String word) {
    return Subject.of(word).orElseThrow(NumbersController::notFound);
  }

  private NumbersPeriod chosen(@Nullable String word) {
    return word == null
        ? NumbersPeriod.latest(count.firstOpen())
        : NumbersPeriod.of(word).orElseThrow(NumbersController::notFound);
  }

  private static ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
