package org.prasan.report;

import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.PersonId;

/**
 * Whose answers must not be put together to find somebody.
 *
 * @param person null for a publication, whose readers are all one
 */
public record Asker(CoalitionId coalition, @Nullable PersonId person, Audience audience) {
  public Asker {
    if ((person == null) != (audience == Audience.PUBLICATION))
      throw new IllegalArgumentException("A publication is for everybody, the rest for somebody");
  }

  public static Asker inside(CoalitionId coalition, PersonId person) {
    return new Asker(coalition, person, Audience.INSIDE);
  }

  public static Asker forPublication(CoalitionId coalition) {
    return new Asker(coalition, null, Audience.PUBLICATION);
  }
}
