/**
 * What organizations have agreed on in writing: the texts with their versions, who is a party, who
 * has signed which text, and from when to when it holds.
 */
@ApplicationModule(
    displayName = "Agreement",
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
      "exchange"
    })
@NullMarked
package org.prasan.agreement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
