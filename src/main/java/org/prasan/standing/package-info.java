/**
 * Where the membership of each organization stands: since when, until when, what has to be done by
 * whom, and how it ends. Kept as facts that are only ever added to; the standing is worked out.
 */
@ApplicationModule(
    displayName = "Standing",
    allowedDependencies = {
      "language",
      "tenancy",
      "operation",
      "audit",
      "web",
      "notification",
      "identity",
      "coalition",
      "membership",
      "exchange",
      "agreement",
      "directory"
    })
@NullMarked
package org.prasan.standing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
