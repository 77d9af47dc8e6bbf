package org.prasan.standing;

import jakarta.servlet.http.HttpServletResponse;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.OrganizationId;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the pages about one membership have in common. */
@Component
class MembershipPages {
  static final int LONGEST_DECISION = 300;
  static final int LONGEST_REASON = 1000;

  private final MembershipView view;

  MembershipPages(MembershipView view) {
    this.view = view;
  }

  /** Puts the membership into the model; what is not there and what is not yours look alike. */
  MembershipView.Shown show(Acting acting, OrganizationId organization, Model model) {
    var shown = view.of(acting, organization).orElseThrow(MembershipPages::notFound);
    model.addAttribute("membership", shown);
    model.addAttribute("page", path(acting, organization));
    return shown;
  }

  /** The same for a page on which something is done that has to be possible now. */
  MembershipView.Shown ask(Acting acting, OrganizationId organization, Move move, Model model) {
    requireOwn(acting, organization, move);
    move.require(acting, organization);
    return show(acting, organization, model);
  }

  /** What one may do for one's own organization alone is for others as if it were not there. */
  static void requireOwn(Acting acting, OrganizationId organization, Move move) {
    if (move.ownOnly() && !acting.actsFor(organization)) throw notFound();
  }

  static String path(Acting acting, OrganizationId organization) {
    return "/" + acting.coalition().slug() + "/organizations/" + organization + "/membership";
  }

  static String back(
      Acting acting, OrganizationId organization, String flash, RedirectAttributes redirect) {
    redirect.addFlashAttribute("flash", flash);
    return "redirect:" + path(acting, organization);
  }

  static String renewed(
      Acting acting, OrganizationId organization, String reference, RedirectAttributes redirect) {
    redirect.addFlashAttribute("flashArgument", reference);
    return back(acting, organization, "standing.renewed.named", redirect);
  }

  /** Says the same way why nothing was done; also to whoever notes refusals. */
  static String notDone(
      Acting acting, OrganizationId organization, String why, RedirectAttributes redirect) {
    redirect.addFlashAttribute("refused", why);
    return back(acting, organization, why, redirect);
  }

  static String refused(HttpServletResponse response, String view) {
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return view;
  }

  static ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
