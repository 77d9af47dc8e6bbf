package org.prasan.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.prasan.audit.Refusals;
import org.prasan.audit.RefusalsNoted;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
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
@RefusalsNoted("person")
class DeactivationController {
  private final DeactivatePerson deactivate;
  private final LeftBehind left;
  private final SuccessorChoices successors;
  private final Persons persons;
  private final OrganizationChoices organizations;
  private final Sessions sessions;

  DeactivationController(
      DeactivatePerson deactivate,
      LeftBehind left,
      SuccessorChoices successors,
      Persons persons,
      OrganizationChoices organizations,
      Sessions sessions) {
    this.deactivate = deactivate;
    this.left = left;
    this.successors = successors;
    this.persons = persons;
    this.organizations = organizations;
    this.sessions = sessions;
  }

  /** A mandate that ends, with those who could take over. */
  record Ending(
      UUID id, String organization, Role role, boolean voter, Map<String, String> successors) {}

  @GetMapping("/{coalition}/people/{person}/deactivation")
  @Permit(Action.DEACTIVATE_PERSON)
  String ask(
      Acting acting,
      @PathVariable PersonId person,
      HttpServletRequest request,
      Model model,
      Locale locale) {
    return page(acting, find(acting, person), request, model, locale);
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
    var found =
        persons.byId(acting.coalitionId(), person).orElseThrow(DeactivationController::notFound);
    // Who has left, left: the form may have been sent again.
    if (!found.active()) return told(acting, person, next);
    var refusal =
        switch (deactivate.deactivate(acting, person, SuccessorChoices.read(request))) {
          case DeactivatePerson.Outcome.Deactivated() -> null;
          case DeactivatePerson.Outcome.LastAdministrator() -> "identity.administrator.last";
          case DeactivatePerson.Outcome.Undecided(var held) -> "identity.successor.missing";
          case DeactivatePerson.Outcome.NotFound() -> throw notFound();
        };
    if (refusal != null) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      model.addAttribute("refusal", refusal);
      Refusals.because(model, refusal);
      return page(acting, found, request, model, locale);
    }
    sessions.endAll(person.value(), null);
    return told(acting, person, next);
  }

  private static String told(Acting acting, PersonId person, RedirectAttributes next) {
    next.addFlashAttribute("flash", "identity.deactivated");
    return "redirect:" + PersonController.url(acting, person);
  }

  private String page(
      Acting acting,
      Persons.Person person,
      HttpServletRequest request,
      Model model,
      Locale locale) {
    var ending = new ArrayList<Ending>();
    for (var mandate : deactivate.heldBy(acting, person.id())) {
      ending.add(
          new Ending(
              mandate.id(),
              organizations.name(acting.coalitionId(), mandate.organization(), locale),
              mandate.role(),
              mandate.voter(),
              successors.choices(
                  acting.coalitionId(),
                  left.colleagues(acting, person.id(), mandate.organization()),
                  locale)));
    }
    model.addAttribute("person", person);
    model.addAttribute("ending", ending);
    model.addAttribute("votes", ending.stream().anyMatch(Ending::voter));
    model.addAttribute("itself", person.id().equals(acting.person()));
    model.addAttribute("handedOn", successors.asked(acting, person.id(), null, request, locale));
    model.addAttribute("url", PersonController.url(acting, person.id()));
    return "identity/deactivation";
  }

  private Persons.Person find(Acting acting, PersonId person) {
    return persons
        .byId(acting.coalitionId(), person)
        .filter(Persons.Person::active)
        .orElseThrow(DeactivationController::notFound);
  }

  private static ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
