package org.prasan.client;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.prasan.identity.MandateHolders;
import org.prasan.notification.Notice;
import org.prasan.notification.Notices;
import org.prasan.notification.Topic;
import org.prasan.tenancy.Coalition;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.Role;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** A message that something waits, when files come to the end of their time. */
@Component
class TellOfKeeping {
  private static final Set<Role> TOLD = EnumSet.of(Role.CASE_WORKER, Role.FOCAL_POINT);

  private final MandateHolders holders;
  private final Notices notices;
  private final ClientClock clock;

  TellOfKeeping(MandateHolders holders, Notices notices, ClientClock clock) {
    this.holders = holders;
    this.notices = notices;
    this.clock = clock;
  }

  /** To the owner's case workers and focal points, once a day. */
  @Transactional(propagation = Propagation.MANDATORY)
  void ending(Coalition coalition, OrganizationId owner) {
    var today = clock.today();
    holders.trusted(coalition.id(), owner, TOLD, today).stream()
        .map(MandateHolders.Holder::person)
        .distinct()
        .forEach(
            person ->
                notices.tell(
                    new Notice(
                        coalition,
                        person,
                        Topic.REFERRALS,
                        "client-keeping",
                        List.of(),
                        "/clients?shown=ENDING",
                        "client.keeping." + owner + "." + today)));
  }
}
