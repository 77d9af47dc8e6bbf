/** Thai and English: names, dates in the Buddhist Era, digits, words, sorting and line breaks. */
@ApplicationModule(
    displayName = "Language",
    allowedDependencies = {})
@NullMarked
package org.prasan.language;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
