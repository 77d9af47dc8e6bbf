/**
 * A coalition taken out of an installation whole, in files that other programs read as well, and
 * brought into another one without a difference.
 */
@ApplicationModule(
    displayName = "Portability",
    allowedDependencies = {
      "language",
      "tenancy",
      "operation",
      "audit",
      "vault",
      "files",
      "identity",
      "exchange"
    })
@NullMarked
package org.prasan.portability;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
