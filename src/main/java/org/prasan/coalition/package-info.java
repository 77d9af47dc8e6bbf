/**
 * What a coalition has agreed on: its charter, pillars and objectives, its organs and who holds
 * their offices, its rules with the days from which they are in force, its territory and history.
 */
@ApplicationModule(
    displayName = "Coalition",
    allowedDependencies = {
      "language",
      "tenancy",
      "operation",
      "audit",
      "web",
      "identity",
      "notification",
      "exchange"
    })
@NullMarked
package org.prasan.coalition;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
