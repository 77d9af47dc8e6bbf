/**
 * Files people attach: checked by content, kept outside the database, given only to who may read.
 */
@ApplicationModule(
    displayName = "Files",
    allowedDependencies = {"language", "tenancy", "operation", "audit", "web"})
@NullMarked
package org.prasan.files;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
