/**
 * Who can help: the services of a coalition's organizations by the terms of HSDS 3.0, who may know
 * of each of them and of which part, how much room they have, and how one is found.
 */
@ApplicationModule(
    displayName = "Directory",
    allowedDependencies = {
      "language",
      "tenancy",
      "operation",
      "audit",
      "web",
      "notification",
      "identity",
      "coalition",
      "calendar",
      "membership",
      "exchange"
    })
@NullMarked
package org.prasan.directory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
