package org.prasan.identity;

import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/** Whether whoever sits before the page has shown with more than a password who they are. */
public final class SecondFactor {
  private SecondFactor() {}

  public static boolean shown() {
    var signedIn = SecurityContextHolder.getContext().getAuthentication();
    return signedIn != null
        && signedIn.getAuthorities().stream()
            .map(GrantedAuthority::getAuthority)
            .anyMatch(one -> SignedIn.BY_CODE.equals(one) || SignedIn.BY_PASSKEY.equals(one));
  }
}
