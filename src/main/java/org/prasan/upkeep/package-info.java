/**
 * The pages on which people see that the installation is looked after: how old the backups are,
 * whether one was restored, and what to do if not.
 */
@ApplicationModule(
    displayName = "Upkeep",
    allowedDependencies = {"language", "tenancy", "operation", "audit", "web"})
@NullMarked
package org.prasan.upkeep;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
