package org.prasan.roster;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.prasan.directory.SeatsHeld;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.CoalitionId;
import org.springframework.stereotype.Component;

/** Lets whoever is on duty at a seat read the services that are kept for it. */
@Component
class SeatsOnDuty implements SeatsHeld {
  private final Seats seats;
  private final SeatHolders holders;
  private final Clock clock;

  SeatsOnDuty(Seats seats, SeatHolders holders, Clock clock) {
    this.seats = seats;
    this.holders = holders;
    this.clock = clock;
  }

  @Override
  public Map<String, LocalizedText> all(CoalitionId coalition) {
    var named = new LinkedHashMap<String, LocalizedText>();
    for (var seat : seats.list(coalition)) named.put(seat.id().toString(), seat.name());
    return named;
  }

  @Override
  public Set<String> now(Acting acting) {
    var person = acting.person();
    if (person == null) return Set.of();
    return holders.servedBy(acting.coalitionId(), person, clock.instant()).stream()
        .map(SeatId::toString)
        .collect(Collectors.toUnmodifiableSet());
  }
}
