package org.prasan.directory;

import java.util.HashSet;
import java.util.Set;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Finds out how much somebody may read. */
@Component
class Readers {
  private final ObjectProvider<SeatsHeld> seats;
  private final ObjectProvider<Trust> trust;

  Readers(ObjectProvider<SeatsHeld> seats, ObjectProvider<Trust> trust) {
    this.seats = seats;
    this.trust = trust;
  }

  Reader of(Acting acting) {
    if (!acting.may(Action.SEE_SERVICES)) return Reader.VISITOR;
    boolean trusted = acting.may(Action.READ_NAMED_SERVICES) && !withheld(acting);
    Set<String> held = new HashSet<>();
    if (trusted) seats.forEach(roster -> held.addAll(roster.now(acting)));
    return new Reader(true, trusted ? acting.organization() : null, held);
  }

  private boolean withheld(Acting acting) {
    var organization = acting.organization();
    return organization != null
        && trust.stream().anyMatch(one -> one.withheldFrom(acting.coalitionId(), organization));
  }
}
