/**
 * What people have to know: in their inbox, and by e-mail at once or in a daily digest, as each has
 * chosen. Of what is confidential an e-mail says only that something waits.
 */
@ApplicationModule(
    displayName = "Notification",
    allowedDependencies = {"language", "tenancy", "operation", "audit", "web"})
@NullMarked
package org.prasan.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
