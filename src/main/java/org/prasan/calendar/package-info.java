/**
 * Days and hours: the public holidays of Thailand and what a coalition changes of them, working
 * days, and opening times that repeat.
 */
@ApplicationModule(
    displayName = "Calendar",
    allowedDependencies = {"language", "tenancy", "audit", "web"})
@NullMarked
package org.prasan.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
