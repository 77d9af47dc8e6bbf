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

  Readers(ObjectProvider<SeatsHeld> seats) {
    this.seats = seats;
  }

  Reader of(Acting acting) {
    if (!acting.may(Action.SEE_SERVICES)) return Reader.VISITOR;
    boolean trusted = acting.may(Action.READ_NAMED_SERVICES);
    Set<String> held = new HashSet<>();
    if (trusted) seats.forEach(roster -> held.addAll(roster.now(acting)));
    return new Reader(true, trusted ? acting.organization() : null, held);
  }
}
