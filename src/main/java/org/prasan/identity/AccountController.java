package org.prasan.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.LocalPath;
import org.prasan.web.Permit;
import org.prasan.web.WhoActs;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.RequestContextUtils;

/** One's own account: name and language, how one signs in, and where one is signed in. */
@Controller
class AccountController {
  private final Accounts accounts;
  private final OwnAccount own;
  private final SignIn signIn;
  private final SecondFactors factors;
  private final RecoveryCodes recovery;
  private final Passkeys passkeys;
  private final SecondFactorDemand demand;
  private final Sessions sessions;
  private final WhoActs whoActs;
  private final FormerMandates former;

  AccountController(
      Accounts accounts,
      OwnAccount own,
      SignIn signIn,
      SecondFactors factors,
      RecoveryCodes recovery,
      Passkeys passkeys,
      SecondFactorDemand demand,
      Sessions sessions,
      WhoActs whoActs,
      FormerMandates former) {
    this.accounts = accounts;
    this.own = own;
    this.signIn = signIn;
    this.factors = factors;
    this.recovery = recovery;
    this.passkeys = passkeys;
    this.demand = demand;
    this.sessions = sessions;
    this.whoActs = whoActs;
    this.former = former;
  }

  /** Name, telephone and language. */
  record AccountForm(
      @Nullable String nameTh,
      @Nullable String nameEn,
      @Nullable String phone,
      @Nullable String language) {
    @Override
    public String toString() {
      return "AccountForm[…]";
    }
  }

  @GetMapping("/account")
  @Permit(Action.USE_OWN_ACCOUNT)
  String show(Acting acting, Model model, HttpServletRequest request) {
    var account = account(acting);
    model.addAttribute(
        "form",
        new AccountForm(
            account.name().th(),
            account.name().en(),
            own.phone(account).orElse(null),
            account.language()));
    return page(account, acting, model, request);
  }

  private String page(Account account, Acting acting, Model model, HttpServletRequest request) {
    model.addAttribute("account", account);
    model.addAttribute("languages", Names.LANGUAGES);
    model.addAttribute("byApp", factors.isSetUp(account.id()));
    model.addAttribute("codesLeft", recovery.left(account.id()));
    model.addAttribute("passkeys", passkeys.of(account.id()));
    model.addAttribute("demanded", demand.on(account));
    model.addAttribute("sessions", sessions.of(account.id(), request));
    model.addAttribute("places", whoActs.others(acting));
    if (!account.operator()) model.addAttribute("former", former.of(account));
    model.addAttribute("seen", seen(account));
    return "identity/account";
  }

  /** Names and telephones are known in the coalitions of the person, and else to operators. */
  private String seen(Account account) {
    if (!accounts.coalitionsOf(account.id()).isEmpty()) return "web.seen.coalition";
    return account.operator() ? "web.seen.operators" : "web.seen.you";
  }

  @PostMapping("/account")
  @Permit(Action.USE_OWN_ACCOUNT)
  String describe(
      Acting acting,
      @ModelAttribute("form") AccountForm form,
      BindingResult errors,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response,
      RedirectAttributes next) {
    var account = account(acting);
    var names = Names.read(form.nameTh(), form.nameEn(), errors);
    var phone = Names.phone(form.phone(), errors);
    if (names == null || errors.hasErrors()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return page(account, acting, model, request);
    }
    var language = "en".equals(form.language()) ? "en" : "th";
    own.describe(account, names, phone, language, acting.origin());
    var languages = RequestContextUtils.getLocaleResolver(request);
    if (languages != null) languages.setLocale(request, response, Locale.forLanguageTag(language));
    next.addFlashAttribute("flash", "web.saved");
    return "redirect:/account";
  }

  @GetMapping("/account/password")
  @Permit(Action.USE_OWN_ACCOUNT)
  String askPassword(Acting acting, Model model) {
    model.addAttribute("email", account(acting).email());
    return "identity/password";
  }

  @PostMapping("/account/password")
  @Permit(Action.USE_OWN_ACCOUNT)
  String changePassword(
      Acting acting,
      @RequestParam(defaultValue = "") String present,
      @RequestParam(defaultValue = "") String password,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response,
      RedirectAttributes next) {
    var account = account(acting);
    var wrongPresent = !signIn.confirms(account, present, acting.origin());
    var objection =
        wrongPresent
            ? Optional.of("identity.password.present.wrong")
            : own.changePassword(account, password, request);
    if (objection.isPresent()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      model.addAttribute(wrongPresent ? "wrongPresent" : "objection", objection.get());
      return askPassword(acting, model);
    }
    next.addFlashAttribute("flash", "identity.password.changed");
    return "redirect:/account";
  }

  @GetMapping("/account/confirm")
  @Permit(Action.USE_OWN_ACCOUNT)
  String askToConfirm(Acting acting, @RequestParam(defaultValue = "") String to, Model model) {
    model.addAttribute("email", account(acting).email());
    model.addAttribute("to", LocalPath.orNull(to));
    return "identity/confirm";
  }

  @PostMapping("/account/confirm")
  @Permit(Action.USE_OWN_ACCOUNT)
  String confirm(
      Acting acting,
      @RequestParam(defaultValue = "") String password,
      @RequestParam(defaultValue = "") String to,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    if (signIn.confirms(account(acting), password, acting.origin())) {
      sessions.confirm(request);
      var wanted = LocalPath.orNull(to);
      return "redirect:" + (wanted == null ? "/account" : wanted);
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    model.addAttribute("refused", true);
    return askToConfirm(acting, to, model);
  }

  @PostMapping("/account/sessions/{key}/end")
  @Permit(Action.USE_OWN_ACCOUNT)
  String endSession(Acting acting, @PathVariable String key, RedirectAttributes next) {
    if (own.endSession(account(acting), key, acting.origin()))
      next.addFlashAttribute("flash", "identity.session.ended");
    return "redirect:/account";
  }

  @PostMapping("/account/sessions/end-others")
  @Permit(Action.USE_OWN_ACCOUNT)
  String endOthers(Acting acting, HttpServletRequest request, RedirectAttributes next) {
    own.endOtherSessions(account(acting), request);
    next.addFlashAttribute("flash", "identity.sessions.ended");
    return "redirect:/account";
  }

  @PostMapping("/account/passkeys/remove")
  @Permit(Action.USE_OWN_ACCOUNT)
  String removePasskey(
      Acting acting, @RequestParam String id, HttpServletRequest request, RedirectAttributes next) {
    if (!sessions.confirmed(request)) return SecondFactorController.confirmFirst("/account");
    var removed = own.removePasskey(account(acting), Bytes.fromBase64(id), acting.origin());
    next.addFlashAttribute(
        "flash", removed ? "identity.passkey.removed" : "identity.second-factor.needed");
    return "redirect:/account";
  }

  private Account account(Acting acting) {
    return accounts.byId(Objects.requireNonNull(acting.person()).value()).orElseThrow();
  }
}
