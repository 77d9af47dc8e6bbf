package org.prasan.admission;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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
    return of(acting).contains(application.organization());
  }

  boolean bind(Acting acting, OrganizationId organization) {
    return of(acting).contains(organization);
  }

  Set<@Nullable OrganizationId> of(Acting acting) {
    var bound = new HashSet<@Nullable OrganizationId>();
    if (acting.organization() != null) bound.add(acting.organization());
    if (acting.person() != null)
      bound.addAll(holders.organizationsOf(acting.coalitionId(), acting.person(), today.day()));
    return bound;
  }
}
