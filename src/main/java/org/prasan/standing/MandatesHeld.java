package org.prasan.standing;

import java.util.List;
import java.util.Locale;
import org.prasan.identity.ReturnMandates;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Mandates by which people act for an organization. */
@Component
@Order(20)
class MandatesHeld implements Holdings {
  private final ReturnMandates mandates;
  private final MessageSource messages;

  MandatesHeld(ReturnMandates mandates, MessageSource messages) {
    this.mandates = mandates;
    this.messages = messages;
  }

  @Override
  public List<Holding> of(CoalitionId coalition, OrganizationId organization, Locale locale) {
    int held = mandates.held(coalition, organization);
    return List.of(
        new Holding(
            held,
            messages.getMessage("standing.holding.mandates", new Object[] {held}, locale),
            messages.getMessage("standing.holding.mandates.after", null, locale)));
  }

  @EventListener
  void handOver(OrganizationResigned left) {
    mandates.end(left.by(), left.organization(), left.on().minusDays(1));
  }
}
