package org.prasan.standing;

import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.OrganizationId;
import org.prasan.web.Permit;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The page of one membership: where it stands, what comes next, and what happened. */
@Controller
class MembershipController {
  private final MembershipPages pages;

  MembershipController(MembershipPages pages) {
    this.pages = pages;
  }

  @GetMapping("/{coalition}/organizations/{id}/membership")
  @Permit(Action.SEE_STANDING)
  String show(Acting acting, @PathVariable OrganizationId id, Model model) {
    pages.show(acting, id, model);
    return "standing/membership";
  }
}
