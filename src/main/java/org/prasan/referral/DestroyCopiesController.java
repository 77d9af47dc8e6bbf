package org.prasan.referral;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.RefusalsNoted;
import org.prasan.client.Clients;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.FreshId;
import org.prasan.web.FormCheck;
import org.prasan.web.Permit;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The receipt for destroyed copies; whoever keeps a file of the own organization says why. */
@Controller
@RefusalsNoted("referral")
class DestroyCopiesController {
  private final DestroyCopies destroy;
  private final Clients clients;
  private final ReferralPages pages;

  DestroyCopiesController(DestroyCopies destroy, Clients clients, ReferralPages pages) {
    this.destroy = destroy;
    this.clients = clients;
    this.pages = pages;
  }

  /** The receipt as it was typed. */
  record ReceiptForm(@Nullable UUID id, @Nullable String ground) {}

  @GetMapping("/{coalition}/referrals/{id}/destroyed")
  @Permit(Action.SEE_REFERRALS)
  String ask(Acting acting, @PathVariable ReferralId id, Locale locale, Model model) {
    if (!destroy.wasAt(acting, id)) throw ReferralPages.notFound();
    model.addAttribute("form", new ReceiptForm(FreshId.next(), ""));
    var own = destroy.stillKept(acting, id).orElse(null);
    return own == null ? ReferralPages.to(acting, "/" + id) : form(acting, id, own, locale, model);
  }

  private String form(
      Acting acting, ReferralId id, OwnFiles.OwnFile own, Locale locale, Model model) {
    model.addAttribute("url", ReferralPages.base(acting) + "/" + id);
    var card = clients.card(acting, own.client()).orElseThrow(ReferralPages::notFound);
    model.addAttribute("number", card.number());
    model.addAttribute("file", "/" + acting.coalition().slug() + "/clients/" + card.id());
    model.addAttribute("grounds", grounds(locale));
    return "referral/destroyed";
  }

  private Map<String, String> grounds(Locale locale) {
    var options = new LinkedHashMap<String, String>();
    Arrays.stream(OwnFileAnswer.values())
        .filter(OwnFileAnswer::keeps)
        .forEach(
            one ->
                options.put(
                    one.name(),
                    pages.say(
                        "referral.basis.option",
                        locale,
                        pages.say(one.key(), locale),
                        one.section())));
    return options;
  }

  @PostMapping("/{coalition}/referrals/{id}/destroyed")
  @Permit(Action.SEE_REFERRALS)
  String destroyed(
      Acting acting,
      @PathVariable ReferralId id,
      @ModelAttribute("form") ReceiptForm form,
      BindingResult errors,
      Locale locale,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    if (form.id() == null) throw ReferralPages.notFound();
    var ground =
        Arrays.stream(OwnFileAnswer.values())
            .filter(one -> one.name().equals(form.ground()))
            .findFirst()
            .orElse(null);
    return switch (destroy.destroyed(acting, id, form.id(), ground)) {
      case Outcome.NotOpen(var field, var key) -> {
        new FormCheck(errors).wrong(field, key);
        ReferralPages.unprocessable(response);
        yield form(acting, id, destroy.stillKept(acting, id).orElseThrow(), locale, model);
      }
      case Outcome.NotThere _ -> throw ReferralPages.notFound();
      case Outcome.Done _, Outcome.Refused _, Outcome.ChangedMeanwhile _, Outcome.NoConsent _ -> {
        redirect.addFlashAttribute("flash", "referral.destroyed");
        yield ReferralPages.to(acting, "/" + id);
      }
    };
  }
}
