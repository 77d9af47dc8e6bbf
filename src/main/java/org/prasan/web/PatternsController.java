package org.prasan.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.Action;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Shows each pattern of docs/ui-patterns.md alive, to those who build pages from them. */
@Controller
@ConditionalOnProperty("prasan.sample")
class PatternsController {
  /** One field of each kind. */
  record PatternForm(
      @Nullable String title,
      @Nullable String phone,
      @Nullable String since,
      @Nullable String mission,
      @Nullable String district,
      @Nullable String kind,
      @Nullable List<String> groups,
      @Nullable Boolean agreed,
      @Nullable String file) {}

  /** Something that happened. */
  record Entry(String icon, String text, String when) {}

  @GetMapping("/patterns")
  @Permit(Action.SEE_PUBLIC_PAGES)
  String patterns(@ModelAttribute("form") PatternForm form, BindingResult errors, Model model) {
    describe(model);
    return "web/patterns";
  }

  /** The frame of pages that a survivor may read. */
  @GetMapping("/patterns/bare")
  @Permit(Action.SEE_PUBLIC_PAGES)
  String bare() {
    return "web/patterns-bare";
  }

  /** Refuses whatever is sent, so that one sees how a page says what has to be mended. */
  @PostMapping("/patterns")
  @Permit(Action.SEE_PUBLIC_PAGES)
  @ResponseStatus(HttpStatus.UNPROCESSABLE_CONTENT)
  String refused(@ModelAttribute("form") PatternForm form, BindingResult errors, Model model) {
    errors.rejectValue("title", "web.patterns.refused");
    describe(model);
    return "web/patterns";
  }

  private static void describe(Model model) {
    var today = LocalDate.of(2026, 9, 3);
    model.addAttribute("options", Map.of("A", "เชียงราย", "B", "แม่จัน", "C", "เชียงของ"));
    model.addAttribute(
        "entries",
        List.of(
            new Entry("file-text", "มูลนิธิร่มโพธิ์ส่งใบสมัคร", "3 กันยายน 2569"),
            new Entry("rubber-stamp", "ศูนย์เด็กริมโขงรับรองใบสมัคร", "9 กันยายน 2569"),
            new Entry("circle-check", "คณะกรรมการรับเป็นสมาชิก", "12 ตุลาคม 2569")));
    model.addAttribute("today", today);
    model.addAttribute(
        "cards",
        List.of(
            new Waiting.Card(
                "web.patterns.card",
                List.of("ศูนย์เด็กริมโขง"),
                "rubber-stamp",
                "/patterns",
                today.minusDays(1),
                0),
            new Waiting.Card(
                "web.patterns.card",
                List.of("บ้านพักใจ"),
                "signature",
                "/patterns",
                today.plusDays(2),
                1)));
  }
}
