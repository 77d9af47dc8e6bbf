package org.prasan.identity;

import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.UUID;
import org.prasan.tenancy.FreshId;

/**
 * Whom somebody looked for among colleagues: the last names stay in the session, so that the
 * address of what was found, to which "back" leads, tells none of them.
 */
record LookedFor(LinkedHashMap<UUID, String> names) implements Serializable {
  private static final String IN_SESSION = LookedFor.class.getName();
  private static final int MOST = 10;
  private static final int LONGEST = 300;

  static LookedFor in(HttpSession session) {
    var kept = (LookedFor) session.getAttribute(IN_SESSION);
    return kept == null ? new LookedFor(new LinkedHashMap<>()) : kept;
  }

  /** Empty where it is not known any more. */
  String words(UUID found) {
    return names.getOrDefault(found, "");
  }

  UUID keep(HttpSession session, String words) {
    var found = FreshId.next();
    var all = new LinkedHashMap<UUID, String>(names);
    all.put(found, words.substring(0, Math.min(words.length(), LONGEST)));
    while (all.size() > MOST) all.pollFirstEntry();
    session.setAttribute(IN_SESSION, new LookedFor(all));
    return found;
  }
}
