package org.prasan.report;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.prasan.coalition.PublicFace;
import org.prasan.exchange.TableFormat;
import org.prasan.membership.Handout;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.Permit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The numbers that were published, for everybody. */
@Controller
class PublishedNumbersController {
  private final NumbersView view;
  private final ExportNumbers export;
  private final PublishNumbers publish;
  private final NumbersWords words;
  private final Handout handout;

  PublishedNumbersController(
      NumbersView view,
      ExportNumbers export,
      PublishNumbers publish,
      NumbersWords words,
      Handout handout) {
    this.view = view;
    this.export = export;
    this.publish = publish;
    this.words = words;
    this.handout = handout;
  }

  @GetMapping("/{coalition}/numbers/published")
  @Permit(Action.SEE_PUBLIC_PAGES)
  String published(
      Acting acting,
      @RequestParam(required = false) @Nullable String period,
      Locale locale,
      Model model) {
    PublicFace.require(acting);
    var published = publish.published(acting.coalitionId());
    var periods = new LinkedHashMap<String, String>();
    for (var one : published) periods.put(one.word(), words.period(one, locale));
    model.addAttribute("periods", periods);
    model.addAttribute("url", "/" + acting.coalition().slug() + "/numbers/published");
    if (period == null && published.isEmpty()) return "report/published";
    var chosen = period == null ? published.getFirst() : chosen(published, period);
    model.addAttribute("period", chosen.word());
    model.addAttribute("periodName", words.period(chosen, locale));
    model.addAttribute("sections", view.published(acting.coalitionId(), chosen, locale));
    return "report/published";
  }

  @GetMapping("/{coalition}/numbers/published/{subject}/export/{format:csv|xlsx}")
  @Permit(Action.SEE_PUBLIC_PAGES)
  void export(
      Acting acting,
      @PathVariable String subject,
      @PathVariable String format,
      @RequestParam(required = false) @Nullable String period,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    PublicFace.require(acting);
    var chosen = chosen(publish.published(acting.coalitionId()), period);
    var table =
        Subject.of(subject)
            .flatMap(one -> export.published(acting.coalitionId(), one, chosen, locale))
            .orElseThrow(PublishedNumbersController::notFound);
    handout.write(table, TableFormat.valueOf(format.toUpperCase(Locale.ROOT)), locale, response);
  }

  /** What is not published is not there. */
  private static NumbersPeriod chosen(List<NumbersPeriod> published, @Nullable String word) {
    return NumbersPeriod.of(word)
        .filter(published::contains)
        .orElseThrow(PublishedNumbersController::notFound);
  }

  private static ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
