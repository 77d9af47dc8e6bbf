package org.prasan.coalition;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.prasan.identity.People;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.Coalition;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.Coalitions;
import org.prasan.web.Permit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The coalitions of the installation, for its operator: whether somebody looks after each. */
@Controller
class CoalitionsController {
  private final Coalitions coalitions;
  private final People people;

  CoalitionsController(Coalitions coalitions, People people) {
    this.coalitions = coalitions;
    this.people = people;
  }

  /** A coalition, and its first administrator as long as that person has not come. */
  record Line(Coalition coalition, People.@Nullable Awaited awaited) {}

  @GetMapping("/coalitions")
  @Permit(Action.FOUND_COALITION)
  String list(Model model) {
    List<Line> lines =
        coalitions.all().stream()
            .map(one -> new Line(one, people.awaitedAdministrator(one.id()).orElse(null)))
            .toList();
    model.addAttribute("lines", lines);
    return "coalition/coalitions";
  }

  @PostMapping("/coalitions/{id}/administrator")
  @Permit(Action.FOUND_COALITION)
  String inviteAgain(Acting acting, @PathVariable CoalitionId id, RedirectAttributes next) {
    var link =
        coalitions
            .byId(id)
            .flatMap(coalition -> people.inviteAdministratorAgain(acting, coalition))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    next.addFlashAttribute("flash", people.toldAgain());
    next.addFlashAttribute("link", link);
    return "redirect:/coalitions";
  }
}
