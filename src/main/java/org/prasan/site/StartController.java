package org.prasan.site;

import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.Coalitions;
import org.prasan.web.Permit;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The very first page: the coalitions that show themselves. */
@Controller
class StartController {
  private final Coalitions coalitions;

  StartController(Coalitions coalitions) {
    this.coalitions = coalitions;
  }

  @GetMapping("/")
  @Permit(Action.SEE_PUBLIC_PAGES)
  String start(Acting acting, Model model) {
    var shown = coalitions.openToVisitors();
    model.addAttribute("coalitions", shown);
    boolean first = shown.isEmpty() && acting.may(Action.FOUND_COALITION) && coalitions.none();
    model.addAttribute("first", first);
    return "site/start";
  }
}
