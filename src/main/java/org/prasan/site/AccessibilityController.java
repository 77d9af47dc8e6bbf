package org.prasan.site;

import org.prasan.tenancy.Action;
import org.prasan.web.Permit;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** What everybody can rely on, whatever they see, hear or hold, and what is still missing. */
@Controller
class AccessibilityController {
  @GetMapping("/accessibility")
  @Permit(Action.SEE_PUBLIC_PAGES)
  String statement() {
    return "site/accessibility";
  }
}
