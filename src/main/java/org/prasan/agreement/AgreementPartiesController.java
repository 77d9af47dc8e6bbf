package org.prasan.agreement;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.RefusalsNoted;
import org.prasan.membership.OrganizationRegistry;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.OrganizationId;
import org.prasan.web.Confirmation;
import org.prasan.web.FormCheck;
import org.prasan.web.Permit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages on which the office says who is a party. */
@Controller
@RefusalsNoted("agreement")
class AgreementPartiesController {
  private final AgreementPages pages;
  private final ChangeParties changeParties;
  private final OrganizationRegistry organizations;

  AgreementPartiesController(
      AgreementPages pages, ChangeParties changeParties, OrganizationRegistry organizations) {
    this.pages = pages;
    this.changeParties = changeParties;
    this.organizations = organizations;
  }

  /**
   * Whom to add.
   *
   * @param outsideTh the Thai name of somebody who is not in the registry
   */
  record PartiesForm(
      @Nullable List<UUID> organizations, @Nullable String outsideTh, @Nullable String outsideEn) {}

  @GetMapping("/{coalition}/agreements/{id}/parties")
  @Permit(Action.EDIT_AGREEMENT)
  String form(
      Acting acting,
      @PathVariable AgreementId id,
      Locale locale,
      Model model,
      HttpServletResponse response) {
    var dossier = pages.open(acting, id, model);
    if (!Act.CHANGE_PARTIES.possibleIn(dossier.state()))
      return AgreementPages.notNow(model, response, dossier.state());
    model.addAttribute("form", new PartiesForm(List.of(), "", ""));
    return page(acting, dossier, locale, model);
  }

  @PostMapping("/{coalition}/agreements/{id}/parties")
  @Permit(Action.EDIT_AGREEMENT)
  String add(
      Acting acting,
      @PathVariable AgreementId id,
      @ModelAttribute("form") PartiesForm form,
      BindingResult errors,
      Locale locale,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    var dossier = pages.open(acting, id, model);
    var check = new FormCheck(errors);
    var outside =
        check.bothIfAny("outsideTh", form.outsideTh(), "outsideEn", form.outsideEn(), 300);
    var wanted =
        Objects.requireNonNullElse(form.organizations(), List.<UUID>of()).stream()
            .map(OrganizationId::new)
            .toList();
    if (!check.refused() && outside == null && wanted.isEmpty())
      check.wrong("organizations", "agreement.wrong.nobody-chosen");
    if (check.refused()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return page(acting, dossier, locale, model);
    }
    return answer(
        acting, id, changeParties.add(acting, id, wanted, outside), model, redirect, response);
  }

  @PostMapping("/{coalition}/agreements/{id}/parties/members")
  @Permit(Action.EDIT_AGREEMENT)
  String addMembers(
      Acting acting,
      @PathVariable AgreementId id,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    pages.open(acting, id, model);
    return answer(acting, id, changeParties.addMembers(acting, id), model, redirect, response);
  }

  @GetMapping("/{coalition}/agreements/{id}/parties/{party}/remove")
  @Permit(Action.EDIT_AGREEMENT)
  String askRemove(
      Acting acting,
      @PathVariable AgreementId id,
      @PathVariable UUID party,
      Locale locale,
      Model model) {
    var dossier = pages.open(acting, id, model);
    var leaving = dossier.party(party).orElseThrow(AgreementPages::notFound);
    var base = AgreementPages.address(acting, id);
    Confirmation.ask(
        model,
        "agreement.party.remove",
        dossier.name(leaving).in(locale),
        base + "/parties/" + party + "/remove",
        base);
    return Confirmation.VIEW;
  }

  @PostMapping("/{coalition}/agreements/{id}/parties/{party}/remove")
  @Permit(Action.EDIT_AGREEMENT)
  String remove(
      Acting acting,
      @PathVariable AgreementId id,
      @PathVariable UUID party,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    pages.open(acting, id, model);
    return answer(acting, id, changeParties.remove(acting, id, party), model, redirect, response);
  }

  private static String answer(
      Acting acting,
      AgreementId id,
      ChangeParties.Outcome outcome,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    return switch (outcome) {
      case ChangeParties.Changed _ -> {
        redirect.addFlashAttribute("flash", "web.saved");
        yield AgreementPages.to(acting, id) + "#parties";
      }
      case ChangeParties.HasSigned() ->
          AgreementPages.refused(model, response, "agreement.wrong.party-signed", "");
      case ChangeParties.NotNow(var state) -> AgreementPages.notNow(model, response, state);
      case ChangeParties.NotFound() -> throw AgreementPages.notFound();
    };
  }

  /** Members first, then agencies and the others; those that are parties are left out. */
  private String page(Acting acting, Dossier dossier, Locale locale, Model model) {
    Map<String, String> choices = new LinkedHashMap<>();
    organizations.entries(acting.coalitionId()).stream()
        .filter(entry -> dossier.partyOf(entry.id()).isEmpty())
        .sorted(Comparator.comparing(OrganizationRegistry.Entry::member).reversed())
        .forEach(entry -> choices.put(entry.id().toString(), entry.name().in(locale)));
    model.addAttribute("choices", choices);
    return "agreement/parties";
  }
}
