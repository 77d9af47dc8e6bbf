package org.prasan.directory;

import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;

/**
 * Tells of which organizations the coalition withholds what is kept for named readers, as from one
 * that is suspended; the standing of members answers.
 */
public interface Trust {
  boolean withheldFrom(CoalitionId coalition, OrganizationId organization);
}
