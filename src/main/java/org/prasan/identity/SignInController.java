package org.prasan.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.prasan.operation.Settings;
import org.prasan.tenancy.Action;
import org.prasan.web.LocalPath;
import org.prasan.web.Permit;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Signing in by e-mail and password, then by a code where there is a second factor. */
@Controller
class SignInController {
  private final SignIn signIn;
  private final SignInSteps steps;
  private final SecondFactors factors;
  private final Passkeys passkeys;
  private final RecoveryCodes recovery;
  private final AccountLog log;
  private final Settings settings;

  SignInController(
      SignIn signIn,
      SignInSteps steps,
      SecondFactors factors,
      Passkeys passkeys,
      RecoveryCodes recovery,
      AccountLog log,
      Settings settings) {
    this.signIn = signIn;
    this.steps = steps;
    this.factors = factors;
    this.passkeys = passkeys;
    this.recovery = recovery;
    this.log = log;
    this.settings = settings;
  }

  @GetMapping("/sign-in")
  @Permit(Action.SEE_PUBLIC_PAGES)
  String show(
      @RequestParam(required = false) @Nullable String to,
      @RequestParam(required = false) @Nullable String again,
      @RequestParam(required = false) @Nullable String lost,
      Model model,
      CsrfToken token,
      HttpServletRequest request) {
    var half = steps.halfSignedIn().or(steps::owingSecondFactor);
    if (half.isPresent()) return "redirect:" + steps.stepFor(half.get());
    return form(model, "", to, token, note(again, lost), request);
  }

  private static @Nullable String note(@Nullable String again, @Nullable String lost) {
    if (lost != null) return "identity.sign-in.lost";
    return again == null ? null : "identity.sign-in.again";
  }

  private static String form(
      Model model,
      String email,
      @Nullable String to,
      CsrfToken token,
      @Nullable String note,
      HttpServletRequest request) {
    // Now, while a session can still be opened: the page may be on its way before the form is.
    token.getToken();
    model.addAttribute("email", email);
    model.addAttribute("to", LocalPath.orNull(to));
    model.addAttribute("note", note);
    model.addAttribute("kept", SignInSteps.keptForm(request) != null);
    return "identity/sign-in";
  }

  @PostMapping("/sign-in")
  @Permit(Action.SEE_PUBLIC_PAGES)
  String signIn(
      @RequestParam(defaultValue = "") String email,
      @RequestParam(defaultValue = "") String password,
      @RequestParam(required = false) @Nullable String to,
      Model model,
      CsrfToken token,
      HttpServletRequest request,
      HttpServletResponse response) {
    if (email.isBlank() || password.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      model.addAttribute("empty", true);
      return form(model, email, to, token, null, request);
    }
    var account = signIn.byPassword(email, password, request.getRemoteAddr());
    if (account.isPresent())
      return "redirect:" + steps.afterPassword(account.get(), to, request, response);
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    model.addAttribute("refused", true);
    return form(model, email, to, token, null, request);
  }

  @GetMapping("/sign-in/code")
  @Permit(Action.SEE_PUBLIC_PAGES)
  String askCode(Model model) {
    return steps
        .halfSignedIn()
        .or(steps::owingSecondFactor)
        .map(account -> codeForm(account, model))
        .orElse("redirect:/sign-in");
  }

  private String codeForm(Account account, Model model) {
    model.addAttribute("byApp", factors.isSetUp(account.id()));
    model.addAttribute("byPasskey", passkeys.has(account.id()));
    model.addAttribute("onPaper", recovery.left(account.id()) > 0);
    if (settings.sample()) model.addAttribute("sampleCode", factors.presentCode(account.id()));
    return "identity/code";
  }

  @PostMapping("/sign-in/code")
  @Permit(Action.SEE_PUBLIC_PAGES)
  String takeCode(
      @RequestParam(defaultValue = "") String code,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    var account = steps.halfSignedIn().or(steps::owingSecondFactor).orElse(null);
    if (account == null) return "redirect:/sign-in";
    if (signIn.byCode(account, code, request.getRemoteAddr()))
      return "redirect:" + steps.afterSecondFactor(account, SignedIn.BY_CODE, request, response);
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    model.addAttribute("refused", true);
    return codeForm(account, model);
  }

  @PostMapping("/sign-out")
  @Permit(Action.SEE_PUBLIC_PAGES)
  String signOut(
      HttpServletRequest request, HttpServletResponse response, RedirectAttributes next) {
    var present = Sessions.present();
    if (present != null && present.getPrincipal() instanceof SignedIn signedIn) {
      log.note(signedIn.account(), request.getRemoteAddr(), "session.left");
      OwnBrowser.forgetSoon(signedIn.account(), request, response);
    }
    var session = request.getSession(false);
    if (session != null) session.invalidate();
    org.springframework.security.core.context.SecurityContextHolder.clearContext();
    response.setHeader("Clear-Site-Data", "\"cache\", \"storage\"");
    return "redirect:/sign-in?out";
  }
}
