package org.prasan.gateway;

import jakarta.servlet.http.HttpServletResponse;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.RefusalsNoted;
import org.prasan.language.Dates;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.PersonNames;
import org.prasan.web.FormCheck;
import org.prasan.web.NavigationEntry;
import org.prasan.web.Permit;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The tokens of one's organization: made, looked through, revoked. */
@Controller
@RefusalsNoted("token")
class TokenController {
  private static final int LONGEST_NAME = 60;
  private static final int USUAL_MONTHS = 6;

  private final KeepTokens keep;
  private final PersonNames people;
  private final MessageSource messages;
  private final Dates dates;
  private final GatewayClock clock;

  TokenController(
      KeepTokens keep,
      PersonNames people,
      MessageSource messages,
      Dates dates,
      GatewayClock clock) {
    this.keep = keep;
    this.people = people;
    this.messages = messages;
    this.dates = dates;
    this.clock = clock;
  }

  @Bean
  static NavigationEntry tokensEntry() {
    return new NavigationEntry(
        "gateway.tokens.title", "key", "/tokens", Action.MANAGE_TOKENS, 95, false);
  }

  /** A token as it was asked for. */
  record TokenForm(
      @Nullable UUID id,
      @Nullable String name,
      @Nullable List<String> scopes,
      @Nullable String lastDay) {

    KeepTokens.@Nullable Wish read(Set<Scope> within, GatewayClock clock, FormCheck check) {
      var called = check.line("name", name, LONGEST_NAME);
      var chosen = EnumSet.noneOf(Scope.class);
      for (var scope : within)
        if (scopes != null && scopes.contains(scope.name())) chosen.add(scope);
      if (chosen.isEmpty() || (scopes != null && chosen.size() < scopes.size()))
        check.wrong("scopes", "web.wrong.choose");
      var last = check.day("lastDay", lastDay);
      if (last != null && last.isBefore(clock.today())) check.wrong("lastDay", "gateway.day-past");
      if (last != null && last.isAfter(clock.today().plusYears(1)))
        check.wrong("lastDay", "gateway.day-far");
      if (check.refused() || id == null) return null;
      return new KeepTokens.Wish(new TokenId(id), called, chosen, FormCheck.read(last));
    }
  }

  /** A token as the list shows it. */
  record Line(
      TokenId id,
      String name,
      String scopes,
      String maker,
      String lastDay,
      @Nullable String usedOn,
      String state,
      boolean works) {}

  @GetMapping("/{coalition}/tokens")
  @Permit(Action.MANAGE_TOKENS)
  String list(Acting acting, Locale locale, Model model) {
    model.addAttribute("lines", lines(acting, locale));
    model.addAttribute("url", url(acting));
    return "gateway/tokens";
  }

  @GetMapping("/{coalition}/tokens/new")
  @Permit(Action.MANAGE_TOKENS)
  String ask(Acting acting, Locale locale, Model model) {
    var until = dates.full(clock.today().plusMonths(USUAL_MONTHS));
    model.addAttribute("form", new TokenForm(FreshId.next(), "", List.of(), until));
    return form(acting, locale, model);
  }

  /** It is shown on the answer itself: no session and no address ever holds it. */
  @PostMapping("/{coalition}/tokens/new")
  @Permit(Action.MANAGE_TOKENS)
  String make(
      Acting acting,
      @ModelAttribute("form") TokenForm form,
      BindingResult errors,
      Locale locale,
      Model model,
      HttpServletResponse response) {
    var wish = form.read(KeepTokens.within(acting), clock, new FormCheck(errors));
    if (wish == null) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return form(acting, locale, model);
    }
    var made = keep.make(acting, wish).orElse(null);
    if (made == null) return "redirect:" + url(acting);
    model.addAttribute("token", made.bearer().value());
    model.addAttribute("anew", made.anew());
    model.addAttribute("name", wish.name());
    model.addAttribute("url", url(acting));
    return "gateway/made";
  }

  @GetMapping("/{coalition}/tokens/{id}/revoke")
  @Permit(Action.MANAGE_TOKENS)
  String confirm(Acting acting, @PathVariable UUID id, Model model) {
    var token = keep.one(acting, new TokenId(id)).orElseThrow(TokenController::notFound);
    model.addAttribute("titleKey", "gateway.revoke.title");
    model.addAttribute("textKey", "gateway.revoke.text");
    model.addAttribute("subject", token.name());
    model.addAttribute("actionKey", "gateway.revoke");
    model.addAttribute("actionUrl", url(acting) + "/" + id + "/revoke");
    model.addAttribute("backUrl", url(acting));
    return "web/confirm";
  }

  @PostMapping("/{coalition}/tokens/{id}/revoke")
  @Permit(Action.MANAGE_TOKENS)
  String revoke(Acting acting, @PathVariable UUID id, RedirectAttributes redirect) {
    if (keep.revoke(acting, new TokenId(id)).isEmpty()) throw notFound();
    redirect.addFlashAttribute("flash", "gateway.revoked");
    return "redirect:" + url(acting);
  }

  private String form(Acting acting, Locale locale, Model model) {
    var scopes = new LinkedHashMap<String, String>();
    for (var scope : KeepTokens.within(acting)) scopes.put(scope.name(), say(scope.key(), locale));
    model.addAttribute("scopes", scopes);
    model.addAttribute("narrowed", scopes.size() < Scope.values().length);
    model.addAttribute("url", url(acting));
    return "gateway/new";
  }

  private List<Line> lines(Acting acting, Locale locale) {
    var tokens = keep.list(acting);
    var makers =
        people.named(
            acting.coalitionId(),
            tokens.stream().map(ProgramToken::maker).collect(Collectors.toSet()));
    return tokens.stream()
        .map(
            token -> {
              var maker = makers.get(token.maker());
              return line(token, maker == null ? "" : maker.in(locale), locale);
            })
        .toList();
  }

  private Line line(ProgramToken token, String maker, Locale locale) {
    var used = token.usedOn();
    boolean works = token.works(clock.today());
    return new Line(
        token.id(),
        token.name(),
        token.scopes().stream()
            .sorted()
            .map(scope -> say(scope.key(), locale))
            .collect(Collectors.joining(" · ")),
        maker,
        dates.full(token.lastDay()),
        used == null ? null : dates.full(used),
        works ? "" : token.revoked() == null ? "gateway.run-out" : "gateway.was-revoked",
        works);
  }

  private String say(String key, Locale locale) {
    return messages.getMessage(key, null, locale);
  }

  private static String url(Acting acting) {
    return "/" + acting.coalition().slug() + "/tokens";
  }

  private static ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
