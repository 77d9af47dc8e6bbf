/** Messages to people outside the pages, by e-mail. They carry no content, only the way to it. */
@ApplicationModule(
    displayName = "Notification",
    allowedDependencies = {"language", "tenancy", "operation", "audit", "web"})
@NullMarked
package org.prasan.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
