package org.prasan.web;

import org.prasan.language.LocalizedText;
import org.prasan.tenancy.CoalitionId;

/** How pages that a survivor may read look to whoever sees their tab alone; a coalition chooses. */
public interface NeutralLook {
  Tab of(CoalitionId coalition);

  /**
   * What a tab shows.
   *
   * @param icon the address of a picture of ours
   */
  record Tab(LocalizedText title, String icon) {}
}
