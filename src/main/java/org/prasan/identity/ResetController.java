package org.prasan.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.prasan.notification.Outbox;
import org.prasan.operation.Settings;
import org.prasan.tenancy.Action;
import org.prasan.web.Permit;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A new password for somebody who has forgotten the old one. */
@Controller
class ResetController {
  private final ResetPassword reset;
  private final Outbox outbox;
  private final Settings settings;

  ResetController(ResetPassword reset, Outbox outbox, Settings settings) {
    this.reset = reset;
    this.outbox = outbox;
    this.settings = settings;
  }

  @GetMapping("/reset")
  @Permit(Action.SEE_PUBLIC_PAGES)
  String ask(CsrfToken token, Model model) {
    token.getToken();
    // In sample mode the message can be read in the local outbox.
    model.addAttribute("mailed", outbox.sends() || settings.sample());
    return "identity/reset";
  }

  @PostMapping("/reset")
  @Permit(Action.SEE_PUBLIC_PAGES)
  String send(@RequestParam(defaultValue = "") String email, HttpServletRequest request) {
    reset.ask(email, request.getRemoteAddr());
    return "redirect:/reset?sent";
  }

  @GetMapping("/reset/{token}")
  @Permit(Action.SEE_PUBLIC_PAGES)
  String open(
      @PathVariable String token, Model model, CsrfToken form, HttpServletResponse response) {
    form.getToken();
    return reset
        .owner(new Token(token))
        .map(account -> page(account, model))
        .orElseGet(() -> gone(model, response));
  }

  @PostMapping("/reset/{token}")
  @Permit(Action.SEE_PUBLIC_PAGES)
  String set(
      @PathVariable String token,
      @RequestParam(defaultValue = "") String password,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response,
      RedirectAttributes next) {
    var own = new Token(token);
    return switch (reset.reset(own, password, request.getRemoteAddr())) {
      case ResetPassword.Outcome.Done() -> {
        next.addFlashAttribute("flash", "identity.reset.done");
        yield "redirect:/sign-in";
      }
      case ResetPassword.Outcome.WeakPassword(var key) -> {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("objection", key);
        yield page(reset.owner(own).orElseThrow(), model);
      }
      case ResetPassword.Outcome.Gone() -> gone(model, response);
    };
  }

  private static String page(Account account, Model model) {
    model.addAttribute("email", account.email());
    return "identity/reset-set";
  }

  private static String gone(Model model, HttpServletResponse response) {
    response.setStatus(HttpStatus.GONE.value());
    model.addAttribute("title", "identity.link.gone");
    model.addAttribute("text", "identity.reset.gone");
    model.addAttribute("way", "/reset");
    model.addAttribute("wayText", "identity.reset.again");
    return "identity/gone";
  }
}
