package org.prasan.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.Role;
import org.prasan.web.Permit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A person leaves: who takes over what that person did? */
@Controller
class DeactivationController {
  private static final String NOBODY = "nobody";

  private final DeactivatePerson deactivate;
  private final Persons persons;
  private final OrganizationChoices organizations;
  private final Sessions sessions;

  DeactivationController(
      DeactivatePerson deactivate,
      Persons persons,
      OrganizationChoices organizations,
      Sessions sessions) {
    this.deactivate = deactivate;
    this.persons = persons;
    this.organizations = organizations;
    this.sessions = sessions;
  }

  /** A mandate that ends, with those who could take over. */
  record Ending(
      UUID id, String organization, Role role, boolean voter, Map<String, String> successors) {}

  /** Something else that goes on, as an office, with those who could take over. */
  record HandedOn(UUID id, String organization, String text, Map<String, String> successors) {}

  @GetMapping("/{coalition}/people/{person}/deactivation")
  @Permit(Action.DEACTIVATE_PERSON)
  String ask(Acting acting, @PathVariable PersonId person, Model model, Locale locale) {
    return page(acting, find(acting, person), model, locale);
  }

  @PostMapping("/{coalition}/people/{person}/deactivation")
  @Permit(Action.DEACTIVATE_PERSON)
  String deactivate(
      Acting acting,
      @PathVariable PersonId person,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model,
      RedirectAttributes next,
      Locale locale) {
    var found = find(acting, person);
    var refusal =
        switch (deactivate.deactivate(acting, person, successors(request))) {
          case DeactivatePerson.Outcome.Deactivated() -> null;
          case DeactivatePerson.Outcome.LastAdministrator() -> "identity.administrator.last";
          case DeactivatePerson.Outcome.Undecided(var held) -> "identity.successor.missing";
          case DeactivatePerson.Outcome.NotFound() ->
              throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
    if (refusal != null) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      model.addAttribute("refusal", refusal);
      return page(acting, found, model, locale);
    }
    sessions.endAll(person.value(), null);
    next.addFlashAttribute("flash", "identity.deactivated");
    return "redirect:" + PersonController.url(acting, person);
  }

  private static Map<UUID, @Nullable PersonId> successors(HttpServletRequest request) {
    var successors = new HashMap<UUID, @Nullable PersonId>();
    for (var parameter : request.getParameterMap().entrySet()) {
      if (!parameter.getKey().startsWith("successor-")) continue;
      var chosen = parameter.getValue()[0];
      var mandate = id(parameter.getKey().substring("successor-".length()));
      var successor = id(chosen);
      // A choice nobody was offered counts as none: the page asks again.
      if (mandate != null && (successor != null || chosen.equals(NOBODY)))
        successors.put(mandate, successor == null ? null : new PersonId(successor));
    }
    return successors;
  }

  private static @Nullable UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private String page(Acting acting, Persons.Person person, Model model, Locale locale) {
    var ending = new ArrayList<Ending>();
    for (var mandate : deactivate.heldBy(acting, person.id())) {
      ending.add(
          new Ending(
              mandate.id(),
              organizations.name(acting.coalitionId(), mandate.organization(), locale),
              mandate.role(),
              mandate.voter(),
              successors(acting, person, mandate.organization(), locale)));
    }
    var handedOn = new ArrayList<HandedOn>();
    for (var holding : deactivate.holdings(acting, person.id(), locale))
      handedOn.add(
          new HandedOn(
              holding.id(),
              organizations.name(acting.coalitionId(), holding.organization(), locale),
              holding.text(),
              successors(acting, person, holding.organization(), locale)));
    model.addAttribute("person", person);
    model.addAttribute("ending", ending);
    model.addAttribute("votes", ending.stream().anyMatch(Ending::voter));
    model.addAttribute("itself", person.id().equals(acting.person()));
    model.addAttribute("handedOn", handedOn);
    model.addAttribute("url", PersonController.url(acting, person.id()));
    return "identity/deactivation";
  }

  private Map<String, String> successors(
      Acting acting, Persons.Person person, @Nullable OrganizationId organization, Locale locale) {
    var successors = new LinkedHashMap<String, String>();
    successors.put(NOBODY, NOBODY);
    var colleagues = deactivate.possibleSuccessors(acting, person.id(), organization);
    persons
        .named(acting.coalitionId(), colleagues)
        .forEach((id, name) -> successors.put(id.toString(), name.in(locale)));
    return successors;
  }

  private Persons.Person find(Acting acting, PersonId person) {
    return persons
        .byId(acting.coalitionId(), person)
        .filter(Persons.Person::active)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
