package org.prasan.coalition;

import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** A coalition that does not show itself is, for visitors, not there. */
public final class PublicFace {
  private PublicFace() {}

  public static void require(Acting acting) {
    if (!acting.coalition().open() && !acting.may(Action.SEE_HOME))
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
