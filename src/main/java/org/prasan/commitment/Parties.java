package org.prasan.commitment;

import java.util.ArrayList;
import java.util.List;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;

/** What somebody is to a commitment, the nearest first; never nothing. */
final class Parties {
  private Parties() {}

  static List<Party> of(Acting acting, Commitment commitment) {
    var parties = new ArrayList<Party>();
    boolean does = owns(acting, commitment);
    if (does) parties.add(Party.OWNER);
    if (acting.actsFor(commitment.owner()) && acting.may(Action.ANSWER_COMMITMENT))
      parties.add(Party.SUPERVISOR);
    // Nobody confirms the own work.
    if (!does && asks(acting, commitment)) parties.add(Party.ASKER);
    if (!does && acting.may(Action.MANAGE_COMMITMENTS)) parties.add(Party.OFFICE);
    parties.add(Party.MEMBER);
    return List.copyOf(parties);
  }

  private static boolean owns(Acting acting, Commitment commitment) {
    return acting.actsFor(commitment.owner())
        && acting.person() != null
        && acting.person().equals(commitment.person());
  }

  private static boolean asks(Acting acting, Commitment commitment) {
    var asker = commitment.asker();
    if (asker.organization() == null) return acting.may(Action.MANAGE_COMMITMENTS);
    if (!acting.actsFor(asker.organization()) || acting.person() == null) return false;
    return acting.person().equals(asker.person()) || acting.may(Action.ANSWER_COMMITMENT);
  }
}
