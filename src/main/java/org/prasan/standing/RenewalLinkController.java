package org.prasan.standing;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.prasan.identity.Token;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.Coalition;
import org.prasan.tenancy.OrganizationNames;
import org.prasan.web.Permit;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page behind the link of a reminder. Only the press of its button renews. */
@Controller
class RenewalLinkController {
  private final RenewByLink renew;
  private final OrganizationNames organizations;

  RenewalLinkController(RenewByLink renew, OrganizationNames organizations) {
    this.renew = renew;
    this.organizations = organizations;
  }

  @GetMapping("/{coalition}/renewal/{token}")
  @Permit(Action.SEE_PUBLIC_PAGES)
  String look(
      Acting acting,
      @PathVariable String token,
      CsrfToken form,
      Model model,
      HttpServletResponse response) {
    form.getToken();
    response.setHeader("X-Robots-Tag", "noindex");
    var state = look(acting, token);
    if (!(state instanceof RenewByLink.State.Open(var link, var standing)))
      return gone(state, model, response);
    model.addAttribute(
        "organization",
        organizations
            .named(acting.coalitionId(), List.of(link.organization()))
            .get(link.organization()));
    model.addAttribute("term", link.term());
    model.addAttribute("standing", standing);
    model.addAttribute("address", "/" + acting.coalition().slug() + "/renewal/" + token);
    return "standing/link";
  }

  @PostMapping("/{coalition}/renewal/{token}")
  @Permit(Action.SEE_PUBLIC_PAGES)
  String renew(
      Acting acting,
      @PathVariable String token,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    if (acting.coalition().equals(Coalition.NONE)) throw MembershipPages.notFound();
    return switch (renew.renew(acting.coalition(), new Token(token), request.getRemoteAddr())) {
      case RenewByLink.Outcome.Renewed(var until, var reference) -> {
        if (until != null) redirect.addFlashAttribute("until", until);
        redirect.addFlashAttribute("reference", reference);
        yield "redirect:/" + acting.coalition().slug() + "/renewal/" + token + "/renewed";
      }
      case RenewByLink.Outcome.Refused(var state) -> gone(state, model, response);
    };
  }

  @GetMapping("/{coalition}/renewal/{token}/renewed")
  @Permit(Action.SEE_PUBLIC_PAGES)
  String renewed(
      Acting acting, @PathVariable String token, Model model, HttpServletResponse response) {
    response.setHeader("X-Robots-Tag", "noindex");
    return look(acting, token) instanceof RenewByLink.State.Used
        ? "standing/link-done"
        : gone(new RenewByLink.State.Unknown(), model, response);
  }

  private RenewByLink.State look(Acting acting, String token) {
    return acting.coalition().equals(Coalition.NONE)
        ? new RenewByLink.State.Unknown()
        : renew.look(acting.coalition(), new Token(token));
  }

  /** Names nobody: whoever finds an old message learns nothing from it. */
  private static String gone(RenewByLink.State state, Model model, HttpServletResponse response) {
    response.setStatus(
        state instanceof RenewByLink.State.Unknown
            ? HttpStatus.NOT_FOUND.value()
            : HttpStatus.GONE.value());
    if (state instanceof RenewByLink.State.Leaves(var on)) model.addAttribute("leavesOn", on);
    model.addAttribute(
        "why",
        switch (state) {
          case RenewByLink.State.Open _ -> throw new IllegalStateException("It opens something");
          case RenewByLink.State.Used _ -> "used";
          case RenewByLink.State.Expired _ -> "expired";
          case RenewByLink.State.Leaves _ -> "leaves";
          case RenewByLink.State.Needless _ -> "void";
          case RenewByLink.State.Unknown _ -> "unknown";
        });
    return "standing/link-gone";
  }
}
