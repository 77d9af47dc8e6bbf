/** People, how they sign in, and the mandates by which they act for organizations. */
@ApplicationModule(
    displayName = "Identity",
    allowedDependencies = {
      "language",
      "tenancy",
      "operation",
      "audit",
      "web",
      "files",
      "notification"
    })
@NullMarked
package org.prasan.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
