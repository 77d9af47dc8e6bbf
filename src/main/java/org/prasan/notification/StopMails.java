package org.prasan.notification;

import java.util.Map;
import java.util.Optional;
import org.prasan.audit.Audit;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Coalition;
import org.prasan.tenancy.PersonId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Ends the e-mails of one coalition to one person by the link that each of them carries. */
@Service
class StopMails {
  private final MailLinks links;
  private final Preferences preferences;
  private final ObjectProvider<Addressees> addressees;
  private final Audit audit;

  StopMails(
      MailLinks links,
      Preferences preferences,
      ObjectProvider<Addressees> addressees,
      Audit audit) {
    this.links = links;
    this.preferences = preferences;
    this.addressees = addressees;
    this.audit = audit;
  }

  /** Whose link it is; empty if we never made it for this coalition, or that person has left. */
  @Transactional(readOnly = true)
  public Optional<PersonId> whose(Coalition coalition, String token) {
    return MailLinks.Signed.read(token)
        .filter(
            signed -> links.stops(coalition.id(), new PersonId(signed.id()), signed.signature()))
        .map(signed -> new PersonId(signed.id()))
        .filter(
            person ->
                addressees.stream()
                    .anyMatch(known -> known.find(coalition.id(), person).isPresent()));
  }

  /** Pressing it twice does no more than once; false if the link is not ours. */
  @Transactional
  public boolean stop(Coalition coalition, String token, String origin) {
    var person = whose(coalition, token).orElse(null);
    if (person == null) return false;
    var habit = preferences.of(coalition.id(), person).habit();
    if (!habit.mails()) return true;
    preferences.keep(
        coalition.id(),
        person,
        new Habit(false, habit.quietFrom(), habit.quietTo(), habit.digestHour()));
    addressees.stream()
        .flatMap(known -> known.acting(coalition, person, origin).stream())
        .findFirst()
        .ifPresent(acting -> note(acting, person));
    return true;
  }

  private void note(Acting acting, PersonId person) {
    audit.record(
        acting,
        "notice.mails-stopped",
        "person",
        person,
        Map.of("mails", true),
        Map.of("mails", false));
  }
}
