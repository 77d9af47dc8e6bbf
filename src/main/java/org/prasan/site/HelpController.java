package org.prasan.site;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.prasan.coalition.Help;
import org.prasan.coalition.HelpContact;
import org.prasan.coalition.HelpPage;
import org.prasan.coalition.PublicFace;
import org.prasan.coalition.PublicServices;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.Permit;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** How to get help, and how to leave that page fast. */
@Controller
class HelpController {
  private final Help help;
  private final ObjectProvider<PublicServices> services;

  HelpController(Help help, ObjectProvider<PublicServices> services) {
    this.help = help;
    this.services = services;
  }

  @GetMapping("/help")
  @Permit(Action.SEE_PUBLIC_PAGES)
  String national(Model model, HttpServletResponse response) {
    return shown(NationalNumbers.PAGE, null, model, response);
  }

  @GetMapping("/{coalition}/help")
  @Permit(Action.SEE_PUBLIC_PAGES)
  String help(Acting acting, Model model, HttpServletResponse response) {
    var page = page(acting);
    if (page.look().word() != null)
      return "redirect:/" + acting.coalition().slug() + page.look().path();
    return shown(page, places(acting, page.look()), model, response);
  }

  /** At an address that tells nobody what was read; whatever it ended with once leads here. */
  @GetMapping("/{coalition}/p/{word}")
  @Permit(Action.SEE_PUBLIC_PAGES)
  String neutral(Acting acting, Model model, HttpServletResponse response) {
    var page = page(acting);
    return shown(page, places(acting, page.look()), model, response);
  }

  private static String shown(
      HelpPage page, @Nullable String places, Model model, HttpServletResponse response) {
    response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
    model.addAttribute("page", page);
    model.addAttribute("places", places);
    return "site/help";
  }

  /** Where the services stand that everybody may see, if there are any. */
  private @Nullable String places(Acting acting, HelpPage.Look look) {
    boolean any = services.stream().anyMatch(source -> source.any(acting.coalitionId()));
    return any ? "/" + acting.coalition().slug() + look.path() + "/places" : null;
  }

  /** A coalition without numbers of its own still shows those of the country. */
  private HelpPage page(Acting acting) {
    PublicFace.require(acting);
    var page = help.page(acting.coalitionId());
    List<HelpContact> contacts =
        page.contacts().isEmpty() ? NationalNumbers.PAGE.contacts() : page.contacts();
    return new HelpPage(page.look(), contacts);
  }

  /** As the product's own way out, but to the page this coalition has chosen. */
  @GetMapping("/{coalition}/leave")
  @Permit(Action.SEE_PUBLIC_PAGES)
  ResponseEntity<Void> leave(Acting acting, HttpServletRequest request) {
    var session = request.getSession(false);
    if (session != null) session.invalidate();
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .location(URI.create(help.look(acting.coalitionId()).leaveTo()))
        .cacheControl(CacheControl.noStore())
        .header("Clear-Site-Data", "\"cookies\", \"storage\"")
        .build();
  }
}
