package org.prasan.admission;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.prasan.coalition.District;
import org.prasan.coalition.Territory;
import org.prasan.membership.OrganizationKind;
import org.prasan.membership.TargetGroup;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.Permit;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The form of an application, one thing per page; each page is saved before the next opens. */
@Controller
class ApplicantPartsController {
  private final ApplicantPages pages;
  private final TellApplication tell;
  private final Territory territory;
  private final MessageSource messages;

  ApplicantPartsController(
      ApplicantPages pages, TellApplication tell, Territory territory, MessageSource messages) {
    this.pages = pages;
    this.tell = tell;
    this.territory = territory;
    this.messages = messages;
  }

  @GetMapping("/{coalition}/apply/{link}/{part:organization|work|criteria|contact}")
  @Permit(Action.APPLY)
  String show(
      Acting acting,
      @PathVariable String link,
      @PathVariable String part,
      Locale locale,
      Model model,
      HttpServletResponse response) {
    var page = pages.open(acting, link, locale, model).orElse(null);
    if (page == null) return ApplicantPages.gone(response);
    if (!Course.opens(page.application().state(), Step.TELL))
      return "redirect:/" + acting.coalition().slug() + "/apply/" + link;
    model.addAttribute("form", form(part, page));
    return page(acting, part, locale, model);
  }

  private static Object form(String part, ReadApplication.ForApplicant page) {
    var told = page.application().told();
    return switch (part) {
      case "organization" -> ApplicantForms.OrganizationPart.of(told);
      case "work" -> ApplicantForms.WorkPart.of(told);
      case "criteria" -> ApplicantForms.CriteriaPart.of(told, page.criteria());
      case "contact" -> ApplicantForms.ContactPart.of(told);
      default -> throw new IllegalArgumentException("No part of the form: " + part);
    };
  }

  @PostMapping("/{coalition}/apply/{link}/organization")
  @Permit(Action.APPLY)
  String tellOrganization(
      Acting acting,
      @PathVariable String link,
      @ModelAttribute("form") ApplicantForms.OrganizationPart form,
      BindingResult errors,
      Locale locale,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    var sent = new Sent(acting, link, "organization", form.read(errors), errors);
    return save(sent, locale, model, request, response);
  }

  @PostMapping("/{coalition}/apply/{link}/work")
  @Permit(Action.APPLY)
  String tellWork(
      Acting acting,
      @PathVariable String link,
      @ModelAttribute("form") ApplicantForms.WorkPart form,
      BindingResult errors,
      Locale locale,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    var known = territory.districts(acting.coalitionId()).stream().map(District::code).toList();
    var sent = new Sent(acting, link, "work", form.read(errors, known), errors);
    return save(sent, locale, model, request, response);
  }

  @PostMapping("/{coalition}/apply/{link}/criteria")
  @Permit(Action.APPLY)
  String tellCriteria(
      Acting acting,
      @PathVariable String link,
      @ModelAttribute("form") ApplicantForms.CriteriaPart form,
      BindingResult errors,
      Locale locale,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    var change = form.read(errors);
    var page = pages.open(acting, link, locale, model).orElse(null);
    if (page != null && change == null && !form.fits(page.criteria().size()))
      return "redirect:/" + acting.coalition().slug() + "/apply/" + link + "/criteria";
    var sent = new Sent(acting, link, "criteria", change, errors);
    return save(sent, locale, model, request, response);
  }

  @PostMapping("/{coalition}/apply/{link}/contact")
  @Permit(Action.APPLY)
  String tellContact(
      Acting acting,
      @PathVariable String link,
      @ModelAttribute("form") ApplicantForms.ContactPart form,
      BindingResult errors,
      Locale locale,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    var sent = new Sent(acting, link, "contact", form.read(errors), errors);
    return save(sent, locale, model, request, response);
  }

  /** A page of the form that was sent; the change is null if it could not be read. */
  private record Sent(
      Acting acting,
      String link,
      String part,
      @Nullable UnaryOperator<Told> change,
      BindingResult errors) {}

  private String save(
      Sent sent,
      Locale locale,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    var page = pages.open(sent.acting(), sent.link(), locale, model).orElse(null);
    if (page == null) return ApplicantPages.gone(response);
    var change = sent.change();
    if (change != null) {
      var refusal =
          pages.tooMuch(page.application(), request)
              ? Optional.of(pages.throttled(locale))
              : Optional.ofNullable(
                  pages.refusal(tell.tell(sent.acting(), page.application().id(), change), locale));
      if (refusal.isEmpty())
        return "redirect:/%s/apply/%s/%s"
            .formatted(
                sent.acting().coalition().slug(),
                sent.link(),
                ApplicantPages.after(page, sent.part()));
      sent.errors().reject("admission.refused", new Object[] {refusal.get()}, "");
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return page(sent.acting(), sent.part(), locale, model);
  }

  private String page(Acting acting, String part, Locale locale, Model model) {
    model.addAttribute("part", part);
    model.addAttribute("kinds", words(OrganizationKind.values(), OrganizationKind::key, locale));
    model.addAttribute("targetGroups", words(TargetGroup.values(), TargetGroup::key, locale));
    var districts = new LinkedHashMap<String, String>();
    territory
        .districts(acting.coalitionId())
        .forEach(district -> districts.put(district.code(), district.name().in(locale)));
    model.addAttribute("districtChoices", districts);
    return "admission/" + part;
  }

  private <E extends Enum<E>> Map<String, String> words(
      E[] values, Function<E, String> key, Locale locale) {
    var words = new LinkedHashMap<String, String>();
    Arrays.stream(values)
        .forEach(
            value -> words.put(value.name(), messages.getMessage(key.apply(value), null, locale)));
    return words;
  }
}
