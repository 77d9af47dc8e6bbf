package org.prasan.commitment;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.coalition.PillarId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;

/**
 * A commitment before it is one: what an organization is asked to do.
 *
 * @param owner which organization answers for it
 * @param person who there does it; null until the organization says so
 * @param source where it was made; null if it came about by itself
 * @param askedBy which organization wants it and will say that it is done; null for the coalition
 *     itself, for which its office speaks
 */
public record Promise(
    String what,
    OrganizationId owner,
    @Nullable PersonId person,
    LocalDate due,
    @Nullable Source source,
    @Nullable OrganizationId askedBy,
    @Nullable PillarId pillar,
    @Nullable UUID objective) {
  static final int LONGEST = 500;

  public Promise {
    what = what.strip();
    if (what.isEmpty() || what.length() > LONGEST)
      throw new IllegalArgumentException("What is promised has " + what.length() + " signs");
  }

  public Promise(
      String what,
      OrganizationId owner,
      @Nullable PersonId person,
      LocalDate due,
      @Nullable Source source,
      @Nullable OrganizationId askedBy) {
    this(what, owner, person, due, source, askedBy, null, null);
  }
}
