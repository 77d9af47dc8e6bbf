package org.prasan.identity;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.identity.PersonHoldings.Holding;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What a person who leaves had in hand, and who of the same organization goes on with it. */
@Component
class LeftBehind {
  private final List<PersonHoldings> modules;
  private final PersonMandates mandates;
  private final Mandates calendar;

  LeftBehind(List<PersonHoldings> modules, PersonMandates mandates, Mandates calendar) {
    this.modules = modules;
    this.mandates = mandates;
    this.calendar = calendar;
  }

  /**
   * @param organization for which it is held; null for whichever
   */
  List<Holding> of(
      CoalitionId coalition,
      PersonId person,
      @Nullable OrganizationId organization,
      Locale locale) {
    return modules.stream()
        .flatMap(module -> of(module, coalition, person, organization, locale).stream())
        .toList();
  }

  private static List<Holding> of(
      PersonHoldings module,
      CoalitionId coalition,
      PersonId person,
      @Nullable OrganizationId organization,
      Locale locale) {
    return module.of(coalition, person, locale).stream()
        .filter(held -> organization == null || held.organization().equals(organization))
        .toList();
  }

  @Transactional(readOnly = true)
  List<PersonId> colleagues(Acting acting, PersonId person, @Nullable OrganizationId organization) {
    return mandates.colleagues(acting.coalitionId(), organization, person, calendar.today());
  }

  /** Whom this person may name; nobody where another office has to. */
  @Transactional(readOnly = true)
  List<PersonId> nameable(Acting acting, PersonId person, Holding holding) {
    var naming = holding.naming();
    return naming == null || acting.may(naming)
        ? colleagues(acting, person, holding.organization())
        : List.of();
  }

  /** The first of which nothing was said, or somebody named who cannot take it over. */
  @Transactional(readOnly = true)
  Optional<UUID> undecided(
      Acting acting,
      PersonId person,
      List<Holding> held,
      Map<UUID, @Nullable PersonId> successors) {
    return held.stream()
        .filter(
            one ->
                !successors.containsKey(one.id())
                    || !possible(acting, person, one, successors.get(one.id())))
        .map(Holding::id)
        .findFirst();
  }

  /** The first for which somebody is named who cannot take it over. */
  @Transactional(readOnly = true)
  Optional<UUID> misnamed(
      Acting acting,
      PersonId person,
      List<Holding> held,
      Map<UUID, @Nullable PersonId> successors) {
    return held.stream()
        .filter(one -> !possible(acting, person, one, successors.get(one.id())))
        .map(Holding::id)
        .findFirst();
  }

  private boolean possible(
      Acting acting, PersonId person, Holding held, @Nullable PersonId successor) {
    return successor == null || nameable(acting, person, held).contains(successor);
  }

  /**
   * @param successors who takes over, each of them {@link #nameable}; null for nobody. What is not
   *     among them stays
   */
  @Transactional(propagation = Propagation.MANDATORY)
  void handOn(
      Acting acting,
      PersonId person,
      @Nullable OrganizationId organization,
      Map<UUID, @Nullable PersonId> successors) {
    for (var module : modules)
      for (var held : of(module, acting.coalitionId(), person, organization, Locale.ROOT)) {
        if (!successors.containsKey(held.id())) continue;
        var successor = successors.get(held.id());
        if (!possible(acting, person, held, successor))
          throw new IllegalStateException(successor + " cannot take over " + held.id());
        module.handOn(acting, person, held, successor);
      }
  }
}
