package org.prasan.coalition;

import org.prasan.tenancy.Acting;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** A coalition that does not show itself is, for visitors, not there. */
public final class PublicFace {
  private PublicFace() {}

  public static void require(Acting acting) {
    if (!acting.seesCoalition()) throw new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
