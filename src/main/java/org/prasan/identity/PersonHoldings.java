package org.prasan.identity;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;

/**
 * What else a person holds that somebody must take over when that person leaves, as offices of the
 * coalition; each module that knows of such things answers.
 */
public interface PersonHoldings {
  List<Holding> of(CoalitionId coalition, PersonId person, Locale locale);

  /**
   * Hands one of them on, in the transaction in which the person leaves.
   *
   * @param successor of the same organization; null if the organization goes on without naming
   *     anybody
   */
  void handOn(Acting acting, UUID holding, @Nullable PersonId successor);

  /**
   * One thing held.
   *
   * @param organization for which it is held, and which keeps it
   * @param text in words, as in "เลขานุการ ถึง 31 ธันวาคม 2569"
   */
  record Holding(UUID id, OrganizationId organization, String text) {}
}
