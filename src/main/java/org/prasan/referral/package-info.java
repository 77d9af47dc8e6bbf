/**
 * Referrals of a client from one organization to a duty seat of another: sealed until accepted,
 * bound to what the client agreed to, with clocks that run until somebody has answered for it.
 */
@ApplicationModule(
    displayName = "Referral",
    allowedDependencies = {
      "language",
      "tenancy",
      "operation",
      "audit",
      "vault",
      "web",
      "files",
      "exchange",
      "notification",
      "identity",
      "coalition",
      "membership",
      "calendar",
      "directory",
      "roster",
      "client",
      "translation"
    })
@NullMarked
package org.prasan.referral;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
