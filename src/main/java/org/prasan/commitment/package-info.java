/**
 * Promises between organizations, so that none gets lost: each has one owner, one person, a day,
 * and an end that somebody else has seen.
 */
@ApplicationModule(
    displayName = "Commitments",
    allowedDependencies = {
      "language",
      "tenancy",
      "operation",
      "audit",
      "web",
      "files",
      "notification",
      "identity",
      "coalition",
      "membership",
      "exchange",
      "standing"
    })
@NullMarked
package org.prasan.commitment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
