package org.prasan.referral;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.prasan.identity.MandateHolders;
import org.prasan.roster.Seat;
import org.prasan.roster.SeatHolders;
import org.prasan.roster.SeatId;
import org.prasan.roster.Seats;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.Permissions;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.Role;
import org.springframework.stereotype.Component;

/**
 * The seats at which somebody can accept a referral: a case worker of the organization that has the
 * seat, who may serve it. Elsewhere whoever is on duty could only decline.
 */
@Component
class AnsweringSeats {
  private static final Set<Role> ACCEPTING =
      Arrays.stream(Role.values())
          .filter(role -> Permissions.allows(role, Action.REFER_CLIENTS))
          .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));

  private final Seats seats;
  private final SeatHolders holders;
  private final MandateHolders mandates;
  private final ReferralClock clock;

  AnsweringSeats(Seats seats, SeatHolders holders, MandateHolders mandates, ReferralClock clock) {
    this.seats = seats;
    this.holders = holders;
    this.mandates = mandates;
    this.clock = clock;
  }

  Set<SeatId> of(CoalitionId coalition) {
    var workers = mandates.allTrusted(coalition, ACCEPTING, clock.today());
    var serving = holders.all(coalition, clock.now());
    return seats.list(coalition).stream()
        .filter(seat -> answers(seat, workers, serving))
        .map(Seat::id)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean answers(
      Seat seat, Map<OrganizationId, Set<PersonId>> workers, Map<SeatId, Set<PersonId>> serving) {
    if (seat.organization() == null) return false;
    var own = workers.getOrDefault(seat.organization(), Set.of());
    return serving.getOrDefault(seat.id(), Set.of()).stream().anyMatch(own::contains);
  }
}
