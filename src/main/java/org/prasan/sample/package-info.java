/**
 * The coalitions loaded at the first start in sample mode: a real one from public facts alone, and
 * one made up for training.
 */
@ApplicationModule(
    displayName = "Sample",
    allowedDependencies = {
      "language",
      "tenancy",
      "operation",
      "audit",
      "web",
      "files",
      "notification",
      "identity",
      "coalition",
      "calendar",
      "membership",
      "directory",
      "standing",
      "agreement",
      "admission",
      "roster",
      "client",
      "translation",
      "referral",
      "report",
      "meeting",
      "commitment",
      "site"
    })
@NullMarked
package org.prasan.sample;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
