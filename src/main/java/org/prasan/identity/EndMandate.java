package org.prasan.identity;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.Audit;
import org.prasan.identity.PersonMandates.Mandate;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.NotPermitted;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.Role;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A mandate ends: at once, or with a day to come. Nothing that the person had in hand for the
 * organization stays with somebody who acts for it no more.
 */
@Service
class EndMandate {
  private final PersonMandates mandates;
  private final Mandates calendar;
  private final LeftBehind left;
  private final Audit audit;

  EndMandate(PersonMandates mandates, Mandates calendar, LeftBehind left, Audit audit) {
    this.mandates = mandates;
    this.calendar = calendar;
    this.left = left;
    this.audit = audit;
  }

  sealed interface Outcome {
    record Ended(PersonId person) implements Outcome {}

    /** Nobody would look after the coalition any more. */
    record LastAdministrator(PersonId person) implements Outcome {}

    /** Of this nobody was said who can take it over, nor that nobody shall. */
    record Undecided(UUID held) implements Outcome {}

    /** It ends before that day as it is. */
    record EndsSooner(LocalDate lastDay) implements Outcome {}

    record NotFound() implements Outcome {}
  }

  /** Of another organization none is seen that one may not end. */
  @Transactional(readOnly = true)
  Optional<Mandate> one(Acting acting, PersonId person, UUID id) {
    return mandates
        .byId(acting.coalitionId(), id)
        .filter(one -> one.person().equals(person))
        .filter(
            one ->
                acting.may(Action.END_ANY_MANDATE)
                    || Objects.equals(one.organization(), acting.organization()));
  }

  /** What the person holds through this mandate alone. */
  @Transactional(readOnly = true)
  List<PersonHoldings.Holding> heldBy(Acting acting, Mandate mandate, Locale locale) {
    return endsActing(acting, mandate)
        ? left.of(acting.coalitionId(), mandate.person(), mandate.organization(), locale)
        : List.of();
  }

  /** Nobody acts for an organization by two mandates and stops with the first. */
  private boolean endsActing(Acting acting, Mandate mandate) {
    var today = calendar.today();
    var organization = mandate.organization();
    return organization != null
        && mandates.of(acting.coalitionId(), mandate.person()).stream()
            .noneMatch(
                other ->
                    !other.id().equals(mandate.id())
                        && organization.equals(other.organization())
                        && other.inForce(today));
  }

  /** With no other mandate in the coalition, duty on the roster ends too. */
  @Transactional(readOnly = true)
  boolean last(Acting acting, Mandate mandate) {
    var today = calendar.today();
    return mandates.of(acting.coalitionId(), mandate.person()).stream()
        .noneMatch(other -> !other.id().equals(mandate.id()) && other.inForce(today));
  }

  static boolean mayEnd(Acting acting, Mandate mandate) {
    if (acting.may(Action.END_ANY_MANDATE)) return true;
    return acting.may(Action.END_MANDATE_IN_OWN_ORGANIZATION)
        && mandate.role() != Role.ADMINISTRATOR
        && Objects.equals(mandate.organization(), acting.organization());
  }

  /**
   * What has ended already, or ends that day, is ended: who asks twice is told the same.
   *
   * @param lastDay null ends it at once: the very next request of that person is without it
   * @param successors who takes over what is held; null for nobody. Until a day to come what nobody
   *     takes over stays with the person
   */
  @Transactional
  Outcome end(
      Acting acting,
      PersonId person,
      UUID id,
      @Nullable LocalDate lastDay,
      Map<UUID, @Nullable PersonId> successors) {
    var today = calendar.today();
    var found = one(acting, person, id);
    if (found.isEmpty()) return new Outcome.NotFound();
    if (!mayEnd(acting, found.get())) throw new NotPermitted(Action.END_ANY_MANDATE);
    if (found.get().over(today)) return new Outcome.Ended(person);
    if (found.get().role() == Role.ADMINISTRATOR
        && !mandates.anotherAdministrator(acting.coalitionId(), person, today))
      return new Outcome.LastAdministrator(person);
    var mandate = locked(acting, found.get());
    if (mandate.over(today)) return new Outcome.Ended(person);
    var end = lastDay == null ? today.minusDays(1) : lastDay;
    var to = mandate.to();
    if (to != null && to.isBefore(end)) return new Outcome.EndsSooner(to);
    var held = heldBy(acting, mandate, Locale.ROOT);
    boolean atOnce = end.isBefore(today);
    var undecided =
        atOnce
            ? left.undecided(acting, person, held, successors)
            : left.misnamed(acting, person, held, successors);
    if (undecided.isPresent()) return new Outcome.Undecided(undecided.get());
    var taken = new HashMap<UUID, @Nullable PersonId>(successors);
    if (!atOnce) taken.values().removeIf(Objects::isNull);
    if (endsActing(acting, mandate)) left.handOn(acting, person, mandate.organization(), taken);
    if (end.equals(to)) return new Outcome.Ended(person);
    mandates.end(acting.coalitionId(), id, end);
    audit.record(
        acting, "mandate.ended", "mandate", id, mandate.noted(), mandate.until(end).noted());
    return new Outcome.Ended(person);
  }

  /** As it is once nobody else is ending a mandate of the same person. */
  private Mandate locked(Acting acting, Mandate mandate) {
    return mandates.lock(acting.coalitionId(), mandate.person()).stream()
        .filter(one -> one.id().equals(mandate.id()))
        .findFirst()
        .orElseThrow();
  }
}
