package org.prasan.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.prasan.web.ChosenLanguage;
import org.prasan.web.LocalPath;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.RequestContextUtils;

/** What comes after the password: the second factor where there is one, and the way back. */
@Component
class SignInSteps {
  private final Accounts accounts;
  private final FormerMandates former;
  private final SecondFactors factors;
  private final Passkeys passkeys;
  private final SecondFactorDemand demand;
  private final Sessions sessions;
  private final AccountLog log;
  private final Clock clock;

  SignInSteps(
      Accounts accounts,
      FormerMandates former,
      SecondFactors factors,
      Passkeys passkeys,
      SecondFactorDemand demand,
      Sessions sessions,
      AccountLog log,
      Clock clock) {
    this.accounts = accounts;
    this.former = former;
    this.factors = factors;
    this.passkeys = passkeys;
    this.demand = demand;
    this.sessions = sessions;
    this.log = log;
    this.clock = clock;
  }

  /** Where the person goes next whose password was right. */
  String afterPassword(
      Account account,
      @Nullable String to,
      HttpServletRequest request,
      HttpServletResponse response) {
    boolean demanded = demand.on(account);
    if (!demanded && !factors.isSetUp(account.id()) && !passkeys.has(account.id())) {
      return enter(account, List.of(SignedIn.BY_PASSWORD), to, request, response);
    }
    var step = stepFor(account);
    sessions.beginHalf(account, request, response);
    request.getSession().setAttribute(Sessions.RETURN_TO, LocalPath.orNull(to));
    return step;
  }

  /**
   * Whoever has a passkey or an app must show it: else the password alone would be enough to set up
   * another one.
   */
  String stepFor(Account account) {
    boolean hasOne = factors.isSetUp(account.id()) || passkeys.has(account.id());
    return hasOne ? "/sign-in/code" : "/sign-in/second-factor";
  }

  /** Where the person goes next who showed the second factor. */
  String afterSecondFactor(
      Account account, String factor, HttpServletRequest request, HttpServletResponse response) {
    var session = request.getSession(false);
    var to = session == null ? null : (String) session.getAttribute(Sessions.RETURN_TO);
    return enter(account, List.of(SignedIn.BY_PASSWORD, factor), to, request, response);
  }

  String enter(
      Account account,
      List<String> factorsShown,
      @Nullable String to,
      HttpServletRequest request,
      HttpServletResponse response) {
    boolean demanded = demand.on(account);
    var next = nextPage(account, to, request);
    // Last before the session begins: whose coming cannot be written down does not come in.
    log.note(account, request.getRemoteAddr(), "sign-in.succeeded");
    sessions.begin(account, factorsShown, demanded, request, response);
    request.getSession().removeAttribute(Sessions.RETURN_TO);
    var languages = RequestContextUtils.getLocaleResolver(request);
    if (languages != null && !ChosenLanguage.isThere(request))
      languages.setLocale(request, response, account.locale());
    return next;
  }

  private String nextPage(Account account, @Nullable String to, HttpServletRequest request) {
    if (keptForm(request) != null) return "/kept";
    var wanted = LocalPath.orNull(to);
    return wanted == null || !former.of(account).isEmpty() ? homeOf(account) : wanted;
  }

  /** The account of a session that waits for its second factor. */
  Optional<Account> halfSignedIn() {
    var present = Sessions.present();
    return present != null
            && present.getPrincipal() instanceof HalfSignedIn half
            && half.since().plus(Sessions.HALF).isAfter(clock.instant())
        ? accounts.byId(half.account()).filter(Account::active)
        : Optional.empty();
  }

  /** Signed in by password alone, and given a role since for which that is not enough. */
  Optional<Account> owingSecondFactor() {
    var present = Sessions.present();
    return present != null
            && present.getPrincipal() instanceof SignedIn signedIn
            && !SignedIn.bySecondFactor(present)
        ? accounts.byId(signedIn.account()).filter(Account::active).filter(demand::on)
        : Optional.empty();
  }

  static @Nullable KeptForm keptForm(HttpServletRequest request) {
    var session = request.getSession(false);
    return session == null ? null : (KeptForm) session.getAttribute(KeptForm.IN_SESSION);
  }

  /**
   * Whoever looks after the installation and works in no coalition sees all of them; whose mandates
   * have ended is told so on the page of the account.
   */
  String homeOf(Account account) {
    var elsewhere = account.operator() ? "/coalitions" : "/account";
    return former.present(account).stream()
        .findFirst()
        .map(coalition -> "/" + coalition.slug() + "/home")
        .orElse(elsewhere);
  }
}
