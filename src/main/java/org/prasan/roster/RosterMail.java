package org.prasan.roster;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.prasan.identity.HeldOffices;
import org.prasan.identity.MandateHolders;
import org.prasan.notification.Message;
import org.prasan.notification.Outbox;
import org.prasan.operation.Settings;
import org.prasan.tenancy.Coalition;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Messages about the roster: that something waits, never what. */
@Component
class RosterMail {
  private static final Set<Role> MANDATES =
      EnumSet.of(
          Role.STAFF,
          Role.CASE_WORKER,
          Role.ALTERNATE,
          Role.FOCAL_POINT,
          Role.DIRECTOR,
          Role.ADMINISTRATOR);

  private final MandateHolders holders;
  private final ObjectProvider<HeldOffices> offices;
  private final Outbox outbox;
  private final Settings settings;
  private final RosterClock clock;

  RosterMail(
      MandateHolders holders,
      ObjectProvider<HeldOffices> offices,
      Outbox outbox,
      Settings settings,
      RosterClock clock) {
    this.holders = holders;
    this.offices = offices;
    this.outbox = outbox;
    this.settings = settings;
    this.clock = clock;
  }

  /** Those among them who have an account here. */
  @Transactional(propagation = Propagation.MANDATORY)
  void tell(Coalition coalition, Collection<DutyPerson> people, String kind, String path) {
    var wanted =
        people.stream()
            .map(DutyPerson::person)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    send(coalition, holding(coalition, wanted), kind, path);
  }

  /** Those who look after the roster; answers how many. */
  @Transactional(propagation = Propagation.MANDATORY)
  int tellOffice(Coalition coalition, String kind, String path) {
    var office =
        holders.all(coalition.id(), MANDATES, clock.today()).stream()
            .filter(holder -> holder.role() == Role.ADMINISTRATOR || isSecretary(coalition, holder))
            .toList();
    return send(coalition, office, kind, path);
  }

  private boolean isSecretary(Coalition coalition, MandateHolders.Holder holder) {
    return offices.stream()
        .anyMatch(
            held ->
                held.rolesOf(coalition.id(), holder.person(), holder.organization(), clock.today())
                    .contains(Role.SECRETARY));
  }

  private List<MandateHolders.Holder> holding(Coalition coalition, Set<PersonId> people) {
    if (people.isEmpty()) return List.of();
    return holders.all(coalition.id(), MANDATES, clock.today()).stream()
        .filter(holder -> people.contains(holder.person()))
        .toList();
  }

  /** Somebody with several mandates gets one message. */
  private int send(Coalition coalition, List<MandateHolders.Holder> to, String kind, String path) {
    var base = settings.baseUrl().toString().replaceAll("/+$", "");
    var told = new HashSet<PersonId>();
    for (var holder : to) {
      if (!told.add(holder.person())) continue;
      outbox.put(
          new Message(
              holder.email(), kind, holder.language(), base + "/" + coalition.slug() + path));
    }
    return told.size();
  }
}
