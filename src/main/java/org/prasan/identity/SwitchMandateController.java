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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** From now on this session acts for another organization, perhaps in another coalition. */
@Controller
class SwitchMandateController {
  private final Mandates mandates;
  private final SessionActing sessionActing;

  SwitchMandateController(Mandates mandates, SessionActing sessionActing) {
    this.mandates = mandates;
    this.sessionActing = sessionActing;
  }

  @PostMapping("/{coalition}/acting/{mandate}")
  @Permit(Action.USE_OWN_ACCOUNT)
  String switchTo(
      Acting acting,
      @PathVariable UUID mandate,
      HttpServletRequest request,
      RedirectAttributes next) {
    var person = java.util.Objects.requireNonNull(acting.person());
    var slug = acting.coalition().slug();
    var held = mandates.inForce(acting.coalitionId(), person, mandates.today());
    var chosen =
        held.stream()
            .filter(known -> known.id().equals(mandate))
            .findFirst()
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    next.addFlashAttribute("flash", "identity.switched");
    next.addFlashAttribute("flashArgument", sessionActing.label(acting.coalition(), chosen));
    var session = request.getSession();
    session.setAttribute(SessionActing.CHOSEN_MANDATE + slug, mandate.toString());
    session.setAttribute(SessionActing.LAST_COALITION, slug);
    return "redirect:/" + slug + "/home";
  }
}
