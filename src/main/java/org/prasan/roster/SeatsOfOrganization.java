package org.prasan.roster;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.prasan.standing.Holdings;
import org.prasan.standing.OrganizationResigned;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Seats of the duty roster that are an organization's, and close when it has left. */
@Component
@Order(30)
class SeatsOfOrganization implements Holdings {
  private final Seats seats;
  private final EditSeats edit;
  private final RosterClock clock;
  private final MessageSource messages;

  SeatsOfOrganization(Seats seats, EditSeats edit, RosterClock clock, MessageSource messages) {
    this.seats = seats;
    this.edit = edit;
    this.clock = clock;
    this.messages = messages;
  }

  @Override
  public List<Holding> of(CoalitionId coalition, OrganizationId organization, Locale locale) {
    var held = held(coalition, organization);
    var names = held.stream().map(seat -> seat.name().in(locale)).collect(Collectors.joining(", "));
    return List.of(
        new Holding(
            held.size(),
            messages.getMessage("roster.holding", new Object[] {held.size(), names}, locale),
            messages.getMessage("roster.holding.after", null, locale)));
  }

  @EventListener
  void handOver(OrganizationResigned left) {
    for (var seat : held(left.coalition(), left.organization()))
      edit.closeOnLeaving(left.by(), seat.id(), clock.startOf(left.on()));
  }

  private List<Seat> held(CoalitionId coalition, OrganizationId organization) {
    return seats.list(coalition).stream()
        .filter(seat -> organization.equals(seat.organization()))
        .toList();
  }
}
