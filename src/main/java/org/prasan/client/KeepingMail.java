package org.prasan.client;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.prasan.identity.MandateHolders;
import org.prasan.notification.Message;
import org.prasan.notification.Outbox;
import org.prasan.operation.Settings;
import org.prasan.tenancy.Coalition;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.Role;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** A message that something waits, when files come to the end of their time. */
@Component
class KeepingMail {
  private static final Set<Role> TOLD = EnumSet.of(Role.CASE_WORKER, Role.FOCAL_POINT);

  private final MandateHolders holders;
  private final Outbox outbox;
  private final Settings settings;
  private final ClientClock clock;

  KeepingMail(MandateHolders holders, Outbox outbox, Settings settings, ClientClock clock) {
    this.holders = holders;
    this.outbox = outbox;
    this.settings = settings;
    this.clock = clock;
  }

  /** To the owner's case workers and focal points. */
  @Transactional(propagation = Propagation.MANDATORY)
  void ending(Coalition coalition, OrganizationId owner) {
    var told = new HashSet<PersonId>();
    for (var holder : holders.of(coalition.id(), owner, TOLD, clock.today()))
      if (told.add(holder.person()))
        outbox.put(
            new Message(
                holder.email(),
                "client-keeping",
                holder.language(),
                settings.address("/" + coalition.slug() + "/clients?shown=ENDING")));
  }
}
