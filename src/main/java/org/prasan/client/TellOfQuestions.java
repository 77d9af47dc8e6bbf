package org.prasan.client;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.prasan.identity.MandateHolders;
import org.prasan.notification.Notice;
import org.prasan.notification.Notices;
import org.prasan.notification.Topic;
import org.prasan.tenancy.Coalition;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.Role;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Messages about clients who may be known elsewhere: that something waits, and never what. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class TellOfQuestions {
  private static final Set<Role> WORKERS = EnumSet.of(Role.CASE_WORKER);

  private final MandateHolders holders;
  private final Notices notices;
  private final ClientClock clock;

  TellOfQuestions(MandateHolders holders, Notices notices, ClientClock clock) {
    this.holders = holders;
    this.notices = notices;
    this.clock = clock;
  }

  /**
   * To those who work with clients at the organization that is asked. No e-mail at once: whoever
   * asked, and sees when one comes to whom, would have the answer.
   */
  void question(Coalition coalition, OrganizationId known) {
    notices(
            coalition,
            holders.trusted(coalition.id(), known, WORKERS, clock.today()),
            "/clients/questions")
        .forEach(notices::tellByDigest);
  }

  /** To whoever asked, when both have agreed. */
  void met(Coalition coalition, KnownElsewhere.Match match) {
    met(coalition, match.asker(), match.askedBy(), match.askerFile());
  }

  /** To each of the two, when both have agreed by asking. */
  void bothAsked(Coalition coalition, KnownElsewhere.Match match, PersonId other) {
    met(coalition, match);
    met(coalition, match.known(), other, match.knownFile());
  }

  private void met(Coalition coalition, OrganizationId owner, PersonId asker, ClientId file) {
    notices(coalition, of(coalition, owner, asker), "/clients/" + file).forEach(notices::tell);
  }

  /** Whether that person still works with clients there. */
  boolean reaches(Coalition coalition, OrganizationId owner, PersonId asker) {
    return !of(coalition, owner, asker).isEmpty();
  }

  private List<MandateHolders.Holder> of(
      Coalition coalition, OrganizationId owner, PersonId person) {
    return holders.trusted(coalition.id(), owner, WORKERS, clock.today()).stream()
        .filter(one -> one.person().equals(person))
        .toList();
  }

  private static Stream<Notice> notices(
      Coalition coalition, Collection<MandateHolders.Holder> to, String path) {
    return to.stream()
        .map(MandateHolders.Holder::person)
        .distinct()
        .map(
            person ->
                new Notice(
                    coalition,
                    person,
                    Topic.REFERRALS,
                    "client-question",
                    List.of(),
                    path,
                    "client" + path + "." + FreshId.next()));
  }
}
