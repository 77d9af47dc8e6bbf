package org.prasan.meeting;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;
import org.prasan.language.Visible;
import org.prasan.web.FormCheck;

/** Addresses of meetings that take place online. */
final class OnlineLink {
  private static final int LONGEST = 500;

  private OnlineLink() {}

  /** Empty if there is none; only addresses that a browser opens safely. */
  static String read(FormCheck check, String field, @Nullable String typed) {
    var text = check.limited(field, typed == null ? null : Visible.line(typed), LONGEST);
    if (text.isEmpty()) return "";
    try {
      var address = new URI(text);
      if ("https".equalsIgnoreCase(address.getScheme()) && address.getHost() != null) return text;
    } catch (URISyntaxException noAddress) {
      // Told below, like any other that is none.
    }
    check.wrong(field, "meeting.wrong.link");
    return "";
  }
}
