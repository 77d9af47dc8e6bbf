package org.prasan.admission;

import org.prasan.identity.MandateHolders;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.OrganizationId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who is bound to an applicant by a mandate. Every mandate in force counts, also of somebody who
 * acts for another organization at the moment.
 */
@Component
@Transactional(readOnly = true)
class Ties {
  private final MandateHolders holders;
  private final Today today;

  Ties(MandateHolders holders, Today today) {
    this.holders = holders;
    this.today = today;
  }

  boolean bind(Acting acting, Application application) {
    return application.organization() != null && bind(acting, application.organization());
  }

  boolean bind(Acting acting, OrganizationId organization) {
    var person = acting.person();
    return acting.actsFor(organization)
        || (person != null
            && holders.holds(acting.coalitionId(), person, organization, today.day()));
  }
}
