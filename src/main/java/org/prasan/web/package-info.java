/**
 * The face of the product: the shell around each page, form fields, errors, the home page, who
 * acts.
 */
@ApplicationModule(
    displayName = "Web",
    allowedDependencies = {"language", "tenancy", "operation"})
@NullMarked
package org.prasan.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
