/**
 * What clients hear and read, in the languages they speak: phrases translated by people, for which
 * somebody vouches by name and which a second person releases.
 */
@ApplicationModule(
    displayName = "Translation",
    allowedDependencies = {"language", "tenancy", "audit", "web", "exchange", "membership"})
@NullMarked
package org.prasan.translation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
