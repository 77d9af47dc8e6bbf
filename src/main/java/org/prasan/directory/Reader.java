package org.prasan.directory;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.OrganizationId;

/**
 * Somebody who looks into the directory.
 *
 * @param member has a role in the coalition
 * @param trusted the organization whose confidential work this person does; none for others
 * @param seats held at this moment
 */
record Reader(boolean member, @Nullable OrganizationId trusted, Set<String> seats) {
  static final Reader VISITOR = new Reader(false, null, Set.of());

  Reader {
    seats = Set.copyOf(seats);
    if (!member && (trusted != null || !seats.isEmpty()))
      throw new IllegalArgumentException("Who is no member is trusted with nothing");
  }
}
