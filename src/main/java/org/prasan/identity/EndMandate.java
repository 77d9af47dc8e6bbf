package org.prasan.identity;

import java.time.LocalDate;
import java.util.Objects;
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

/** A mandate ends: at once, or with a day to come. */
@Service
class EndMandate {
  private final PersonMandates mandates;
  private final Mandates calendar;
  private final Audit audit;

  EndMandate(PersonMandates mandates, Mandates calendar, Audit audit) {
    this.mandates = mandates;
    this.calendar = calendar;
    this.audit = audit;
  }

  sealed interface Outcome {
    record Ended(PersonId person) implements Outcome {}

    /** Nobody would look after the coalition any more. */
    record LastAdministrator(PersonId person) implements Outcome {}

    record NotFound() implements Outcome {}
  }

  static boolean mayEnd(Acting acting, Mandate mandate) {
    if (acting.may(Action.END_ANY_MANDATE)) return true;
    return acting.may(Action.END_MANDATE_IN_OWN_ORGANIZATION)
        && mandate.role() != Role.ADMINISTRATOR
        && Objects.equals(mandate.organization(), acting.organization());
  }

  /**
   * @param lastDay null ends it at once: the very next request of that person is without it
   */
  @Transactional
  Outcome end(Acting acting, UUID id, @Nullable LocalDate lastDay) {
    var today = calendar.today();
    var found = mandates.byId(acting.coalitionId(), id).filter(held -> !held.over(today));
    if (found.isEmpty()) return new Outcome.NotFound();
    var mandate = found.get();
    if (!mayEnd(acting, mandate)) throw new NotPermitted(Action.END_ANY_MANDATE);
    if (mandate.role() == Role.ADMINISTRATOR
        && !mandates.anotherAdministrator(acting.coalitionId(), mandate.person(), today))
      return new Outcome.LastAdministrator(mandate.person());
    var end = lastDay == null ? today.minusDays(1) : lastDay;
    mandates.end(acting.coalitionId(), id, end);
    audit.record(
        acting, "mandate.ended", "mandate", id, mandate.noted(), mandate.until(end).noted());
    return new Outcome.Ended(mandate.person());
  }
}
