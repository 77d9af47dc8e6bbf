package org.prasan.directory;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.prasan.exchange.TableFormat;
import org.prasan.membership.Handout;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.NavigationEntry;
import org.prasan.web.Permit;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** "Who can help": what fits, the best first, and why. */
@Controller
class FindController {
  private final WhoCanHelp find;
  private final Register register;
  private final Readers readers;
  private final HitLines lines;
  private final Choices choices;
  private final ServiceWords words;
  private final PathwaySheet sheet;
  private final Handout handout;

  FindController(
      WhoCanHelp find,
      Register register,
      Readers readers,
      HitLines lines,
      Choices choices,
      ServiceWords words,
      PathwaySheet sheet,
      Handout handout) {
    this.find = find;
    this.register = register;
    this.readers = readers;
    this.lines = lines;
    this.choices = choices;
    this.words = words;
    this.sheet = sheet;
    this.handout = handout;
  }

  @Bean
  static NavigationEntry servicesEntry() {
    return new NavigationEntry(
        "directory.navigation", "lifebuoy", "/services", Action.SEE_SERVICES, 8, false);
  }

  @GetMapping("/{coalition}/services")
  @Permit(Action.SEE_SERVICES)
  String find(Acting acting, @RequestParam Map<String, String> typed, Locale locale, Model model) {
    var wish = Wish.typed(typed);
    var base = "/" + acting.coalition().slug() + "/services";
    var named = register.named(acting.coalitionId(), readers.of(acting), wish.q()).orElse(null);
    if (named != null) return "redirect:" + base + "/" + named;
    model.addAttribute("wish", wish);
    model.addAttribute("base", base);
    model.addAttribute("bad", badAge(typed.get("age"), wish));
    model.addAttribute("chosen", words.chosen(wish, acting.coalitionId()));
    model.addAttribute("change", base + wish.after(0).query() + "&change=true#conditions");
    model.addAttribute("changing", typed.containsKey("change"));
    choices.into(model, acting, locale);
    if (!wish.narrows()) return "directory/find";
    var found = find.find(acting, wish);
    model.addAttribute("found", found);
    model.addAttribute("hits", lines.of(acting, found, wish, locale));
    model.addAttribute(
        "more", found.next() == null ? null : base + wish.after(found.next()).query());
    if (found.total() == 0 && wish.q() != null)
      model.addAttribute(
          "suggestion",
          register
              .insteadOf(acting.coalitionId(), readers.of(acting), wish.q())
              .map(wish::asking)
              .orElse(null));
    return "directory/find";
  }

  private static boolean badAge(@org.jspecify.annotations.Nullable String typed, Wish wish) {
    return typed != null && !typed.isBlank() && wish.age() == null;
  }

  /** On paper for the person served: what is kept for few is not on it. */
  @GetMapping("/{coalition}/services/sheet")
  @Permit(Action.SEE_SERVICES)
  String sheet(Acting acting, @RequestParam Map<String, String> typed, Locale locale, Model model) {
    var wish = Wish.typed(typed);
    var base = "/" + acting.coalition().slug() + "/services";
    model.addAttribute("wish", wish);
    model.addAttribute("base", base);
    model.addAttribute(
        "hits", lines.of(acting, find.openOnly(acting, wish, PathwaySheet.MOST), wish, locale));
    return "directory/sheet";
  }

  @GetMapping("/{coalition}/services/sheet.pdf")
  @Permit(Action.SEE_SERVICES)
  void paper(
      Acting acting,
      @RequestParam Map<String, String> typed,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    var table = sheet.of(acting, Wish.typed(typed), locale);
    handout.write(table, TableFormat.PDF, locale, response);
  }
}
