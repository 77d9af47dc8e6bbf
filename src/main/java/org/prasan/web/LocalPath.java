package org.prasan.web;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An address within this installation: nobody is led elsewhere after signing in. Braces are left
 * out, since a redirect would take them for a template.
 */
public final class LocalPath {
  private static final Pattern LOCAL =
      Pattern.compile("/(?![/\\\\])[\\x21-\\x5b\\x5d-\\x7a\\x7e]{0,1500}|/");

  private LocalPath() {}

  public static @Nullable String orNull(@Nullable String path) {
    return path != null && LOCAL.matcher(path).matches() ? path : null;
  }
}
