package org.prasan.identity;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;

/**
 * What else a person holds that somebody must take over when that person leaves the coalition or
 * the organization, as offices and promises; each module that knows of such things answers.
 */
public interface PersonHoldings {
  List<Holding> of(CoalitionId coalition, PersonId person, Locale locale);

  /**
   * Hands one of them on, in the transaction in which the person leaves; who may do so is for the
   * caller to see to. What the person has no more by then stays where it went.
   *
   * @param holding as it was read before
   * @param successor of the same organization; null if the organization goes on without naming
   *     anybody
   */
  void handOn(Acting acting, PersonId person, Holding holding, @Nullable PersonId successor);

  /**
   * One thing held.
   *
   * @param organization for which it is held, and which keeps it
   * @param naming what one must be allowed to do so as to name who takes over; null where whoever
   *     lets the person leave may
   */
  record Holding(
      UUID id, OrganizationId organization, Question question, @Nullable Action naming) {}

  /**
   * How it is asked, in the words that fit the thing.
   *
   * @param asked as in "ใครดำรงตำแหน่งนี้ต่อ: เลขานุการ"
   * @param stays what becomes of it meanwhile
   * @param nobody the answer that names nobody
   */
  record Question(String asked, String stays, String nobody) {}
}
