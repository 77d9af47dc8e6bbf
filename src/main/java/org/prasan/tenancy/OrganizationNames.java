package org.prasan.tenancy;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.prasan.language.LocalizedText;

/** Tells modules that know organizations only by id what they are called; the registry answers. */
public interface OrganizationNames {
  /** Those of the coalition among the ids; others are left out. */
  Map<OrganizationId, LocalizedText> named(CoalitionId coalition, Collection<OrganizationId> ids);

  /** All organizations of the coalition, in the order of the Thai alphabet. */
  List<Named> all(CoalitionId coalition);

  /** An organization and what it is called. */
  record Named(OrganizationId id, LocalizedText name) {}
}
