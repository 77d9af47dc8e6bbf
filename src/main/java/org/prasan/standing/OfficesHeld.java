package org.prasan.standing;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.prasan.coalition.ReturnOffices;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Offices of the coalition that an organization holds. */
@Component
@Order(10)
class OfficesHeld implements Holdings {
  private final ReturnOffices offices;
  private final Facts facts;
  private final MessageSource messages;

  OfficesHeld(ReturnOffices offices, Facts facts, MessageSource messages) {
    this.offices = offices;
    this.facts = facts;
    this.messages = messages;
  }

  @Override
  public List<Holding> of(CoalitionId coalition, OrganizationId organization, Locale locale) {
    var held = offices.held(coalition, organization, facts.today());
    var names =
        held.stream().map(name -> name.in(locale)).distinct().collect(Collectors.joining(", "));
    return List.of(
        new Holding(
            held.size(),
            messages.getMessage(
                "standing.holding.offices", new Object[] {held.size(), names}, locale),
            messages.getMessage("standing.holding.offices.after", null, locale)));
  }

  @EventListener
  void handOver(OrganizationResigned left) {
    offices.end(left.by(), left.organization(), left.on().minusDays(1));
  }
}
