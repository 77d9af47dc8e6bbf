package org.prasan.coalition;

import org.prasan.tenancy.CoalitionId;

/** Whether a coalition shows services to everybody; the directory answers. */
public interface PublicServices {
  boolean any(CoalitionId coalition);
}
