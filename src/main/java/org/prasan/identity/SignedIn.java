package org.prasan.identity;

import java.io.Serializable;
import java.security.Principal;
import java.util.UUID;
import org.prasan.tenancy.PersonId;

/**
 * Who signed in; the principal kept in the session.
 *
 * @param operator runs the installation
 */
public record SignedIn(UUID account, String email, boolean operator)
    implements Principal, Serializable {
  private static final long serialVersionUID = 1L;

  public PersonId person() {
    return new PersonId(account);
  }

  /** The account's id, which the session store indexes; never the e-mail address. */
  @Override
  public String getName() {
    return account.toString();
  }

  @Override
  public String toString() {
    return "SignedIn[" + account + "]";
  }
}
