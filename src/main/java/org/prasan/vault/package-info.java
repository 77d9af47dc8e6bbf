/**
 * Keeps what is told about clients so that only Prasan with its key can read it: each client has a
 * data key, wrapped by a key outside the database; destroying it erases the client everywhere.
 */
@ApplicationModule(
    displayName = "Vault",
    allowedDependencies = {"language", "tenancy", "operation", "audit"})
@NullMarked
package org.prasan.vault;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
