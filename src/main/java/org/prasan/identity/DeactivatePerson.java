package org.prasan.identity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.Audit;
import org.prasan.identity.PersonMandates.Mandate;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.Role;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A person leaves the coalition: sessions and mandates end at once, and somebody takes over. The
 * account stays where the person works in another coalition.
 */
@Service
class DeactivatePerson {
  private final Persons persons;
  private final PersonMandates mandates;
  private final Mandates calendar;
  private final Appointments appointments;
  private final Vouching vouching;
  private final Accounts accounts;
  private final LeftBehind left;
  private final Audit audit;
  private final ApplicationEventPublisher events;

  DeactivatePerson(
      Persons persons,
      PersonMandates mandates,
      Mandates calendar,
      Appointments appointments,
      Vouching vouching,
      Accounts accounts,
      LeftBehind left,
      Audit audit,
      ApplicationEventPublisher events) {
    this.persons = persons;
    this.mandates = mandates;
    this.calendar = calendar;
    this.appointments = appointments;
    this.vouching = vouching;
    this.accounts = accounts;
    this.left = left;
    this.audit = audit;
    this.events = events;
  }

  sealed interface Outcome {
    record Deactivated() implements Outcome {}

    record LastAdministrator() implements Outcome {}

    /** For this nobody was said who can take it over, nor that nobody shall. */
    record Undecided(UUID held) implements Outcome {}

    record NotFound() implements Outcome {}
  }

  /** Mandates somebody must take over or let go. */
  @Transactional(readOnly = true)
  List<Mandate> heldBy(Acting acting, PersonId person) {
    return running(mandates.of(acting.coalitionId(), person));
  }

  private List<Mandate> running(List<Mandate> all) {
    var today = calendar.today();
    return all.stream().filter(mandate -> !mandate.over(today)).toList();
  }

  /**
   * @param successors for each mandate and office who takes over; null for nobody
   */
  @Transactional
  Outcome deactivate(Acting acting, PersonId id, Map<UUID, @Nullable PersonId> successors) {
    acting.require(Action.DEACTIVATE_PERSON);
    var coalition = acting.coalitionId();
    boolean another = mandates.anotherAdministrator(coalition, id, calendar.today());
    var held = running(mandates.lock(coalition, id));
    var person = persons.byId(coalition, id).filter(Persons.Person::active);
    if (person.isEmpty()) return new Outcome.NotFound();
    for (var mandate : held)
      if (!successors.containsKey(mandate.id()) || !possible(acting, mandate, successors))
        return new Outcome.Undecided(mandate.id());
    var things = left.of(coalition, id, null, Locale.ROOT);
    var undecided = left.undecided(acting, id, things, successors);
    if (undecided.isPresent()) return new Outcome.Undecided(undecided.get());
    if (!another && leavesNoAdministrator(held, successors)) return new Outcome.LastAdministrator();
    left.handOn(acting, id, null, successors);
    for (var mandate : held) handOver(acting, mandate, successors.get(mandate.id()));
    persons.deactivate(coalition, id);
    endAccountUnlessUsedElsewhere(acting, id);
    audit.record(acting, "person.deactivated", "person", id, null, Map.of("mandates", held.size()));
    events.publishEvent(new PersonDeactivated(coalition, id));
    return new Outcome.Deactivated();
  }

  private boolean possible(
      Acting acting, Mandate mandate, Map<UUID, @Nullable PersonId> successors) {
    var successor = successors.get(mandate.id());
    return successor == null
        || left.colleagues(acting, mandate.person(), mandate.organization()).contains(successor);
  }

  private static boolean leavesNoAdministrator(
      List<Mandate> held, Map<UUID, @Nullable PersonId> successors) {
    var looking = held.stream().filter(mandate -> mandate.role() == Role.ADMINISTRATOR).toList();
    return !looking.isEmpty()
        && looking.stream().allMatch(mandate -> successors.get(mandate.id()) == null);
  }

  private void handOver(Acting acting, Mandate mandate, @Nullable PersonId successor) {
    var today = calendar.today();
    mandates.end(acting.coalitionId(), mandate.id(), today.minusDays(1));
    var ended = mandate.until(today.minusDays(1)).noted();
    var after = new LinkedHashMap<String, @Nullable Object>();
    after.put("person", ended.person());
    after.put("organization", ended.organization());
    after.put("role", ended.role());
    after.put("voter", ended.voter());
    after.put("from", ended.from());
    after.put("to", ended.to());
    if (successor != null) {
      var vouch = vouching.begins(acting, successor, mandate.appointment());
      appointments.appoint(
          acting.coalitionId(), successor, mandate.appointment(), today, mandate.to(), vouch);
      after.put("successor", successor);
    }
    audit.record(acting, "mandate.ended", "mandate", mandate.id(), mandate.noted(), after);
  }

  private void endAccountUnlessUsedElsewhere(Acting acting, PersonId id) {
    boolean elsewhere =
        accounts.coalitionsOf(id.value()).stream()
            .anyMatch(coalition -> !coalition.equals(acting.coalitionId()));
    boolean operator = accounts.byId(id.value()).map(Account::operator).orElse(false);
    if (!elsewhere && !operator) accounts.deactivate(id.value());
  }
}
