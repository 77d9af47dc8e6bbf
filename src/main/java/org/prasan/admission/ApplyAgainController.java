package org.prasan.admission;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.Permit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page on which the holder of the link of an application that is over begins another. */
@Controller
class ApplyAgainController {
  private final ApplicantPages pages;
  private final ApplyAgain again;

  ApplyAgainController(ApplicantPages pages, ApplyAgain again) {
    this.pages = pages;
    this.again = again;
  }

  @GetMapping("/{coalition}/apply/{link}/again")
  @Permit(Action.APPLY)
  String ask(
      Acting acting,
      @PathVariable String link,
      Locale locale,
      Model model,
      HttpServletResponse response) {
    var page = pages.open(acting, link, locale, model).orElse(null);
    if (page == null) return ApplicantPages.gone(response);
    if (!ApplyAgain.possible(page.application())) return to(acting, link);
    model.addAttribute("key", LinkToken.fresh().value());
    return "admission/again";
  }

  @PostMapping("/{coalition}/apply/{link}/again")
  @Permit(Action.APPLY)
  String begin(
      Acting acting,
      @PathVariable String link,
      @RequestParam(required = false) @Nullable String key,
      Locale locale,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    var page = pages.open(acting, link, locale, model).orElse(null);
    var former = LinkToken.read(link).orElse(null);
    if (page == null || former == null) return ApplicantPages.gone(response);
    var fresh = LinkToken.read(key).orElse(null);
    if (fresh == null) return to(acting, link) + "/again";
    if (pages.tooMuch(page.application(), request)) {
      response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
      model.addAttribute("refusal", pages.throttled(locale));
      model.addAttribute("key", fresh.value());
      return "admission/again";
    }
    if (!(again.again(acting, former, fresh) instanceof Outcome.Done)) return to(acting, link);
    redirect.addFlashAttribute("flash", "admission.begun");
    redirect.addFlashAttribute("fresh", true);
    return to(acting, fresh.value());
  }

  private static String to(Acting acting, String link) {
    return "redirect:/" + acting.coalition().slug() + "/apply/" + link;
  }
}
