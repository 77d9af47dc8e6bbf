/**
 * Meetings that come back: what is to be talked about, who was there, what was decided and who
 * promised what.
 */
@ApplicationModule(
    displayName = "Meeting",
    allowedDependencies = {
      "language",
      "tenancy",
      "operation",
      "audit",
      "web",
      "calendar",
      "files",
      "notification",
      "identity",
      "coalition",
      "membership",
      "exchange",
      "standing",
      "commitment"
    })
@NullMarked
package org.prasan.meeting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
