package org.prasan.tenancy;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.prasan.language.LocalizedText;

/** Tells modules that know people only by id what they are called; the identity module answers. */
public interface PersonNames {
  /**
   * Those the coalition knows among the ids, also people who have left; others are left out. The
   * name of an operator, whom no coalition knows, is found under the coalition without members.
   */
  Map<PersonId, LocalizedText> named(CoalitionId coalition, Collection<PersonId> ids);

  /** Everybody the coalition knows or knew, in the order of the Thai alphabet. */
  List<Named> all(CoalitionId coalition);

  /** A person and what that person is called. */
  record Named(PersonId id, LocalizedText name) {}
}
