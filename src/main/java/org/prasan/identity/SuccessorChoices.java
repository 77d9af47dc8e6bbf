package org.prasan.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;
import org.springframework.stereotype.Component;

/** How pages ask who takes over what somebody had in hand. */
@Component
class SuccessorChoices {
  static final String NOBODY = "nobody";
  private static final String FIELD = "successor-";

  private final LeftBehind left;
  private final Persons persons;
  private final OrganizationChoices organizations;

  SuccessorChoices(LeftBehind left, Persons persons, OrganizationChoices organizations) {
    this.left = left;
    this.persons = persons;
    this.organizations = organizations;
  }

  /**
   * Something that goes on, as an office or a promise, with those who could take over.
   *
   * @param chosen what was answered before; null if nothing yet
   */
  record HandedOn(
      UUID id,
      String organization,
      PersonHoldings.Question question,
      Map<String, String> successors,
      @Nullable String chosen) {}

  List<HandedOn> asked(
      Acting acting,
      PersonId person,
      @Nullable OrganizationId organization,
      HttpServletRequest request,
      Locale locale) {
    return left.of(acting.coalitionId(), person, organization, locale).stream()
        .map(
            held -> {
              var choices =
                  choices(acting.coalitionId(), left.nameable(acting, person, held), locale);
              return new HandedOn(
                  held.id(),
                  organizations.name(acting.coalitionId(), held.organization(), locale),
                  held.question(),
                  choices,
                  choices.size() == 1 ? NOBODY : request.getParameter(FIELD + held.id()));
            })
        .toList();
  }

  /** By name, and nobody. */
  Map<String, String> choices(
      CoalitionId coalition, Collection<PersonId> colleagues, Locale locale) {
    var choices = new LinkedHashMap<String, String>();
    choices.put(NOBODY, NOBODY);
    persons
        .named(coalition, colleagues)
        .forEach((id, name) -> choices.put(id.toString(), name.in(locale)));
    return choices;
  }

  /** A choice nobody was offered counts as none: the page asks again. */
  static Map<UUID, @Nullable PersonId> read(HttpServletRequest request) {
    var successors = new HashMap<UUID, @Nullable PersonId>();
    for (var parameter : request.getParameterMap().entrySet()) {
      if (!parameter.getKey().startsWith(FIELD)) continue;
      var chosen = parameter.getValue()[0];
      var held = id(parameter.getKey().substring(FIELD.length()));
      var successor = id(chosen);
      if (held != null && (successor != null || chosen.equals(NOBODY)))
        successors.put(held, successor == null ? null : new PersonId(successor));
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
}
