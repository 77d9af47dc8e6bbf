/**
 * The one gate through which every number about clients leaves the product: what may be told to
 * whom, what is hidden and said to be hidden, and which questions are refused because their answers
 * together would give somebody away.
 */
@ApplicationModule(
    displayName = "Report",
    allowedDependencies = {
      "language",
      "tenancy",
      "operation",
      "audit",
      "vault",
      "web",
      "exchange",
      "coalition",
      "membership",
      "directory",
      "client",
      "referral"
    })
@NullMarked
package org.prasan.report;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
