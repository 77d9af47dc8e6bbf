package org.prasan.tenancy;

import java.util.Set;
import java.util.regex.Pattern;

/** What a coalition may be called in addresses, whether it is founded here or brought in. */
public final class CoalitionAddress {
  private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{1,38}[a-z0-9]");

  /** Words that stand first in addresses of the product itself. */
  private static final Set<String> RESERVED =
      Set.of(
          "accessibility",
          "account",
          "accounts",
          "actuator",
          "admin",
          "api",
          "assets",
          "coalition",
          "coalitions",
          "css",
          "docs",
          "error",
          "favicon",
          "files",
          "first",
          "fonts",
          "help",
          "home",
          "icons",
          "images",
          "installation",
          "invitation",
          "js",
          "kept",
          "leave",
          "login",
          "login-webauthn",
          "logout",
          "mail",
          "null",
          "operator",
          "outbox",
          "patterns",
          "prasan",
          "privacy",
          "reset",
          "search",
          "security",
          "session",
          "setup",
          "sign-in",
          "sign-out",
          "start",
          "static",
          "status",
          "system",
          "webauthn",
          "webjars",
          "www");

  private CoalitionAddress() {}

  /** Small Latin letters, digits and hyphens. */
  public static boolean fits(String slug) {
    return SLUG.matcher(slug).matches();
  }

  /** The product itself has that address. */
  public static boolean isReserved(String slug) {
    return RESERVED.contains(slug);
  }
}
