package org.prasan.meeting;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.prasan.identity.MandateHolders;
import org.prasan.identity.MandateHolders.Holder;
import org.prasan.language.Names;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.Role;
import org.springframework.stereotype.Component;

/** Those who are written to about a meeting: who says for an organization whether it comes. */
@Component
class Invitees {
  private static final Set<Role> ANSWERING =
      EnumSet.of(Role.DIRECTOR, Role.FOCAL_POINT, Role.ALTERNATE);

  private final MandateHolders holders;
  private final MeetingClock clock;

  Invitees(MandateHolders holders, MeetingClock clock) {
    this.holders = holders;
    this.clock = clock;
  }

  /**
   * How far an invitation goes.
   *
   * @param people who are written to
   * @param organizations for which somebody is
   * @param without names of those that count and for which nobody is
   */
  record Reach(int people, int organizations, List<String> without) {}

  List<Holder> all(CoalitionId coalition) {
    return holders.all(coalition, ANSWERING, clock.today());
  }

  Reach reach(CoalitionId coalition, Dossier dossier) {
    var entitled = dossier.quorum().entitled();
    var written =
        all(coalition).stream().filter(one -> entitled.contains(one.organization())).toList();
    var reached = written.stream().map(Holder::organization).collect(Collectors.toSet());
    var people = (int) written.stream().map(Holder::person).distinct().count();
    return new Reach(
        people,
        reached.size(),
        entitled.stream()
            .filter(one -> !reached.contains(one))
            .map(one -> dossier.names().organization(one))
            .sorted(Names.inOrder(name -> name))
            .toList());
  }
}
