package org.prasan.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.prasan.operation.Settings;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.LocalPath;
import org.prasan.web.Permit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Setting up the authenticator app: at the door for those who must have it, in the account for
 * everybody else.
 */
@Controller
class SecondFactorController {
  private static final String SECRET = "identity.newSecret";
  private static final String CODES = "sealedCodes";

  private final SignInSteps steps;
  private final SignIn signIn;
  private final SecondFactors factors;
  private final RecoveryCodes recovery;
  private final Accounts accounts;
  private final SecondFactorDemand demand;
  private final Passkeys passkeys;
  private final Sessions sessions;
  private final AccountLog log;
  private final Settings settings;

  SecondFactorController(
      SignInSteps steps,
      SignIn signIn,
      SecondFactors factors,
      RecoveryCodes recovery,
      Accounts accounts,
      SecondFactorDemand demand,
      Passkeys passkeys,
      Sessions sessions,
      AccountLog log,
      Settings settings) {
    this.steps = steps;
    this.signIn = signIn;
    this.factors = factors;
    this.recovery = recovery;
    this.accounts = accounts;
    this.demand = demand;
    this.passkeys = passkeys;
    this.sessions = sessions;
    this.log = log;
    this.settings = settings;
  }

  @GetMapping("/sign-in/second-factor")
  @Permit(Action.SEE_PUBLIC_PAGES)
  String showAtDoor(Model model, HttpServletRequest request) {
    var account = atDoor();
    if (account == null) return "redirect:/sign-in";
    return form(account, "/sign-in/second-factor", model, request);
  }

  @PostMapping("/sign-in/second-factor")
  @Permit(Action.SEE_PUBLIC_PAGES)
  String setUpAtDoor(
      @RequestParam(defaultValue = "") String code,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    var account = atDoor();
    if (account == null) return "redirect:/sign-in";
    var codes = setUp(account, code, request);
    if (codes == null) return refused(account, "/sign-in/second-factor", model, request, response);
    var next = steps.afterSecondFactor(account, SignedIn.BY_CODE, request, response);
    return showCodes(codes, next, redirect);
  }

  /** Never for somebody who has one already: the password alone must not replace it. */
  private @Nullable Account atDoor() {
    return steps
        .halfSignedIn()
        .or(steps::owingSecondFactor)
        .filter(account -> steps.stepFor(account).equals("/sign-in/second-factor"))
        .orElse(null);
  }

  @GetMapping("/account/second-factor")
  @Permit(Action.USE_OWN_ACCOUNT)
  String show(Acting acting, Model model, HttpServletRequest request) {
    if (!sessions.confirmed(request)) return confirmFirst("/account/second-factor");
    return form(own(acting), "/account/second-factor", model, request);
  }

  @PostMapping("/account/second-factor")
  @Permit(Action.USE_OWN_ACCOUNT)
  String setUp(
      Acting acting,
      @RequestParam(defaultValue = "") String code,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    if (!sessions.confirmed(request)) return confirmFirst("/account/second-factor");
    var account = own(acting);
    boolean demanded = demand.on(account);
    var codes = setUp(account, code, request);
    if (codes == null) return refused(account, "/account/second-factor", model, request, response);
    sessions.endAll(account.id(), request.getSession().getId());
    sessions.begin(
        account, List.of(SignedIn.BY_PASSWORD, SignedIn.BY_CODE), demanded, request, response);
    return showCodes(codes, "/account", redirect);
  }

  @PostMapping("/account/second-factor/remove")
  @Permit(Action.USE_OWN_ACCOUNT)
  String remove(Acting acting, HttpServletRequest request, RedirectAttributes next) {
    if (!sessions.confirmed(request)) return confirmFirst("/account");
    var account = own(acting);
    if (demand.on(account) && !passkeys.has(account.id())) {
      next.addFlashAttribute("flash", "identity.second-factor.needed");
      return "redirect:/account";
    }
    log.doing(
        account,
        request.getRemoteAddr(),
        "second-factor.removed",
        () -> {
          // Whoever has a passkey still needs codes on paper for when it is not at hand.
          if (passkeys.has(account.id())) factors.removeApp(account.id());
          else factors.remove(account.id());
          return true;
        });
    next.addFlashAttribute("flash", "identity.second-factor.removed");
    return "redirect:/account";
  }

  @PostMapping("/account/recovery-codes")
  @Permit(Action.USE_OWN_ACCOUNT)
  String renewCodes(
      Acting acting,
      @RequestParam(defaultValue = "") String to,
      HttpServletRequest request,
      RedirectAttributes redirect) {
    var wanted = LocalPath.orNull(to);
    var next = wanted == null ? "/account" : wanted;
    if (!sessions.confirmed(request)) return confirmFirst(next);
    var account = own(acting);
    var codes =
        log.doing(
            account,
            request.getRemoteAddr(),
            "recovery-codes.renewed",
            () -> factors.sealFor(account.id(), recovery.renew(account.id())));
    return showCodes(codes, next, redirect);
  }

  /** Whoever comes back to it finds no codes any more, but the account. */
  @GetMapping("/account/recovery-codes")
  @Permit(Action.USE_OWN_ACCOUNT)
  String codes(Acting acting, Model model) {
    if (!(model.getAttribute(CODES) instanceof String sealed)) return "redirect:/account";
    model.addAttribute("codes", factors.openedCodes(own(acting).id(), sealed));
    return "identity/recovery-codes";
  }

  /** The codes on paper, sealed; null if the code was wrong. */
  private @Nullable String setUp(Account account, String code, HttpServletRequest request) {
    var secret = newSecret(account, request).orElse(null);
    if (secret == null || !signIn.provesNewSecret(account, secret, code, request.getRemoteAddr()))
      return null;
    var codes =
        log.doing(
            account,
            request.getRemoteAddr(),
            "second-factor.set-up",
            Map.of("kind", "authenticator app"),
            () -> factors.sealFor(account.id(), factors.setUp(account.id(), secret, code)));
    request.getSession().removeAttribute(SECRET);
    return codes;
  }

  private String form(Account account, String action, Model model, HttpServletRequest request) {
    var secret = newSecret(account, request).orElseGet(() -> freshSecret(account, request));
    var issuer = String.valueOf(settings.baseUrl().getHost());
    model.addAttribute("action", action);
    model.addAttribute("picture", secret.picture(issuer, account.email()));
    model.addAttribute("secret", secret.inGroups());
    model.addAttribute("demanded", demand.on(account));
    return "identity/second-factor";
  }

  /** The same as long as the session lasts, so that looking twice does not spoil the code. */
  private Optional<SharedSecret> newSecret(Account account, HttpServletRequest request) {
    return request.getSession().getAttribute(SECRET) instanceof String kept
        ? factors.opened(account.id(), kept)
        : Optional.empty();
  }

  /** Sealed, since sessions stand in the database. */
  private SharedSecret freshSecret(Account account, HttpServletRequest request) {
    var secret = SharedSecret.fresh();
    request.getSession().setAttribute(SECRET, factors.sealFor(account.id(), secret));
    return secret;
  }

  private String refused(
      Account account,
      String action,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    model.addAttribute("refused", true);
    return form(account, action, model, request);
  }

  private static String showCodes(String sealed, String next, RedirectAttributes redirect) {
    redirect.addFlashAttribute(CODES, sealed);
    redirect.addFlashAttribute("next", next);
    return "redirect:/account/recovery-codes";
  }

  private Account own(Acting acting) {
    return accounts.byId(Objects.requireNonNull(acting.person()).value()).orElseThrow();
  }

  static String confirmFirst(String to) {
    return "redirect:/account/confirm?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8);
  }
}
