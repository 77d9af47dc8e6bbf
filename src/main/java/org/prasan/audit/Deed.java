package org.prasan.audit;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.Acting;

/** What was done, before it has its place in the chain. */
record Deed(
    Acting acting,
    String deed,
    String subject,
    String subjectId,
    @Nullable String before,
    @Nullable String after) {
  private static final Pattern NAME = Pattern.compile("[a-z][a-zA-Z-]*");
  private static final Pattern DEED = Pattern.compile(NAME + "(?:\\." + NAME + ")+");

  Deed {
    if (!DEED.matcher(deed).matches()) throw new IllegalArgumentException("No deed: " + deed);
    if (!NAME.matcher(subject).matches())
      throw new IllegalArgumentException("No subject: " + subject);
  }
}
