package org.prasan.admission;

import org.prasan.identity.MandateHolders;
import org.prasan.tenancy.Acting;
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
    if (application.isOf(acting)) return true;
    var person = acting.person();
    var organization = application.organization();
    return person != null
        && organization != null
        && holders.holds(acting.coalitionId(), person, organization, today.day());
  }
}
