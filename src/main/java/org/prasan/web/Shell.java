package org.prasan.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.prasan.operation.Settings;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.Coalition;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What the shell around every page needs to know. */
@ControllerAdvice
class Shell {
  /** Beside them there is the menu with all of them. */
  private static final int MOST_ON_PHONE = 4;

  /** These pages belong to no coalition, and yet whoever opens them comes from work. */
  private static final String OWN_ACCOUNT = "/account";

  private static final String OWN_HOME = OWN_ACCOUNT + "/home";

  private final List<NavigationEntry> entries;
  private final WhoActs whoActs;
  private final Settings settings;

  Shell(List<NavigationEntry> entries, WhoActs whoActs, Settings settings) {
    this.entries =
        entries.stream().sorted(Comparator.comparingInt(NavigationEntry::order)).toList();
    this.whoActs = whoActs;
    this.settings = settings;
  }

  /** An entry of the navigation as the page shows it. */
  record Place(String key, String icon, String url, boolean active, boolean onPhone) {}

  @ModelAttribute
  void describe(Model model, Acting asked, HttpServletRequest request) {
    boolean own = asked.signedIn() && request.getRequestURI().startsWith(OWN_ACCOUNT);
    var acting = own ? whoActs.atWork(asked, request) : asked;
    var coalition = acting.coalition();
    model.addAttribute("acting", acting);
    model.addAttribute("coalition", coalition.equals(Coalition.NONE) ? null : coalition);
    model.addAttribute("startUrl", start(acting));
    model.addAttribute("switchable", acting.signedIn() ? whoActs.others(acting) : List.of());
    model.addAttribute("navigation", navigation(acting, request.getRequestURI()));
    model.addAttribute("sampleMode", settings.sample());
    model.addAttribute("theme", ThemeChoice.of(request));
    model.addAttribute("requestUri", request.getRequestURI());
    model.addAttribute("pageAddress", SwitchLanguage.here(request));
    var typed = SwitchLanguage.typed(request);
    if (typed != null) model.addAttribute(TypedAgain.TYPED, typed);
    model.addAttribute("posted", typed != null || request.getMethod().equals("POST"));
    if (!coalition.equals(Coalition.NONE) && acting.may(Action.SEE_REGISTRY))
      model.addAttribute("searchUrl", "/" + coalition.slug() + "/organizations");
  }

  /** Where the mark leads, and the way out of a refusal: never to a page that does not open. */
  private static String start(Acting acting) {
    var coalition = acting.coalition();
    if (coalition.equals(Coalition.NONE)) return "/";
    if (acting.signedIn() && acting.may(Action.SEE_HOME)) return "/" + coalition.slug() + "/home";
    if (acting.seesCoalition()) return "/" + coalition.slug();
    return acting.signedIn() ? OWN_HOME : "/";
  }

  private List<Place> navigation(Acting acting, String uri) {
    if (acting.coalition().equals(Coalition.NONE)) return List.of();
    var base = "/" + acting.coalition().slug();
    var places = new ArrayList<Place>();
    int onPhone = 0;
    for (var entry : entries) {
      if (!acting.may(entry.action())) continue;
      boolean tab = entry.onPhone() && onPhone < MOST_ON_PHONE;
      if (tab) onPhone++;
      places.add(place(entry, base + entry.path(), uri, tab));
    }
    return List.copyOf(places);
  }

  private static Place place(NavigationEntry entry, String url, String uri, boolean onPhone) {
    boolean active = uri.equals(url) || uri.startsWith(url + "/");
    return new Place(entry.key(), entry.icon(), url, active, onPhone);
  }
}
