package org.prasan.notification;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.prasan.language.ThaiDates;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.Permit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What comes by e-mail, and when: each person's own choice in each coalition. */
@Controller
class SettingsController {
  private final ChooseSettings settings;
  private final NoticeWords words;

  SettingsController(ChooseSettings settings, NoticeWords words) {
    this.settings = settings;
    this.words = words;
  }

  /** A topic with the ways among which one chooses. */
  record Line(
      String field,
      String topic,
      boolean fixed,
      String chosen,
      Map<String, String> ways,
      @Nullable String hint,
      @Nullable String error) {}

  @GetMapping("/{coalition}/notices/settings")
  @Permit(Action.READ_NOTICES)
  String show(Acting acting, Locale locale, Model model) {
    return page(acting, SettingsForm.of(settings.chosen(acting)), Map.of(), locale, model);
  }

  @PostMapping("/{coalition}/notices/settings")
  @Permit(Action.READ_NOTICES)
  String choose(
      Acting acting,
      @RequestParam Map<String, String> sent,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    var form = SettingsForm.of(sent);
    var problems = form.problems();
    if (!problems.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return page(acting, form, problems, locale, model);
    }
    settings.choose(acting, form);
    redirect.addFlashAttribute("flash", "notification.settings.saved");
    return "redirect:" + InboxController.base(acting) + "/settings";
  }

  private String page(
      Acting acting, SettingsForm form, Map<String, String> problems, Locale locale, Model model) {
    var said = new LinkedHashMap<String, String>();
    problems.forEach((field, key) -> said.put(field, words.said(locale, key)));
    model.addAttribute("base", InboxController.base(acting));
    model.addAttribute("sent", form);
    model.addAttribute("problems", said);
    model.addAttribute("hours", hours(locale));
    model.addAttribute("lines", lines(form, said, locale));
    return "notification/settings";
  }

  private List<Line> lines(SettingsForm form, Map<String, String> problems, Locale locale) {
    return Arrays.stream(Topic.values())
        .map(
            topic ->
                new Line(
                    SettingsForm.field(topic),
                    words.topic(topic, locale),
                    topic.urgent(),
                    String.valueOf(form.ways().get(topic)),
                    ways(topic, locale),
                    topic.needed() ? words.said(locale, "notification.needed.one") : null,
                    problems.get(SettingsForm.field(topic))))
        .toList();
  }

  private Map<String, String> ways(Topic topic, Locale locale) {
    var ways = new LinkedHashMap<String, String>();
    for (var way : Way.open(topic))
      ways.put(way.name(), words.said(locale, "notification.way." + way));
    return ways;
  }

  private static Map<String, String> hours(Locale locale) {
    var hours = new LinkedHashMap<String, String>();
    for (int hour = 0; hour < 24; hour++)
      hours.put(String.valueOf(hour), ThaiDates.time(LocalTime.of(hour, 0), locale));
    return hours;
  }
}
