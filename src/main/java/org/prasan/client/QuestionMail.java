package org.prasan.client;

import java.util.Collection;
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

/** Messages about clients who may be known elsewhere: that something waits, and never what. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class QuestionMail {
  private static final Set<Role> WORKERS = EnumSet.of(Role.CASE_WORKER);

  private final MandateHolders holders;
  private final Outbox outbox;
  private final Settings settings;
  private final ClientClock clock;

  QuestionMail(MandateHolders holders, Outbox outbox, Settings settings, ClientClock clock) {
    this.holders = holders;
    this.outbox = outbox;
    this.settings = settings;
    this.clock = clock;
  }

  /** To those who work with clients at the organization that is asked. */
  void question(Coalition coalition, OrganizationId known) {
    send(
        coalition, holders.of(coalition.id(), known, WORKERS, clock.today()), "/clients/questions");
  }

  /** To whoever asked, when both have agreed. */
  void met(Coalition coalition, KnownElsewhere.Match match) {
    send(
        coalition,
        holders.of(coalition.id(), match.asker(), WORKERS, clock.today()).stream()
            .filter(one -> one.person().equals(match.askedBy()))
            .toList(),
        "/clients/" + match.askerFile());
  }

  private void send(Coalition coalition, Collection<MandateHolders.Holder> to, String path) {
    var base = settings.baseUrl().toString().replaceAll("/+$", "");
    var told = new HashSet<PersonId>();
    for (var holder : to)
      if (told.add(holder.person()))
        outbox.put(
            new Message(
                holder.email(),
                "client-question",
                holder.language(),
                base + "/" + coalition.slug() + path));
  }
}
