package org.prasan.web;

import java.util.Optional;
import org.prasan.tenancy.Acting;

/** Something a module shows on the home page, between what waits and what happens this month. */
public interface HomePart {
  /** Empty if there is nothing to show this person. */
  Optional<Part> of(Acting acting);

  /**
   * A part of the page.
   *
   * @param fragment as in "roster/fragments :: home"; it reads the model as {@code part}
   */
  record Part(String fragment, Object model) {}
}
