/** The organizations of a coalition: who they are, what they do for whom and where. */
@ApplicationModule(
    displayName = "Membership",
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
      "exchange"
    })
@NullMarked
package org.prasan.membership;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
