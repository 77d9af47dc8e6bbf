package org.prasan.roster;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.prasan.identity.MandateHolders;
import org.prasan.notification.Notice;
import org.prasan.notification.Notices;
import org.prasan.tenancy.Coalition;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.Role;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tells people what about the roster waits for them. */
@Component
class TellOfRoster {
  private static final Set<Role> MANDATES =
      EnumSet.of(
          Role.STAFF,
          Role.CASE_WORKER,
          Role.ALTERNATE,
          Role.FOCAL_POINT,
          Role.DIRECTOR,
          Role.ADMINISTRATOR);

  private final MandateHolders holders;
  private final Notices notices;
  private final RosterClock clock;

  TellOfRoster(MandateHolders holders, Notices notices, RosterClock clock) {
    this.holders = holders;
    this.notices = notices;
    this.clock = clock;
  }

  /** Those among them who have an account here. */
  @Transactional(propagation = Propagation.MANDATORY)
  void tell(Coalition coalition, Collection<DutyPerson> people, Function<PersonId, Notice> what) {
    var wanted =
        people.stream()
            .map(DutyPerson::person)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    send(holding(coalition, wanted), what);
  }

  /** It waits for nobody any more. */
  @Transactional(propagation = Propagation.MANDATORY)
  void done(Coalition coalition, String matter) {
    notices.done(coalition, matter);
  }

  /** Those who look after the roster; answers how many. */
  @Transactional(propagation = Propagation.MANDATORY)
  int tellOffice(Coalition coalition, Function<PersonId, Notice> what) {
    var office = new ArrayList<>(holders.secretaries(coalition.id(), clock.today()));
    office.addAll(holders.all(coalition.id(), Set.of(Role.ADMINISTRATOR), clock.today()));
    return send(office, what);
  }

  private List<MandateHolders.Holder> holding(Coalition coalition, Set<PersonId> people) {
    if (people.isEmpty()) return List.of();
    return holders.all(coalition.id(), MANDATES, clock.today()).stream()
        .filter(holder -> people.contains(holder.person()))
        .toList();
  }

  /** Somebody with several mandates is told once. */
  private int send(List<MandateHolders.Holder> to, Function<PersonId, Notice> what) {
    var people = to.stream().map(MandateHolders.Holder::person).distinct().toList();
    people.forEach(person -> notices.tell(what.apply(person)));
    return people.size();
  }
}
