/** The coalitions that share one installation, who acts in them, and what that person may do. */
@ApplicationModule(displayName = "Tenancy", allowedDependencies = "language")
@NullMarked
package org.prasan.tenancy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
