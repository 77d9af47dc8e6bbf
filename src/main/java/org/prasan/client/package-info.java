/**
 * The files of clients, each kept by the organization that serves the client: what is told is
 * sealed under the client's own key, and only what a triage card may show stands in clear.
 */
@ApplicationModule(
    displayName = "Client",
    allowedDependencies = {
      "language",
      "tenancy",
      "operation",
      "audit",
      "vault",
      "web",
      "files",
      "notification",
      "identity",
      "coalition",
      "membership",
      "directory"
    })
@NullMarked
package org.prasan.client;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
