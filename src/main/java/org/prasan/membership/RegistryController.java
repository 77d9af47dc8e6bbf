package org.prasan.membership;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.NavigationEntry;
import org.prasan.web.Permit;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The registry: all organizations of the coalition, searched and narrowed. */
@Controller
class RegistryController {
  private final Registry registry;
  private final Suggestions suggestions;
  private final RegistryView view;

  RegistryController(Registry registry, Suggestions suggestions, RegistryView view) {
    this.registry = registry;
    this.suggestions = suggestions;
    this.view = view;
  }

  @Bean
  static NavigationEntry organizationsEntry() {
    return new NavigationEntry(
        "membership.navigation", "buildings", "/organizations", Action.SEE_REGISTRY, 10, false);
  }

  @GetMapping("/{coalition}/organizations")
  @Permit(Action.SEE_REGISTRY)
  String list(Acting acting, RegistryFilter filter, Locale locale, Model model) {
    var page = registry.page(acting.coalitionId(), filter, locale);
    model.addAttribute("filter", filter);
    model.addAttribute("list", view.list(acting, filter, page, locale));
    model.addAttribute("suggestion", suggestion(acting, filter, page));
    return "membership/list";
  }

  private @Nullable String suggestion(Acting acting, RegistryFilter filter, Registry.Page page) {
    if (page.total() > 0 || filter.q() == null) return null;
    return suggestions.insteadOf(acting.coalitionId(), filter.q()).orElse(null);
  }
}
