package org.prasan.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.Permit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;

/** From now on this session acts for another organization, perhaps in another coalition. */
@Controller
class SwitchMandateController {
  private final Mandates mandates;

  SwitchMandateController(Mandates mandates) {
    this.mandates = mandates;
  }

  @PostMapping("/{coalition}/acting/{mandate}")
  @Permit(Action.USE_OWN_ACCOUNT)
  String switchTo(Acting acting, @PathVariable UUID mandate, HttpServletRequest request) {
    var person = java.util.Objects.requireNonNull(acting.person());
    var slug = acting.coalition().slug();
    var held = mandates.inForce(acting.coalitionId(), person, mandates.today());
    if (held.stream().noneMatch(known -> known.id().equals(mandate)))
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    request.getSession().setAttribute(SessionActing.CHOSEN_MANDATE + slug, mandate.toString());
    return "redirect:/" + slug + "/home";
  }
}
