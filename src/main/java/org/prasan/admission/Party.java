package org.prasan.admission;

import java.util.EnumSet;
import java.util.Set;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;

/** Who takes a step with an application. */
enum Party {
  /** Whoever holds the link of the application. */
  APPLICANT,
  /** Officers and the secretary. */
  REVIEWER,
  /** Directors, focal points and voters of the organizations that were asked. */
  ENDORSER,
  /** The secretary, and whoever looks after the coalition's settings. */
  HANDLER,
  /** Nobody: it follows from what others did. */
  PRODUCT;

  static Set<Party> of(Acting acting, boolean voter) {
    var parties = EnumSet.noneOf(Party.class);
    if (acting.may(Action.REVIEW_APPLICATION)) parties.add(REVIEWER);
    if (acting.may(Action.HANDLE_APPLICATION)) parties.add(HANDLER);
    if (voter || acting.may(Action.ENDORSE_APPLICATION)) parties.add(ENDORSER);
    return parties;
  }
}
