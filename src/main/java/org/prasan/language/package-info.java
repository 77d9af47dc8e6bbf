/**
 * Thai as people write it: dates in the Buddhist era, digits, words for searching, alphabetical
 * order.
 */
@ApplicationModule(
    displayName = "Language",
    allowedDependencies = {})
@NullMarked
package org.prasan.language;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
