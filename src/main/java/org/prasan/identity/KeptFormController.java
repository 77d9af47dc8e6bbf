package org.prasan.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Objects;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.Permit;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** What was typed before the session ended: to be sent now, or to be thrown away. */
@Controller
class KeptFormController {
  private final SignInSteps steps;
  private final Accounts accounts;
  private final KeptWords words;
  private final Clock clock;

  KeptFormController(SignInSteps steps, Accounts accounts, KeptWords words, Clock clock) {
    this.steps = steps;
    this.accounts = accounts;
    this.words = words;
    this.clock = clock;
  }

  @GetMapping("/kept")
  @Permit(Action.USE_OWN_ACCOUNT)
  String show(Acting acting, Model model, HttpServletRequest request) {
    var kept = SignInSteps.keptForm(request);
    var signedIn = (SignedIn) Sessions.required().getPrincipal();
    if (kept == null || signedIn == null || !kept.mayBeShownTo(signedIn, clock.instant()))
      return discard(acting, request);
    model.addAttribute("kept", kept);
    model.addAttribute("lines", words.of(kept));
    return "identity/kept";
  }

  @PostMapping("/kept/discard")
  @Permit(Action.USE_OWN_ACCOUNT)
  String discard(Acting acting, HttpServletRequest request) {
    request.getSession().removeAttribute(KeptForm.IN_SESSION);
    var person = Objects.requireNonNull(acting.person());
    return "redirect:" + accounts.byId(person.value()).map(steps::homeOf).orElse("/account");
  }
}
