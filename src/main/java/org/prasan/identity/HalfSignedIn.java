package org.prasan.identity;

import java.io.Serializable;
import java.security.Principal;
import java.time.Instant;
import java.util.UUID;

/**
 * Knew the password and has yet to show, or to set up, the second factor; everywhere else this is a
 * visitor.
 */
record HalfSignedIn(UUID account, Instant since) implements Principal, Serializable {
  private static final long serialVersionUID = 1L;

  @Override
  public String getName() {
    return account.toString();
  }

  @Override
  public String toString() {
    return "HalfSignedIn[" + account + "]";
  }
}
