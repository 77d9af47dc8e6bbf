package org.prasan.referral;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.prasan.identity.Throttle;
import org.prasan.language.Digits;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.Coalition;
import org.prasan.tenancy.Tenancy;
import org.prasan.web.FormCheck;
import org.prasan.web.OfOneRequest;
import org.prasan.web.Permit;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The pages behind a client's link. Looking at it opens nothing and says nothing: programs that
 * examine messages look at every link before its reader does. The address alone says in which
 * language they speak.
 */
@Controller
@OfOneRequest
class ClientLinkController {
  private final OpenLink open;
  private final ClientTongue tongue;
  private final StatementPages words;
  private final Throttle throttle;

  ClientLinkController(
      OpenLink open, ClientTongue tongue, StatementPages words, Throttle throttle) {
    this.open = open;
    this.tongue = tongue;
    this.words = words;
    this.throttle = throttle;
  }

  static String path(Coalition coalition, OneTimeSecret link) {
    return "/" + coalition.slug() + "/page/" + link.text();
  }

  /** The next page speaks as this one does. */
  private static String path(Acting acting, OneTimeSecret link, String step, Locale locale) {
    return path(acting.coalition(), link) + step + "?lang=" + locale.toLanguageTag();
  }

  /** First how to leave again; nothing is kept on the device of having read it. */
  @GetMapping("/{coalition}/page/{link}")
  @Permit(Action.SEE_PUBLIC_PAGES)
  String before(
      Acting acting,
      @PathVariable("link") String typedLink,
      Locale chosen,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    var locale = tongue.speak(acting.coalitionId(), request, chosen);
    var link = new OneTimeSecret(typedLink);
    if (!waits(acting, link)) return over(response);
    model.addAttribute("on", path(acting, link, "/code", locale));
    return "web/safe";
  }

  @GetMapping("/{coalition}/page/{link}/code")
  @Permit(Action.SEE_PUBLIC_PAGES)
  String door(
      Acting acting,
      @PathVariable("link") String typedLink,
      Locale chosen,
      Model model,
      CsrfToken form,
      HttpServletRequest request,
      HttpServletResponse response) {
    var locale = tongue.speak(acting.coalitionId(), request, chosen);
    form.getToken();
    var link = new OneTimeSecret(typedLink);
    return waits(acting, link) ? door(acting, link, null, locale, model) : over(response);
  }

  private boolean waits(Acting acting, OneTimeSecret link) {
    return open.waits(acting.coalition(), link).orElseThrow(ReferralPages::notFound);
  }

  private static String door(
      Acting acting, OneTimeSecret link, @Nullable String wrong, Locale locale, Model model) {
    model.addAttribute("address", path(acting, link, "", locale));
    model.addAttribute("page", OneTimeSecret.link().text());
    model.addAttribute("wrong", wrong);
    return "referral/link-door";
  }

  private static String over(HttpServletResponse response) {
    response.setStatus(HttpStatus.GONE.value());
    return "referral/link-over";
  }

  @PostMapping("/{coalition}/page/{link}")
  @Permit(Action.SEE_PUBLIC_PAGES)
  String enter(
      Acting acting,
      @PathVariable("link") String typedLink,
      @RequestParam(required = false) @Nullable String code,
      @RequestParam(required = false) @Nullable String page,
      Locale chosen,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    var locale = tongue.speak(acting.coalitionId(), request, chosen);
    var link = new OneTimeSecret(typedLink);
    var typed = Digits.toAscii(FormCheck.plain(code)).replaceAll("\\D", "");
    if (typed.isEmpty()) {
      if (!waits(acting, link)) return over(response);
      return refused(acting, link, "referral.link.no-code", locale, model, response);
    }
    var tries =
        throttle.count(Throttle.Channel.CLIENT_LINK, link.fingerprint(), request.getRemoteAddr());
    if (tries != Throttle.Answer.GO_ON) {
      if (open.waits(acting.coalition(), link).isEmpty()) throw ReferralPages.notFound();
      return refused(acting, link, "referral.link.slow", locale, model, response);
    }
    var key =
        OneTimeSecret.isLink(FormCheck.plain(page))
            ? new OneTimeSecret(FormCheck.plain(page))
            : OneTimeSecret.link();
    return switch (open.open(acting.coalition(), link, new OneTimeSecret(typed), key)) {
      case OpenLink.Opened.NotThere _ -> throw ReferralPages.notFound();
      case OpenLink.Opened.Over _ -> over(response);
      case OpenLink.Opened.WrongCode _ ->
          refused(acting, link, "referral.link.wrong-code", locale, model, response);
      case OpenLink.Opened.Shown(var told, var opened, var _) ->
          statement(acting, link, told, opened, locale, model);
    };
  }

  private static String refused(
      Acting acting,
      OneTimeSecret link,
      String key,
      Locale locale,
      Model model,
      HttpServletResponse response) {
    ReferralPages.unprocessable(response);
    return door(acting, link, key, locale, model);
  }

  private String statement(
      Acting acting,
      OneTimeSecret link,
      TellClient.Told told,
      OneTimeSecret page,
      Locale locale,
      Model model) {
    model.addAttribute("back", path(acting, link, "/take-back", locale));
    model.addAttribute("page", page.text());
    model.addAttribute("help", "/" + acting.coalition().slug() + "/help");
    model.addAttribute("readOnce", true);
    model.addAttribute("view", view(acting, told, locale));
    return "referral/statement-link";
  }

  private StatementPages.View view(Acting acting, TellClient.Told told, Locale locale) {
    var coalition = acting.coalitionId();
    return Tenancy.asProduct(
        coalition, () -> words.view(coalition, told, StatementPages.Named.ORGANIZATIONS, locale));
  }

  /** First whether the client is sure, then it is done. */
  @PostMapping("/{coalition}/page/{link}/take-back")
  @Permit(Action.SEE_PUBLIC_PAGES)
  String takeBack(
      Acting acting,
      @PathVariable("link") String typedLink,
      @RequestParam(required = false) @Nullable String page,
      @RequestParam(required = false) @Nullable ReferralId id,
      @RequestParam(required = false) @Nullable String sure,
      Locale chosen,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    var locale = tongue.speak(acting.coalitionId(), request, chosen);
    var link = new OneTimeSecret(typedLink);
    if (open.waits(acting.coalition(), link).isEmpty()) throw ReferralPages.notFound();
    var key = new OneTimeSecret(FormCheck.plain(page));
    var told = open.again(acting.coalition(), link, key).orElse(null);
    if (told == null || id == null) return over(response);
    if ("back".equals(sure)) return statement(acting, link, told, key, locale, model);
    var part =
        view(acting, told, locale).parts().stream()
            .filter(one -> one.id().equals(id.value()))
            .findFirst()
            .orElse(null);
    if (part == null) return over(response);
    if (!"yes".equals(sure) && !part.back().isEmpty()) {
      model.addAttribute("part", part);
      model.addAttribute("address", path(acting, link, "/take-back", locale));
      model.addAttribute("page", key.text());
      model.addAttribute("referral", id);
      model.addAttribute("readOnce", true);
      return "referral/link-take-back";
    }
    var taken = open.takeBack(acting.coalition(), link, key, id);
    if (taken.isEmpty()) return over(response);
    model.addAttribute(
        "taken",
        taken.get() instanceof Outcome.Done && !part.back().isEmpty()
            ? "referral.link." + part.back() + ".done"
            : "referral.link.not-taken-back");
    return statement(
        acting, link, open.again(acting.coalition(), link, key).orElse(told), key, locale, model);
  }
}
