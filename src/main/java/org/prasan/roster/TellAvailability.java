package org.prasan.roster;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.prasan.audit.Audit;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * People say when they are away or would rather not serve; the office says it for those without
 * account.
 */
@Service
class TellAvailability {
  private final DutyPeople people;
  private final Availabilities availabilities;
  private final RosterClock clock;
  private final Audit audit;

  TellAvailability(
      DutyPeople people, Availabilities availabilities, RosterClock clock, Audit audit) {
    this.people = people;
    this.availabilities = availabilities;
    this.clock = clock;
    this.audit = audit;
  }

  /** What became of it. */
  enum Outcome {
    SAVED,
    NOT_FOUND,
    PAST
  }

  @Transactional
  Outcome tell(Acting acting, Availability said) {
    var person = people.byId(acting.coalitionId(), said.person()).orElse(null);
    if (person == null || !mayTellFor(acting, person)) return Outcome.NOT_FOUND;
    if (said.last().isBefore(clock.today())) return Outcome.PAST;
    // What has passed is not told anew.
    var first = said.first().isBefore(clock.today()) ? clock.today() : said.first();
    var kept = new Availability(said.id(), said.person(), said.kind(), first, said.last());
    if (availabilities.insert(acting.coalitionId(), kept, clock.now()))
      audit.record(
          acting, "availability.told", "availability", said.id(), null, told(person, kept));
    return Outcome.SAVED;
  }

  /**
   * What that person has not said, or not any more, is taken back.
   *
   * @param whose who is said to have said it
   */
  @Transactional
  Outcome takeBack(Acting acting, UUID id, DutyPersonId whose) {
    var person = people.byId(acting.coalitionId(), whose).orElse(null);
    if (person == null || !mayTellFor(acting, person)) return Outcome.NOT_FOUND;
    var said = availabilities.byId(acting.coalitionId(), id).orElse(null);
    if (said == null || !said.person().equals(whose)) return Outcome.SAVED;
    if (said.last().isBefore(clock.today())) return Outcome.PAST;
    availabilities.remove(acting.coalitionId(), id);
    audit.record(acting, "availability.taken-back", "availability", id, told(person, said), null);
    return Outcome.SAVED;
  }

  static boolean mayTellFor(Acting acting, DutyPerson person) {
    if (acting.may(Action.MANAGE_ROSTER)) return true;
    return acting.may(Action.SERVE_DUTY)
        && acting.person() != null
        && acting.person().equals(person.person());
  }

  private static Map<String, Object> told(DutyPerson person, Availability said) {
    LocalDate first = said.first();
    return Map.of(
        "name", person.name(), "availability", said.kind(), "first", first, "last", said.last());
  }
}
