package org.prasan.identity;

import java.util.List;
import java.util.Locale;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.PersonId;

/**
 * What else a person holds that somebody must take over when that person leaves, as offices of the
 * coalition; each module that knows of such things answers.
 */
public interface PersonHoldings {
  List<Holding> of(CoalitionId coalition, PersonId person, Locale locale);

  /**
   * One thing held.
   *
   * @param text in words, as in "เลขานุการ ถึง 31 ธันวาคม 2569"
   * @param url where it is handed on
   */
  record Holding(String text, String url) {}
}
