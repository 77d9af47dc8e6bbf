/**
 * How an organization comes to belong to a coalition: its application, the screening, the
 * endorsement by the members, and the decision.
 */
@ApplicationModule(
    displayName = "Admission",
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
      "agreement",
      "standing"
    })
@NullMarked
package org.prasan.admission;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
