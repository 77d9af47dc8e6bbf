package org.prasan.identity;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.RefusalsNoted;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;
import org.prasan.web.Permit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The yes of an organization to a colleague: whoever gives it, and whoever waits for it. */
@Controller
@RefusalsNoted("person")
class VouchController {
  private final VouchForColleague vouch;
  private final Vouching vouching;
  private final Persons persons;
  private final Accounts accounts;
  private final OrganizationChoices organizations;

  VouchController(
      VouchForColleague vouch,
      Vouching vouching,
      Persons persons,
      Accounts accounts,
      OrganizationChoices organizations) {
    this.vouch = vouch;
    this.vouching = vouching;
    this.persons = persons;
    this.accounts = accounts;
    this.organizations = organizations;
  }

  @GetMapping("/{coalition}/people/{person}/mandates/{mandate}/vouch")
  @Permit(Action.VOUCH_FOR_COLLEAGUE)
  String ask(
      Acting acting,
      @PathVariable PersonId person,
      @PathVariable UUID mandate,
      Model model,
      Locale locale) {
    var asked =
        vouch
            .asked(acting, person, mandate)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    model.addAttribute("person", persons.byId(acting.coalitionId(), person).orElseThrow());
    model.addAttribute(
        "addressProved", accounts.byId(person.value()).map(Account::addressProved).orElse(false));
    model.addAttribute("mandate", asked);
    model.addAttribute(
        "organization", organizations.name(acting.coalitionId(), asked.organization(), locale));
    model.addAttribute("mayEnd", EndMandate.mayEnd(acting, asked));
    model.addAttribute("url", PersonController.url(acting, person));
    return "identity/vouch";
  }

  @PostMapping("/{coalition}/people/{person}/mandates/{mandate}/vouch")
  @Permit(Action.VOUCH_FOR_COLLEAGUE)
  String sayYes(
      Acting acting,
      @PathVariable PersonId person,
      @PathVariable UUID mandate,
      RedirectAttributes next) {
    if (!vouch.vouch(acting, person, mandate))
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    next.addFlashAttribute("flash", "identity.vouch.given");
    return "redirect:" + PersonController.url(acting, person);
  }

  /** What whoever waits reads: for whose yes, and why. */
  @GetMapping("/{coalition}/people/vouch")
  @Permit(Action.SEE_HOME)
  String waiting(Acting acting, Model model, Locale locale) {
    var organization = acting.organization();
    var own =
        organization == null
            ? List.<PersonMandates.Mandate>of()
            : vouching.awaited(acting.coalitionId(), organization).stream()
                .filter(mandate -> mandate.person().equals(acting.person()))
                .toList();
    model.addAttribute("awaited", own);
    model.addAttribute("vouchers", names(acting, organization, locale));
    return "identity/vouch-awaited";
  }

  private List<String> names(Acting acting, @Nullable OrganizationId organization, Locale locale) {
    if (organization == null) return List.of();
    return vouching.vouchers(acting.coalitionId(), organization).stream()
        .filter(person -> !person.equals(acting.person()))
        .flatMap(person -> persons.byId(acting.coalitionId(), person).stream())
        .map(person -> person.name().in(locale))
        .toList();
  }
}
