package org.prasan.identity;

import java.io.Serializable;
import java.security.Principal;
import java.util.UUID;
import org.prasan.tenancy.PersonId;
import org.springframework.security.core.Authentication;

/**
 * Who signed in; the principal kept in the session. By which factors is told by the authorities of
 * the authentication.
 *
 * @param operator runs the installation
 */
public record SignedIn(UUID account, String email, boolean operator)
    implements Principal, Serializable {
  private static final long serialVersionUID = 1L;

  /** Authorities: the factors by which somebody signed in. */
  static final String BY_PASSWORD = "FACTOR_PASSWORD";

  static final String BY_CODE = "FACTOR_TOTP";
  static final String BY_PASSKEY = "FACTOR_WEBAUTHN";

  public PersonId person() {
    return new PersonId(account);
  }

  /** A code of the authenticator app, or a passkey, which asks for a finger or a PIN itself. */
  static boolean bySecondFactor(Authentication authentication) {
    return authentication.getAuthorities().stream()
        .map(authority -> authority.getAuthority())
        .anyMatch(factor -> BY_CODE.equals(factor) || BY_PASSKEY.equals(factor));
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
