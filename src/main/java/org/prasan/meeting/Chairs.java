package org.prasan.meeting;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.prasan.coalition.Office;
import org.prasan.coalition.OfficeKind;
import org.prasan.coalition.Offices;
import org.prasan.coalition.Term;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which officers hold meetings: a treasurer or another committee member is none of them. */
@Component
class Chairs {
  private static final Set<OfficeKind> CHAIRING =
      EnumSet.of(OfficeKind.CHAIR, OfficeKind.VICE_CHAIR);

  private final Offices offices;

  Chairs(Offices offices) {
    this.offices = offices;
  }

  /** Somebody in the chair for an organization. */
  record Seat(PersonId person, OrganizationId organization) {}

  /** Those who chair the coalition on a day, or stand in for its chair. */
  @Transactional(readOnly = true)
  public Set<Seat> on(CoalitionId coalition, LocalDate day) {
    var chairing =
        offices.offices(coalition).stream()
            .filter(office -> CHAIRING.contains(office.kind()))
            .map(Office::id)
            .collect(Collectors.toSet());
    return offices.terms(coalition).stream()
        .filter(term -> term.person() != null && term.runsOn(day))
        .filter(term -> chairing.contains(term.office()))
        .map(Chairs::seat)
        .collect(Collectors.toSet());
  }

  private static Seat seat(Term term) {
    return new Seat(Objects.requireNonNull(term.person()), term.organization());
  }

  /** The office holds every meeting, a chair too, and whom the meeting names for it holds that. */
  static boolean holds(Acting acting, Meeting meeting, Set<Seat> chairs) {
    if (!acting.may(Action.HOLD_MEETINGS)) return false;
    if (acting.may(Action.ARRANGE_MEETINGS)) return true;
    var person = acting.person();
    var organization = acting.organization();
    if (person == null || organization == null) return false;
    var plan = meeting.plan();
    return person.equals(plan.chair())
        || person.equals(plan.secretary())
        || chairs.contains(new Seat(person, organization));
  }
}
