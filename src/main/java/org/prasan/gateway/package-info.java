/**
 * The door for programs: an organization's own system acts for it in referrals, by a token with
 * scopes, as far as the organization's people could.
 */
@ApplicationModule(
    displayName = "Gateway",
    allowedDependencies = {
      "language",
      "tenancy",
      "audit",
      "web",
      "identity",
      "notification",
      "referral"
    })
@NullMarked
package org.prasan.gateway;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
