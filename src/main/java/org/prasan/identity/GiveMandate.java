package org.prasan.identity;

import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.Audit;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.PersonId;
import org.prasan.web.IdTaken;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A person known to the coalition is given a mandate. */
@Service
class GiveMandate {
  private final Appointments appointments;
  private final Persons persons;
  private final PersonMandates mandates;
  private final Vouching vouching;
  private final Audit audit;

  GiveMandate(
      Appointments appointments,
      Persons persons,
      PersonMandates mandates,
      Vouching vouching,
      Audit audit) {
    this.appointments = appointments;
    this.persons = persons;
    this.mandates = mandates;
    this.vouching = vouching;
    this.audit = audit;
  }

  sealed interface Outcome {
    record Given(UUID mandate, Vouch vouch) implements Outcome {}

    record AnotherVotes(LocalizedText voter) implements Outcome {}

    /** The same role for the same organization in that time. */
    record AlreadyHeld() implements Outcome {}

    /** Under the same form something else was given, as it stands now. */
    record GivenOtherwise() implements Outcome {}

    record NotFound() implements Outcome {}
  }

  /** Whoever sends the same form again is told what came of it. */
  @Transactional
  Outcome give(
      Acting acting,
      PersonId id,
      UUID mandate,
      Appointments.Appointment wanted,
      LocalDate from,
      @Nullable LocalDate to) {
    appointments.require(acting, wanted);
    var person = persons.byId(acting.coalitionId(), id).filter(Persons.Person::active);
    if (person.isEmpty()) return new Outcome.NotFound();
    mandates.lock(acting.coalitionId(), id);
    var given = mandates.byId(acting.coalitionId(), mandate).orElse(null);
    if (given != null && !given.person().equals(id)) throw new IdTaken();
    if (given != null)
      return same(acting, given, wanted, from, to)
          ? new Outcome.Given(mandate, given.vouch())
          : new Outcome.GivenOtherwise();
    if (held(acting, id, wanted, from, to)) return new Outcome.AlreadyHeld();
    appointments.lock(acting.coalitionId(), wanted);
    var voter = appointments.voterOf(acting.coalitionId(), wanted, from, to);
    if (voter.isPresent()) return new Outcome.AnotherVotes(voter.get());
    var last = appointments.lastDay(acting.coalitionId(), wanted, from, to);
    var vouch = vouching.begins(acting, id, wanted);
    appointments.appoint(acting.coalitionId(), mandate, id, wanted, from, last, vouch);
    audit.record(
        acting,
        "mandate.given",
        "mandate",
        mandate,
        null,
        new Appointments.Noted(
            id, wanted.organization(), wanted.role(), wanted.voter(), from, last, vouch));
    return new Outcome.Given(mandate, vouch);
  }

  private boolean same(
      Acting acting,
      PersonMandates.Mandate given,
      Appointments.Appointment wanted,
      LocalDate from,
      @Nullable LocalDate to) {
    return given.appointment().equals(wanted)
        && given.from().equals(from)
        && Objects.equals(given.to(), appointments.lastDay(acting.coalitionId(), wanted, from, to));
  }

  private boolean held(
      Acting acting,
      PersonId person,
      Appointments.Appointment wanted,
      LocalDate from,
      @Nullable LocalDate to) {
    return mandates.of(acting.coalitionId(), person).stream()
        .filter(mandate -> mandate.appointment().role() == wanted.role())
        .filter(mandate -> Objects.equals(mandate.organization(), wanted.organization()))
        .anyMatch(mandate -> !mandate.over(from) && (to == null || !mandate.from().isAfter(to)));
  }
}
