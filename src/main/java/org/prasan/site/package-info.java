/**
 * What everybody may see without signing in: the coalitions, their members, and how to get help.
 */
@ApplicationModule(
    displayName = "Site",
    allowedDependencies = {"language", "tenancy", "operation", "web", "coalition", "agreement"})
@NullMarked
package org.prasan.site;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
