package org.prasan.identity;

import jakarta.servlet.http.HttpSession;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.Role;
import org.prasan.web.LookedFor;
import org.prasan.web.NavigationEntry;
import org.prasan.web.Permit;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;

/** The people of a coalition and the organizations they act for. */
@Controller
class PeopleController {
  private final PeopleList people;
  private final PersonMandates mandates;
  private final Mandates calendar;
  private final OrganizationChoices organizations;
  private final Invitations invitations;

  PeopleController(
      PeopleList people,
      PersonMandates mandates,
      Mandates calendar,
      OrganizationChoices organizations,
      Invitations invitations) {
    this.people = people;
    this.mandates = mandates;
    this.calendar = calendar;
    this.organizations = organizations;
    this.invitations = invitations;
  }

  @Bean
  static NavigationEntry peopleEntry() {
    return new NavigationEntry(
        "identity.people.title", "users", "/people", Action.SEE_PEOPLE, 30, false);
  }

  /** A person with what that person is for which organization. */
  record Line(
      PersonId id, String name, List<String> organizations, Set<Role> roles, boolean voter) {}

  @GetMapping("/{coalition}/people")
  @Permit(Action.SEE_PEOPLE)
  String list(
      Acting acting,
      @RequestParam(required = false) @Nullable UUID found,
      @RequestParam(required = false) @Nullable UUID organization,
      @RequestParam(defaultValue = "false") boolean left,
      @RequestParam(required = false) @Nullable UUID after,
      HttpSession session,
      Model model,
      Locale locale) {
    var words = found == null ? "" : LookedFor.in(session).words(found);
    var search = new PeopleList.Search(words, of(organization), left, after);
    return show(acting, search, found, model, locale);
  }

  /** By POST, and kept in the session: a name that is looked for has no place in an address. */
  @PostMapping("/{coalition}/people/find")
  @Permit(Action.SEE_PEOPLE)
  String find(
      Acting acting,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(required = false) @Nullable UUID organization,
      @RequestParam(defaultValue = "false") boolean left,
      HttpSession session) {
    var found = q.isBlank() ? null : LookedFor.in(session).keep(session, q);
    return "redirect:"
        + address(acting, new PeopleList.Search(q, of(organization), left, null), found);
  }

  private static @Nullable OrganizationId of(@Nullable UUID organization) {
    return organization == null ? null : new OrganizationId(organization);
  }

  private String show(
      Acting acting, PeopleList.Search search, @Nullable UUID found, Model model, Locale locale) {
    var choices = organizations.all(acting.coalitionId(), locale);
    var there = people.page(acting.coalitionId(), search);
    var chosen = search.organization();
    if (chosen != null && there.isEmpty() && !choices.containsKey(chosen.toString()))
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    var page = there.subList(0, Math.min(there.size(), PeopleList.PAGE));
    model.addAttribute("q", search.words());
    model.addAttribute("organization", chosen == null ? null : chosen.toString());
    model.addAttribute("left", search.left());
    model.addAttribute("count", people.count(acting.coalitionId(), search));
    model.addAttribute("lines", lines(acting.coalitionId(), page, locale));
    model.addAttribute("organizations", choices);
    model.addAttribute("url", "/" + acting.coalition().slug() + "/people");
    model.addAttribute("found", found);
    var last = there.size() > PeopleList.PAGE ? page.getLast().id().value() : null;
    model.addAttribute("more", last == null ? null : address(acting, search.after(last), found));
    model.addAttribute("mayInvite", acting.may(Action.INVITE_TO_OWN_ORGANIZATION));
    model.addAttribute("waiting", waiting(acting));
    return "identity/people";
  }

  private int waiting(Acting acting) {
    return (int)
        invitations.waiting(acting.coalitionId()).stream()
            .filter(invitation -> Appointments.mayAppoint(acting, invitation.appointment()))
            .count();
  }

  private List<Line> lines(CoalitionId coalition, List<PeopleList.Line> page, Locale locale) {
    var today = calendar.today();
    var held =
        mandates.of(coalition, page.stream().map(PeopleList.Line::id).toList()).stream()
            .filter(mandate -> mandate.inForce(today))
            .collect(
                Collectors.groupingBy(
                    PersonMandates.Mandate::person, LinkedHashMap::new, Collectors.toList()));
    var names =
        organizations.names(
            coalition, held.values().stream().flatMap(List::stream).toList(), locale);
    var lines = new ArrayList<Line>();
    for (var person : page)
      lines.add(line(person, held.getOrDefault(person.id(), List.of()), names, locale));
    return lines;
  }

  private static Line line(
      PeopleList.Line person,
      List<PersonMandates.Mandate> held,
      Map<OrganizationId, String> names,
      Locale locale) {
    var places = new LinkedHashSet<String>();
    var roles = new LinkedHashSet<Role>();
    for (var mandate : held) {
      roles.add(mandate.role());
      var organization = mandate.organization();
      if (organization != null) places.add(names.getOrDefault(organization, ""));
    }
    places.remove("");
    return new Line(
        person.id(),
        person.name().in(locale),
        List.copyOf(places),
        roles,
        held.stream().anyMatch(PersonMandates.Mandate::voter));
  }

  private static String address(Acting acting, PeopleList.Search search, @Nullable UUID found) {
    var address =
        UriComponentsBuilder.fromPath("/" + acting.coalition().slug() + "/people")
            .queryParamIfPresent("found", Optional.ofNullable(found))
            .queryParamIfPresent("organization", Optional.ofNullable(search.organization()))
            .queryParamIfPresent("after", Optional.ofNullable(search.after()));
    if (search.left()) address.queryParam("left", true);
    return address.encode().toUriString();
  }
}
