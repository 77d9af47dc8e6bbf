package org.prasan.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.prasan.language.LocalizedText;
import org.prasan.operation.TakeOver;
import org.prasan.tenancy.Action;
import org.prasan.web.Permit;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The page behind the link that a fresh installation prints on its screen. */
@Controller
class FirstOperatorController {
  private final FirstOperator first;
  private final SignInSteps steps;
  private final TakeOver takeOver;

  FirstOperatorController(FirstOperator first, SignInSteps steps, TakeOver takeOver) {
    this.first = first;
    this.steps = steps;
    this.takeOver = takeOver;
  }

  /** What the first person types. */
  record OperatorForm(@Nullable String email, @Nullable String nameTh, @Nullable String password) {
    @Override
    public String toString() {
      return "OperatorForm[…]";
    }
  }

  @GetMapping("/first/{token}")
  @Permit(Action.SEE_PUBLIC_PAGES)
  String open(
      @PathVariable String token, Model model, CsrfToken form, HttpServletResponse response) {
    form.getToken();
    if (!first.isOpen(new Token(token))) return gone(model, response);
    model.addAttribute("form", new OperatorForm("", "", ""));
    return page(token, model);
  }

  @PostMapping("/first/{token}")
  @Permit(Action.SEE_PUBLIC_PAGES)
  String make(
      @PathVariable String token,
      @ModelAttribute("form") OperatorForm form,
      BindingResult errors,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    var email = EmailAddress.read(form.email());
    if (email.isEmpty()) errors.rejectValue("email", "identity.email.wrong");
    var name = Accounts.blankToNull(form.nameTh());
    if (name == null) errors.rejectValue("nameTh", "identity.name.missing");
    var password = form.password() == null ? "" : form.password();
    first.objectionTo(password, form.email()).ifPresent(key -> errors.rejectValue("password", key));
    if (name == null || email.isEmpty() || errors.hasErrors())
      return invalid(token, model, response);
    var outcome =
        first.make(
            new Token(token),
            email.get(),
            new LocalizedText(name, null),
            password,
            request.getRemoteAddr());
    return switch (outcome) {
      case FirstOperator.Outcome.Made(var account) ->
          "redirect:" + steps.afterPassword(account, null, request, response);
      case FirstOperator.Outcome.WeakPassword(var key) -> {
        errors.rejectValue("password", key);
        yield invalid(token, model, response);
      }
      case FirstOperator.Outcome.Gone() -> gone(model, response);
    };
  }

  private String invalid(String token, Model model, HttpServletResponse response) {
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return page(token, model);
  }

  private String page(String token, Model model) {
    model.addAttribute("address", "/first/" + token);
    model.addAttribute("takeOver", takeOver.way());
    return "identity/first";
  }

  private static String gone(Model model, HttpServletResponse response) {
    response.setStatus(HttpStatus.GONE.value());
    model.addAttribute("title", "identity.link.gone");
    model.addAttribute("text", "identity.first.gone");
    model.addAttribute("way", "/sign-in");
    model.addAttribute("wayText", "identity.sign-in.title");
    return "identity/gone";
  }
}
