package org.prasan.referral;

import java.time.Instant;
import java.util.List;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;

/** Another way in which somebody came to see a client's details, of which the client is told. */
interface LooksBeside {
  /**
   * Somebody saw them.
   *
   * @param key of the words that say in which way
   */
  record Beside(PersonId person, OrganizationId actedFor, Instant at, String key) {}

  /** Asked by the sending organization, or by the product itself for the client. */
  List<Beside> of(CoalitionId coalition, Referral referral);
}
