/**
 * The duty roster of the multidisciplinary team: which seats there are, who may serve them, who is
 * on duty when, what happens when somebody cannot, and under which order of the governor.
 */
@ApplicationModule(
    displayName = "Roster",
    allowedDependencies = {
      "language",
      "tenancy",
      "operation",
      "audit",
      "web",
      "files",
      "notification",
      "identity",
      "membership",
      "exchange",
      "calendar",
      "directory",
      "standing"
    })
@NullMarked
package org.prasan.roster;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
