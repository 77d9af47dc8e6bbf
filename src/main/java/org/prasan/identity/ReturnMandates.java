package org.prasan.identity;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.prasan.audit.Audit;
import org.prasan.identity.PersonMandates.Mandate;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.Role;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The mandates of an organization that leaves the coalition end; who acted for it stays known. */
@Service
public class ReturnMandates {
  private final PersonMandates mandates;
  private final Mandates calendar;
  private final Audit audit;

  ReturnMandates(PersonMandates mandates, Mandates calendar, Audit audit) {
    this.mandates = mandates;
    this.calendar = calendar;
    this.audit = audit;
  }

  /** How many mandates are in force or still to come. */
  @Transactional(readOnly = true)
  public int held(CoalitionId coalition, OrganizationId organization) {
    return running(coalition, organization).size();
  }

  /** Whether nobody would look after the coalition once these mandates end. */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean leaveNoAdministrator(CoalitionId coalition, OrganizationId organization) {
    var administrators =
        running(coalition, organization).stream()
            .filter(mandate -> mandate.role() == Role.ADMINISTRATOR)
            .toList();
    return !administrators.isEmpty()
        && !mandates.administratorOutside(coalition, organization, calendar.today());
  }

  /** Who may end them is for the caller to see to. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void end(Acting acting, OrganizationId organization, LocalDate lastDay) {
    for (var mandate : running(acting.coalitionId(), organization)) {
      if (mandate.over(lastDay)) continue;
      UUID id = mandate.id();
      mandates.end(acting.coalitionId(), id, lastDay);
      audit.record(
          acting, "mandate.ended", "mandate", id, mandate.noted(), mandate.until(lastDay).noted());
    }
  }

  private List<Mandate> running(CoalitionId coalition, OrganizationId organization) {
    var today = calendar.today();
    return mandates.ofOrganization(coalition, organization).stream()
        .filter(mandate -> !mandate.over(today))
        .toList();
  }
}
