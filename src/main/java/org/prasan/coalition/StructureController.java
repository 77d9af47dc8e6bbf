package org.prasan.coalition;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import org.prasan.language.Dates;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.NavigationEntry;
import org.prasan.web.Permit;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Organs and officers, as a drawing, as a table and as a file. */
@Controller
class StructureController {
  private static final int WIDE = 1064;
  private static final int NARROW = 328;
  private static final MediaType SVG = MediaType.parseMediaType("image/svg+xml;charset=utf-8");

  private final StructureView view;
  private final MessageSource messages;
  private final Dates dates;
  private final Clock clock;

  StructureController(StructureView view, MessageSource messages, Dates dates, Clock clock) {
    this.view = view;
    this.messages = messages;
    this.dates = dates;
    this.clock = clock;
  }

  @Bean
  static NavigationEntry structureEntry() {
    return new NavigationEntry(
        "coalition.structure.title", "hierarchy", "/structure", Action.SEE_PUBLIC_PAGES, 42, false);
  }

  @GetMapping("/{coalition}/structure")
  @Permit(Action.SEE_PUBLIC_PAGES)
  String show(Acting acting, Locale locale, Model model) {
    PublicFace.require(acting);
    var structure = view.on(acting.coalitionId(), today());
    model.addAttribute("structure", structure);
    model.addAttribute("empty", structure.isEmpty());
    model.addAttribute("wide", chart(structure, acting, locale, WIDE, "chart-wide"));
    model.addAttribute("slim", chart(structure, acting, locale, NARROW, "chart-slim"));
    if (acting.may(Action.ASSIGN_OFFICE))
      model.addAttribute("past", view.past(acting.coalitionId(), today()));
    return "coalition/structure";
  }

  @GetMapping("/{coalition}/structure.svg")
  @Permit(Action.SEE_PUBLIC_PAGES)
  ResponseEntity<byte[]> file(Acting acting, Locale locale) {
    PublicFace.require(acting);
    var structure = view.on(acting.coalitionId(), today());
    var name = acting.coalition().slug() + "-structure.svg";
    return ResponseEntity.ok()
        .contentType(SVG)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(name).build().toString())
        .body(chart(structure, acting, locale, WIDE, "chart").getBytes(StandardCharsets.UTF_8));
  }

  private String chart(Structure structure, Acting acting, Locale locale, int width, String id) {
    return new StructureChart(structure, acting.coalition(), locale, messages, width).draw(id);
  }

  private LocalDate today() {
    return dates.day(clock.instant());
  }
}
