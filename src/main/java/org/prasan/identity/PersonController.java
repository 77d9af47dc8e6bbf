package org.prasan.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.Refusals;
import org.prasan.audit.RefusalsNoted;
import org.prasan.identity.Appointments.Appointment;
import org.prasan.language.DateReading;
import org.prasan.language.ThaiDates;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.Role;
import org.prasan.web.Permit;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One person of a coalition: for whom, as what, since when; and what may be changed about it. */
@Controller
@RefusalsNoted("person")
class PersonController {
  private final Persons persons;
  private final Accounts accounts;
  private final PersonMandates mandates;
  private final Mandates calendar;
  private final OrganizationChoices organizations;
  private final GiveMandate give;
  private final EndMandate end;
  private final SuccessorChoices successors;
  private final Vouching vouching;
  private final MessageSource words;

  PersonController(
      Persons persons,
      Accounts accounts,
      PersonMandates mandates,
      Mandates calendar,
      OrganizationChoices organizations,
      GiveMandate give,
      EndMandate end,
      SuccessorChoices successors,
      Vouching vouching,
      MessageSource words) {
    this.persons = persons;
    this.accounts = accounts;
    this.mandates = mandates;
    this.calendar = calendar;
    this.organizations = organizations;
    this.give = give;
    this.end = end;
    this.successors = successors;
    this.vouching = vouching;
    this.words = words;
  }

  /** A mandate as the page shows it. */
  record Held(
      UUID id,
      String organization,
      Role role,
      boolean voter,
      LocalDate from,
      @Nullable LocalDate to,
      boolean inForce,
      boolean awaitsVouch,
      boolean mayVouch,
      boolean mayEnd) {}

  /** What is typed to give a mandate. */
  record MandateForm(
      @Nullable UUID id,
      @Nullable String organization,
      @Nullable String role,
      @Nullable Boolean voter,
      @Nullable String from,
      @Nullable String to) {
    /** The same as a form of its own. */
    MandateForm anew() {
      return new MandateForm(FreshId.next(), organization, role, voter, from, to);
    }
  }

  @GetMapping("/{coalition}/people/{person}")
  @Permit(Action.SEE_PEOPLE)
  String show(Acting acting, @PathVariable PersonId person, Model model, Locale locale) {
    var found = find(acting, person);
    var today = calendar.today();
    var all = mandates.of(acting.coalitionId(), person);
    var names = organizations.names(acting.coalitionId(), all, locale);
    var held = new ArrayList<Held>();
    for (var mandate : all) {
      var organization = mandate.organization();
      held.add(
          new Held(
              mandate.id(),
              organization == null ? "" : names.getOrDefault(organization, ""),
              mandate.role(),
              mandate.voter(),
              mandate.from(),
              mandate.to(),
              mandate.inForce(today),
              !mandate.over(today) && mandate.vouch().awaited(),
              !mandate.over(today) && vouching.mayVouch(acting, mandate),
              !mandate.over(today) && EndMandate.mayEnd(acting, mandate)));
    }
    model.addAttribute("person", found);
    model.addAttribute(
        "addressProved", accounts.byId(person.value()).map(Account::addressProved).orElse(false));
    model.addAttribute("mandates", held);
    model.addAttribute("url", url(acting, person));
    model.addAttribute("itself", person.equals(acting.person()));
    model.addAttribute("mayGive", found.active() && acting.may(Action.INVITE_TO_OWN_ORGANIZATION));
    model.addAttribute("mayDeactivate", found.active() && acting.may(Action.DEACTIVATE_PERSON));
    return "identity/person";
  }

  @GetMapping("/{coalition}/people/{person}/mandates/new")
  @Permit(Action.INVITE_TO_OWN_ORGANIZATION)
  ModelAndView askForMandate(Acting acting, @PathVariable PersonId person, Locale locale) {
    var own = acting.organization();
    var form =
        new MandateForm(FreshId.next(), own == null ? "" : own.toString(), "", false, "", "");
    return mandatePage(acting, find(acting, person), locale).addObject("form", form);
  }

