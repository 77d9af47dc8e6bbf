/** The audit log: who did what for whom and when, as a chain of hashes that shows any tampering. */
@ApplicationModule(
    displayName = "Audit",
    allowedDependencies = {"language", "tenancy", "operation", "web"})
@NullMarked
package org.prasan.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
