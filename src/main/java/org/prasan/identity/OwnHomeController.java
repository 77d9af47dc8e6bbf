package org.prasan.identity;

import java.util.Objects;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.Permit;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * Leads whoever has signed in to where their own work waits, from a coalition that is not theirs.
 */
@Controller
class OwnHomeController {
  private final Accounts accounts;
  private final SignInSteps steps;

  OwnHomeController(Accounts accounts, SignInSteps steps) {
    this.accounts = accounts;
    this.steps = steps;
  }

  @GetMapping("/account/home")
  @Permit(Action.USE_OWN_ACCOUNT)
  String home(Acting acting) {
    var person = Objects.requireNonNull(acting.person());
    return "redirect:" + accounts.byId(person.value()).map(steps::homeOf).orElse("/account");
  }
}
