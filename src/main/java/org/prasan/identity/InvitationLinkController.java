package org.prasan.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.OrganizationNames;
import org.prasan.tenancy.Tenancy;
import org.prasan.web.Permit;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * The page behind the link of an invitation. Looking at it changes nothing: programs that examine
 * e-mail look at every link before its reader does.
 */
@Controller
class InvitationLinkController {
  private final AcceptInvitation accept;
  private final SignInSteps steps;
  private final Throttle throttle;
  private final ObjectProvider<OrganizationNames> organizations;

  InvitationLinkController(
      AcceptInvitation accept,
      SignInSteps steps,
      Throttle throttle,
      ObjectProvider<OrganizationNames> organizations) {
    this.accept = accept;
    this.steps = steps;
    this.throttle = throttle;
    this.organizations = organizations;
  }

  /** What a newcomer types. */
  record NewcomerForm(
      @Nullable String nameTh,
      @Nullable String nameEn,
      @Nullable String password,
      @Nullable String language) {
    @Override
    public String toString() {
      return "NewcomerForm[…]";
    }
  }

  @GetMapping("/invitation/{token}")
  @Permit(Action.SEE_PUBLIC_PAGES)
  String open(
      @PathVariable String token,
      Model model,
      CsrfToken form,
      HttpServletRequest request,
      HttpServletResponse response) {
    form.getToken();
    var offer = find(token, request);
    if (offer == null) return gone(model, response);
    var invitation = offer.invitation();
    model.addAttribute(
        "form",
        new NewcomerForm(
            invitation.name().th(), invitation.name().en(), "", invitation.language()));
    return page(token, offer, model);
  }

  @PostMapping("/invitation/{token}")
  @Permit(Action.SEE_PUBLIC_PAGES)
  String acceptAsNewcomer(
      @PathVariable String token,
      @ModelAttribute("form") NewcomerForm form,
      BindingResult errors,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    var offer = find(token, request);
    if (offer == null) return gone(model, response);
    var name = Accounts.blankToNull(form.nameTh());
    if (name == null) errors.rejectValue("nameTh", "identity.name.missing");
    else if (name.length() > Names.LONGEST) errors.rejectValue("nameTh", "identity.name.long");
    var password = form.password() == null ? "" : form.password();
    accept.objectionTo(password, offer).ifPresent(key -> errors.rejectValue("password", key));
    if (name == null || errors.hasErrors()) return invalid(token, offer, model, response);
    var newcomer =
        new AcceptInvitation.Newcomer(
            new LocalizedText(name, Accounts.blankToNull(form.nameEn())),
            password,
            "en".equals(form.language()) ? "en" : "th");
    return switch (accept.asNewcomer(new Token(token), newcomer, request.getRemoteAddr())) {
      case AcceptInvitation.Outcome.Accepted(var account, var coalition) ->
          "redirect:"
              + steps.afterPassword(account, "/" + coalition.slug() + "/home", request, response);
      case AcceptInvitation.Outcome.WeakPassword(var key) -> {
        errors.rejectValue("password", key);
        yield invalid(token, offer, model, response);
      }
      case AcceptInvitation.Outcome.Gone() -> gone(model, response);
    };
  }

  @PostMapping("/invitation/{token}/join")
  @Permit(Action.USE_OWN_ACCOUNT)
  String join(
      @PathVariable String token,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    var signedIn = (SignedIn) Sessions.required().getPrincipal();
    if (signedIn == null) return "redirect:/sign-in";
    return switch (accept.asSignedIn(new Token(token), signedIn, request.getRemoteAddr())) {
      case AcceptInvitation.Outcome.Accepted(var account, var coalition) ->
          "redirect:/" + coalition.slug() + "/home";
      case AcceptInvitation.Outcome.WeakPassword(var key) -> gone(model, response);
      case AcceptInvitation.Outcome.Gone() -> gone(model, response);
    };
  }

  private AcceptInvitation.@Nullable Offer find(String token, HttpServletRequest request) {
    var offer = accept.offer(new Token(token)).orElse(null);
    if (offer != null) return offer;
    throttle.count(Throttle.Channel.LINK, null, request.getRemoteAddr());
    return null;
  }

  private String invalid(
      String token, AcceptInvitation.Offer offer, Model model, HttpServletResponse response) {
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return page(token, offer, model);
  }

  private String page(String token, AcceptInvitation.Offer offer, Model model) {
    var present = Sessions.present();
    var signedIn =
        present != null && present.getPrincipal() instanceof SignedIn known ? known : null;
    model.addAttribute("invited", offer.coalition());
    model.addAttribute("invitation", offer.invitation());
    model.addAttribute("organizationName", organizationName(offer));
    model.addAttribute("address", "/invitation/" + token);
    model.addAttribute("known", offer.known());
    model.addAttribute("mailed", offer.provesMailbox());
    model.addAttribute("mine", signedIn != null && isFor(offer, signedIn));
    model.addAttribute("others", signedIn != null && !isFor(offer, signedIn));
    model.addAttribute("languages", Names.LANGUAGES);
    return "identity/invitation";
  }

  private static boolean isFor(AcceptInvitation.Offer offer, SignedIn signedIn) {
    return offer.invitation().email().equals(signedIn.email());
  }

  private @Nullable LocalizedText organizationName(AcceptInvitation.Offer offer) {
    var organization = offer.invitation().organization();
    var names = organizations.getIfAvailable();
    if (organization == null || names == null) return null;
    Map<OrganizationId, LocalizedText> known =
        Tenancy.in(
            offer.coalition().id(),
            () -> names.named(offer.coalition().id(), List.of(organization)));
    return known.get(organization);
  }

  private static String gone(Model model, HttpServletResponse response) {
    response.setStatus(HttpStatus.GONE.value());
    model.addAttribute("title", "identity.link.gone");
    model.addAttribute("text", "identity.invitation.gone");
    model.addAttribute("way", "/sign-in");
    model.addAttribute("wayText", "identity.sign-in.title");
    return "identity/gone";
  }
}
