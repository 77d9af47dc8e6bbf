package org.prasan.standing;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.prasan.agreement.Agreements;
import org.prasan.audit.Audit;
import org.prasan.standing.Fact.Kind;
import org.prasan.standing.Facts.Told;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The memberships of a coalition, for other modules. */
@Service
public class Memberships {
  private final Facts facts;
  private final StartMembership start;
  private final Agreements agreements;
  private final Audit audit;

  Memberships(Facts facts, StartMembership start, Agreements agreements, Audit audit) {
    this.facts = facts;
    this.start = start;
    this.agreements = agreements;
    this.audit = audit;
  }

  /**
   * The coalition has decided to admit the organization; its membership begins with its signature
   * under the agreement one signs to belong, at once if there is none. Who may decide that is for
   * the caller to see to.
   *
   * @param decision in words, as in "general meeting of 3 March"
   */
  @Transactional
  public void admit(Acting acting, OrganizationId organization, LocalDate on, String decision) {
    var coalition = acting.coalitionId();
    facts.lock(coalition, organization);
    var course = facts.course(coalition, organization);
    if (course.awaitsStart(LocalDate.MAX).isPresent() || belongs(course, on)) return;
    facts.add(acting, Told.of(organization, Kind.ADMITTED, on).decided(decision, ""));
    audit.record(
        acting,
        "membership.admitted",
        "organization",
        organization,
        null,
        Map.of("on", on, "decision", decision));
    var agreement = agreements.membershipAgreement(coalition, on).orElse(null);
    if (agreement == null || agreements.signed(coalition, agreement, organization))
      start.start(acting, organization, on);
    else agreements.expectSignature(acting, agreement, organization);
  }

  private static boolean belongs(Course course, LocalDate on) {
    return course.on(on).filter(Standing::belongs).isPresent();
  }

  /** Empty if it was no member before that day or on it. */
  @Transactional(readOnly = true)
  public Optional<Standing> standing(
      CoalitionId coalition, OrganizationId organization, LocalDate on) {
    return facts.course(coalition, organization).on(on);
  }

  /** Those that count as members on that day. */
  @Transactional(readOnly = true)
  public List<OrganizationId> membersOn(CoalitionId coalition, LocalDate on) {
    return facts.courses(coalition).entrySet().stream()
        .filter(entry -> belongs(entry.getValue(), on))
        .map(Map.Entry::getKey)
        .sorted(Comparator.comparing(OrganizationId::value))
        .toList();
  }

  /** Since when an organization that was a member is none; empty if it is one, or never was. */
  @Transactional(readOnly = true)
  public Optional<LocalDate> leftOn(
      CoalitionId coalition, OrganizationId organization, LocalDate today) {
    return facts.course(coalition, organization).periods().reversed().stream()
        .filter(period -> !period.from().isAfter(today))
        .findFirst()
        .filter(
            period ->
                period.standing() == Standing.RESIGNED || period.standing() == Standing.LAPSED)
        .map(Period::from);
  }

  /** Whether it has or had a membership, or was admitted to one. */
  @Transactional(readOnly = true)
  public boolean known(CoalitionId coalition, OrganizationId organization) {
    return !facts.course(coalition, organization).facts().isEmpty();
  }
}
