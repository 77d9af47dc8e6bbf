package org.prasan.agreement;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.OrganizationId;

/**
 * Who agrees.
 *
 * @param organization in the registry; null for somebody outside of it
 * @param outside what somebody outside is called; null for an organization of the registry
 */
record Party(UUID id, @Nullable OrganizationId organization, @Nullable LocalizedText outside) {
  Party {
    if ((organization == null) == (outside == null))
      throw new IllegalArgumentException("A party is of the registry or outside of it");
  }

  boolean is(@Nullable OrganizationId other) {
    return organization != null && organization.equals(other);
  }
}
