package org.prasan.directory;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import org.prasan.coalition.Help;
import org.prasan.coalition.HelpPage;
import org.prasan.coalition.PublicFace;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.Permit;
import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What everybody may know of who can help; reached from the help page, and as neutral as that. */
@Controller
class PublicServicesController {
  private final WhoCanHelp find;
  private final Help help;
  private final HitLines lines;
  private final ServiceWords words;
  private final MessageSource messages;

  PublicServicesController(
      WhoCanHelp find, Help help, HitLines lines, ServiceWords words, MessageSource messages) {
    this.find = find;
    this.help = help;
    this.lines = lines;
    this.words = words;
    this.messages = messages;
  }

  @GetMapping("/{coalition}/help/places")
  @Permit(Action.SEE_PUBLIC_PAGES)
  String show(
      Acting acting,
      @RequestParam Map<String, String> typed,
      Locale locale,
      Model model,
      HttpServletResponse response) {
    PublicFace.require(acting);
    var look = help.look(acting.coalitionId());
    var wish = Wish.typed(typed).publicly();
    if (look.word() != null)
      return "redirect:/" + acting.coalition().slug() + look.path() + "/places" + wish.query();
    return shown(acting, look, wish, locale, model, response);
  }

  /**
   * At an address that tells nobody what was looked for; whatever it ended with once leads here.
   */
  @GetMapping("/{coalition}/p/{word}/places")
  @Permit(Action.SEE_PUBLIC_PAGES)
  String neutral(
      Acting acting,
      @RequestParam Map<String, String> typed,
      Locale locale,
      Model model,
      HttpServletResponse response) {
    PublicFace.require(acting);
    var look = help.look(acting.coalitionId());
    return shown(acting, look, Wish.typed(typed).publicly(), locale, model, response);
  }

  private String shown(
      Acting acting,
      HelpPage.Look look,
      Wish wish,
      Locale locale,
      Model model,
      HttpServletResponse response) {
    response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
    var base = "/" + acting.coalition().slug() + look.path();
    var found = find.publicly(acting, wish);
    model.addAttribute("wish", wish);
    model.addAttribute("base", base);
    model.addAttribute("needs", words.topNeeds());
    model.addAttribute("districts", words.districtOptions(acting.coalitionId()));
    model.addAttribute("spoken", Languages.options(messages, locale));
    model.addAttribute("chosen", words.chosen(wish, acting.coalitionId()));
    model.addAttribute("hits", lines.of(acting, found, wish, locale));
    model.addAttribute(
        "more", found.next() == null ? null : base + "/places" + wish.after(found.next()).query());
    return "directory/public";
  }
}
