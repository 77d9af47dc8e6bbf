package org.prasan.identity;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.Permit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Confirming the e-mail address of one's own account. Looking at the link changes nothing. */
@Controller
class AddressController {
  private final ProveAddress prove;
  private final Accounts accounts;

  AddressController(ProveAddress prove, Accounts accounts) {
    this.prove = prove;
    this.accounts = accounts;
  }

  @PostMapping("/account/address")
  @Permit(Action.USE_OWN_ACCOUNT)
  String ask(Acting acting, RedirectAttributes next) {
    boolean sent = prove.ask(own(acting), acting.origin());
    next.addFlashAttribute("flash", sent ? "identity.address.sent" : "identity.address.too-many");
    return "redirect:/account";
  }

  @GetMapping("/account/address/{token}")
  @Permit(Action.USE_OWN_ACCOUNT)
  String open(
      Acting acting, @PathVariable String token, Model model, HttpServletResponse response) {
    var account = own(acting);
    if (!prove.isFor(account, new Token(token))) return gone(model, response);
    model.addAttribute("email", account.email());
    return "identity/address";
  }

  @PostMapping("/account/address/{token}")
  @Permit(Action.USE_OWN_ACCOUNT)
  String confirm(
      Acting acting,
      @PathVariable String token,
      Model model,
      HttpServletResponse response,
      RedirectAttributes next) {
    return switch (prove.prove(own(acting), new Token(token), acting.origin())) {
      case PROVED -> {
        next.addFlashAttribute("flash", "identity.address.proved");
        yield "redirect:/account";
      }
      case ANOTHERS -> {
        next.addFlashAttribute("flash", "identity.address.anothers");
        yield "redirect:/account";
      }
      case GONE -> gone(model, response);
    };
  }

  private static String gone(Model model, HttpServletResponse response) {
    response.setStatus(HttpStatus.GONE.value());
    model.addAttribute("title", "identity.link.gone");
    model.addAttribute("text", "identity.address.gone");
    model.addAttribute("way", "/account");
    model.addAttribute("wayText", "identity.account.title");
    return "identity/gone";
  }

  private Account own(Acting acting) {
    return accounts.byId(Objects.requireNonNull(acting.person()).value()).orElseThrow();
  }
}