  @PostMapping("/{coalition}/people/{person}/mandates")
  @Permit(Action.INVITE_TO_OWN_ORGANIZATION)
  ModelAndView giveMandate(
      Acting acting,
      @PathVariable PersonId person,
      @ModelAttribute("form") MandateForm form,
      BindingResult errors,
      RedirectAttributes next,
      Locale locale) {
    var found = find(acting, person);
    var wanted =
        AppointmentForm.read(
            form.organization(), form.role(), Boolean.TRUE.equals(form.voter()), errors);
    var from = day("from", form.from(), errors);
    var to = day("to", form.to(), errors);
    if (from == null && !errors.hasFieldErrors("from")) from = calendar.today();
    if (to != null && from != null && to.isBefore(from))
      errors.rejectValue("to", "identity.mandate.to.before");
    if (wanted == null || from == null || errors.hasErrors())
      return invalid(mandatePage(acting, found, locale));
    var id = form.id() == null ? FreshId.next() : form.id();
    switch (give.give(acting, person, id, wanted, from, to)) {
      case GiveMandate.Outcome.Given(var mandate, var vouch) -> {
        next.addFlashAttribute(
            "flash", vouch.awaited() ? "identity.mandate.given.awaits" : "identity.mandate.given");
        return new ModelAndView("redirect:" + url(acting, person));
      }
      case GiveMandate.Outcome.AnotherVotes(var voter) ->
          errors.rejectValue(
              "voter", "identity.voter.taken", new Object[] {voter.in(locale)}, null);
      case GiveMandate.Outcome.AlreadyHeld() -> errors.rejectValue("role", "identity.mandate.held");
      case GiveMandate.Outcome.GivenOtherwise() -> {
        return notInIt(mandatePage(acting, found, locale), form.anew());
      }
      case GiveMandate.Outcome.NotFound() ->
          throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return invalid(mandatePage(acting, found, locale));
  }

  /** The first was kept, and its answer lost on the way: what is saved now is another mandate. */
  private static ModelAndView notInIt(ModelAndView page, MandateForm form) {
    var errors = new BeanPropertyBindingResult(form, "form");
    errors.reject("identity.mandate.kept-first", "identity.mandate.kept-first");
    page.addObject("form", form).addObject(BindingResult.MODEL_KEY_PREFIX + "form", errors);
    return invalid(page);
  }

  @GetMapping("/{coalition}/people/{person}/mandates/{mandate}/end")
  @Permit(Action.END_MANDATE_IN_OWN_ORGANIZATION)
  String askToEnd(
      Acting acting,
      @PathVariable PersonId person,
      @PathVariable UUID mandate,
      HttpServletRequest request,
      Model model,
      Locale locale) {
    endPage(acting, person, mandate, "", null, request, model, locale);
    return "identity/mandate-end";
  }

  @PostMapping("/{coalition}/people/{person}/mandates/{mandate}/end")
  @Permit(Action.END_MANDATE_IN_OWN_ORGANIZATION)
  String endMandate(
      Acting acting,
      @PathVariable PersonId person,
      @PathVariable UUID mandate,
      @RequestParam(defaultValue = "") String lastDay,
      HttpServletRequest request,
      HttpServletResponse response,
      RedirectAttributes next,
      Model model,
      Locale locale) {
    LocalDate day = null;
    if (!lastDay.isBlank()) {
      if (!(ThaiDates.read(lastDay) instanceof DateReading.Read(var read))) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        endPage(acting, person, mandate, lastDay, "identity.date.unread", request, model, locale);
        return "identity/mandate-end";
      }
      day = read;
    }
    switch (end.end(acting, person, mandate, day, SuccessorChoices.read(request))) {
      case EndMandate.Outcome.Ended(var whose) ->
          next.addFlashAttribute("flash", "identity.mandate.ended");
      case EndMandate.Outcome.LastAdministrator(var whose) ->
          next.addFlashAttribute("refusal", "identity.administrator.last");
      case EndMandate.Outcome.Undecided(var held) -> {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("refusal", "identity.mandate.end.undecided");
        Refusals.because(model, "identity.mandate.end.undecided");
        endPage(acting, person, mandate, lastDay, null, request, model, locale);
        return "identity/mandate-end";
      }
      case EndMandate.Outcome.EndsSooner(var sooner) -> {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        endPage(acting, person, mandate, lastDay, null, request, model, locale);
        var told = new Object[] {ThaiDates.full(sooner, locale)};
        model.addAttribute("wrong", words.getMessage("identity.mandate.end.sooner", told, locale));
        return "identity/mandate-end";
      }
      case EndMandate.Outcome.NotFound() -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return "redirect:" + url(acting, person);
  }

  private void endPage(
      Acting acting,
      PersonId person,
      UUID id,
      String lastDay,
      @Nullable String error,
      HttpServletRequest request,
      Model model,
      Locale locale) {
    var mandate =
        end.one(acting, person, id)
            .filter(held -> !held.over(calendar.today()))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    if (!EndMandate.mayEnd(acting, mandate)) acting.require(Action.END_ANY_MANDATE);
    model.addAttribute("person", find(acting, person));
    model.addAttribute("mandate", mandate);
    model.addAttribute(
        "organization", organizations.name(acting.coalitionId(), mandate.organization(), locale));
    model.addAttribute(
        "handedOn",
        end.heldBy(acting, mandate, locale).isEmpty()
            ? List.of()
            : successors.asked(acting, person, mandate.organization(), request, locale));
    model.addAttribute("last", end.last(acting, mandate));
    model.addAttribute("lastDay", lastDay);
    model.addAttribute(
        "wrong", error == null ? null : words.getMessage(error, new Object[] {lastDay}, locale));
    model.addAttribute("url", url(acting, person));
  }

  private ModelAndView mandatePage(Acting acting, Persons.Person person, Locale locale) {
    var page = new ModelAndView("identity/mandate");
    page.addObject("person", person);
    page.addObject("url", url(acting, person.id()));
    page.addObject("organizations", organizations.forAppointing(acting, locale));
    page.addObject("roles", roles(acting, words, locale));
    return page;
  }

  /** The roles somebody may give, in words. */
  static Map<String, String> roles(Acting acting, MessageSource words, Locale locale) {
    var roles = new LinkedHashMap<String, String>();
    for (var role : Mandates.ROLES)
      if (role != Role.ADMINISTRATOR || acting.may(Action.INVITE_TO_ANY_ORGANIZATION))
        roles.put(role.name(), words.getMessage("web.role." + role, null, locale));
    return roles;
  }

  private static @Nullable LocalDate day(
      String field, @Nullable String typed, BindingResult errors) {
    if (typed == null || typed.isBlank()) return null;
    return switch (ThaiDates.read(typed)) {
      case DateReading.Read(var date) -> date;
      case DateReading.Ambiguous(var candidates) -> {
        errors.rejectValue(
            field, "identity.date.ambiguous", new Object[] {candidates.getFirst()}, null);
        yield null;
      }
      case DateReading.OutOfRange _ -> {
        errors.rejectValue(field, "web.date.out-of-range");
        yield null;
      }
      case DateReading.Unreadable(var text, var noSuchDay) -> {
        var key = noSuchDay ? "web.date.no-such-day" : "identity.date.unread";
        errors.rejectValue(field, key, new Object[] {text}, null);
        yield null;
      }
    };
  }

  private static ModelAndView invalid(ModelAndView page) {
    page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    return page;
  }

  private Persons.Person find(Acting acting, PersonId person) {
    return persons
        .byId(acting.coalitionId(), person)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  static String url(Acting acting, PersonId person) {
    return "/" + acting.coalition().slug() + "/people/" + person;
  }

  /** Used by the forms that appoint people. */
  static final class AppointmentForm {
    private AppointmentForm() {}

    static @Nullable Appointment read(
        @Nullable String organization, @Nullable String role, boolean voter, BindingResult errors) {
      var chosen = Mandates.ROLES.stream().filter(known -> known.name().equals(role)).findFirst();
      var forWhom = organization(organization, errors);
      boolean needsNone = !voter && chosen.equals(Optional.of(Role.ADMINISTRATOR));
      if (forWhom == null && !needsNone && !errors.hasFieldErrors("organization"))
        errors.rejectValue("organization", "identity.organization.missing");
      if (chosen.isEmpty()) errors.rejectValue("role", "identity.role.missing");
      return chosen.isEmpty() || errors.hasErrors()
          ? null
          : new Appointment(forWhom, chosen.get(), voter);
    }

    private static @Nullable OrganizationId organization(
        @Nullable String typed, BindingResult errors) {
      if (typed == null || typed.isBlank()) return null;
      try {
        return OrganizationId.of(typed);
      } catch (IllegalArgumentException e) {
        errors.rejectValue("organization", "identity.organization.missing");
        return null;
      }
    }
  }
}
