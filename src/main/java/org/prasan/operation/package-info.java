/**
 * The server on which Prasan runs: its settings, its PostgreSQL, backup, and the operator's
 * commands.
 */
@ApplicationModule(
    displayName = "Operation",
    allowedDependencies = {"language", "tenancy"})
@NullMarked
package org.prasan.operation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
