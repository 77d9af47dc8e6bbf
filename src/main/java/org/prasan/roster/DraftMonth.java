package org.prasan.roster;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.Audit;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.CoalitionId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The office lets a month be drafted, adjusts the draft, publishes or discards it. */
@Service
class DraftMonth {
  static final String JOB = "draft-month";
  static final int MOST_MONTHS_AHEAD = 12;

  private final Editions editions;
  private final Assignments assignments;
  private final DutyPeople people;
  private final Seats seats;
  private final MonthProblem problems;
  private final ObjectProvider<SchedulerClient> jobs;
  private final RosterClock clock;
  private final Audit audit;

  DraftMonth(
      Editions editions,
      Assignments assignments,
      DutyPeople people,
      Seats seats,
      MonthProblem problems,
      ObjectProvider<SchedulerClient> jobs,
      RosterClock clock,
      Audit audit) {
    this.editions = editions;
    this.assignments = assignments;
    this.people = people;
    this.seats = seats;
    this.problems = problems;
    this.jobs = jobs;
    this.clock = clock;
    this.audit = audit;
  }

  sealed interface Outcome {}

  record Done() implements Outcome {}

  record NotFound() implements Outcome {}

  record NotNow(Edition.State state) implements Outcome {}

  record Past() implements Outcome {}

  /** Without a seat there is nothing to draft. */
  record NoSeats() implements Outcome {}

  /** Another draft is being made; one at a time is enough for a coalition. */
  record UnderWay() implements Outcome {}

  /** Sent twice under the same id it is begun once. */
  @Transactional
  Outcome begin(Acting acting, EditionId id, YearMonth month, int nightsPerWeek) {
    acting.require(Action.MANAGE_ROSTER);
    var now = YearMonth.from(clock.today());
    if (month.isBefore(now)) return new Past();
    if (seats.list(acting.coalitionId()).isEmpty()) return new NoSeats();
    if (editions.isAnyQueuedBeside(acting.coalitionId(), id)) return new UnderWay();
    long seed = month.getYear() * 100L + month.getMonthValue();
    var edition =
        new Edition(
            id,
            month,
            Edition.State.QUEUED,
            new Edition.Recipe(seed, nightsPerWeek),
            0,
            null,
            null,
            clock.now(),
            null,
            null,
            null,
            0);
    if (!editions.insert(acting, edition)) return new Done();
    audit.record(acting, "edition.begun", "edition", id, null, told(edition));
    var instance = new TaskInstance<Void>(JOB, acting.coalitionId() + "/" + id);
    jobs.getObject().scheduleIfNotExists(instance, clock.now());
    return new Done();
  }

  /** Any choice is possible; the page names the rules it breaks. */
  @Transactional
  Outcome assign(Acting acting, EditionId id, Shift.Key key, @Nullable DutyPersonId personId) {
    acting.require(Action.MANAGE_ROSTER);
    var coalition = acting.coalitionId();
    var edition = editions.lock(coalition, id).orElse(null);
    if (edition == null) return new NotFound();
    if (!edition.is(Edition.State.DRAFT)) return new NotNow(edition.state());
    var was = find(acting, id, key);
    var person = personId == null ? null : people.byId(coalition, personId).orElse(null);
    if (was == null || (personId != null && (person == null || !person.serves())))
      return new NotFound();
    if (!was.end().isAfter(clock.now())) return new Past();
    if (was.byHand() && Objects.equals(was.person(), personId)) return new Done();
    assignments.assign(coalition, id, key, personId);
    audit.record(
        acting,
        "edition.adjusted",
        "edition",
        id,
        told(
            edition,
            was,
            was.person() == null ? null : people.byId(coalition, was.person()).orElse(null)),
        told(edition, was, person));
    return new Done();
  }

  private @Nullable Assignment find(Acting acting, EditionId id, Shift.Key key) {
    return assignments.of(acting.coalitionId(), id).stream()
        .filter(one -> one.is(key))
        .findFirst()
        .orElse(null);
  }

  /** From now on it says who is on duty; an earlier version of the month stays as it was. */
  @Transactional
  Outcome publish(Acting acting, EditionId id) {
    acting.require(Action.MANAGE_ROSTER);
    var coalition = acting.coalitionId();
    int number = editions.nextNumber(coalition);
    var edition = editions.lock(coalition, id).orElse(null);
    if (edition == null) return new NotFound();
    if (edition.is(Edition.State.PUBLISHED)) return new Done();
    if (!edition.is(Edition.State.DRAFT)) return new NotNow(edition.state());
    if (edition.month().isBefore(YearMonth.from(clock.today()))) return new Past();
    keepWhatHasBegun(coalition, edition);
    editions.publish(coalition, edition, number, clock.now());
    audit.record(
        acting,
        "edition.published",
        "edition",
        id,
        null,
        Map.of("title", name(edition), "number", number));
    return new Done();
  }

  /** Whoever is on duty goes on: no new version changes a shift that has begun. */
  private void keepWhatHasBegun(CoalitionId coalition, Edition edition) {
    var now = clock.now();
    var month = new ArrayList<>(problems.begun(coalition, edition));
    assignments.of(coalition, edition.id()).stream()
        .filter(one -> one.start().isAfter(now))
        .forEach(month::add);
    assignments.write(coalition, edition.id(), month);
  }

  @Transactional
  Outcome discard(Acting acting, EditionId id) {
    acting.require(Action.MANAGE_ROSTER);
    var edition = editions.lock(acting.coalitionId(), id).orElse(null);
    if (edition == null) return new NotFound();
    if (edition.is(Edition.State.DISCARDED)) return new Done();
    if (edition.wasPublished()) return new NotNow(edition.state());
    editions.advance(
        acting.coalitionId(), id, Edition.State.DISCARDED, edition.progress(), edition.score());
    audit.record(acting, "edition.discarded", "edition", id, told(edition), null);
    return new Done();
  }

  static String name(Edition edition) {
    return edition.month().toString();
  }

  static Map<String, Object> told(Edition edition) {
    return Map.of("title", name(edition), "nightsPerWeek", edition.recipe().nightsPerWeek());
  }

  private static Map<String, Object> told(
      Edition edition, Assignment assignment, @Nullable DutyPerson person) {
    return Map.of(
        "title",
        name(edition),
        "from",
        assignment.start(),
        "onDuty",
        person == null ? List.of() : person.name());
  }
}
