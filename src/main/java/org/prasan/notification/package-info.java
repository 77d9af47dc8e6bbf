/** Telling people that something waits for them, without saying what it is about. */
@ApplicationModule(
    displayName = "Notification",
    allowedDependencies = {"language", "tenancy", "operation", "audit", "web", "files"})
@NullMarked
package org.prasan.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
