package org.prasan.membership;

import jakarta.servlet.http.HttpServletResponse;
import org.prasan.audit.RefusalsNoted;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.web.Permit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page on which somebody brings in an organization acted for in another coalition. */
@Controller
@RefusalsNoted("organization")
class BringOrganizationController {
  private final Elsewhere elsewhere;
  private final BringOrganization bringOrganization;

  BringOrganizationController(Elsewhere elsewhere, BringOrganization bringOrganization) {
    this.elsewhere = elsewhere;
    this.bringOrganization = bringOrganization;
  }

  @GetMapping("/{coalition}/organizations/bring")
  @Permit(Action.ADD_ORGANIZATION)
  String show(Acting acting, Model model) {
    return page(acting, model);
  }

  @PostMapping("/{coalition}/organizations/bring")
  @Permit(Action.ADD_ORGANIZATION)
  String bring(
      Acting acting,
      @RequestParam CoalitionId from,
      @RequestParam OrganizationId organization,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    var known =
        elsewhere
            .of(acting, from, organization)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    return switch (bringOrganization.bring(acting, known)) {
      case BringOrganization.Brought() -> {
        redirect.addFlashAttribute("flash", "membership.brought");
        yield "redirect:/" + acting.coalition().slug() + "/organizations/" + organization;
      }
      case BringOrganization.NameTaken() ->
          refused(acting, "membership.wrong.name.taken", model, response);
      case BringOrganization.NumberTaken() ->
          refused(acting, "membership.bring.number-taken", model, response);
    };
  }

  private String refused(Acting acting, String key, Model model, HttpServletResponse response) {
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    model.addAttribute("refusal", key);
    return page(acting, model);
  }

  private String page(Acting acting, Model model) {
    model.addAttribute("elsewhere", elsewhere.of(acting));
    model.addAttribute("base", "/" + acting.coalition().slug() + "/organizations");
    return "membership/bring";
  }
}
