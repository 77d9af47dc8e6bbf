package org.prasan.coalition;

import java.util.List;
import java.util.Set;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;

/**
 * Tells which organizations belong to a coalition and may be named in public; the registry answers.
 */
public interface PublicMembers {
  /** In the order of the Thai alphabet. */
  List<Member> of(CoalitionId coalition);

  /** An organization that belongs to the coalition, and the pillars it works in. */
  record Member(OrganizationId id, LocalizedText name, Set<PillarId> pillars) {}
}
