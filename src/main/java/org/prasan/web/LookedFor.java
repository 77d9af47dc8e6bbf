package org.prasan.web;

import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.UUID;
import org.prasan.tenancy.FreshId;

/**
 * Whom or what somebody looked for where names are found: the last words stay in the session, so
 * that the address of what was found, to which "back" leads, tells none of them.
 */
public record LookedFor(LinkedHashMap<UUID, String> words) implements Serializable {
  private static final String IN_SESSION = LookedFor.class.getName();
  private static final int MOST = 10;
  private static final int LONGEST = 300;

  public static LookedFor in(HttpSession session) {
    var kept = (LookedFor) session.getAttribute(IN_SESSION);
    return kept == null ? new LookedFor(new LinkedHashMap<>()) : kept;
  }

  /** Empty where it is not known any more. */
  public String words(UUID found) {
    return words.getOrDefault(found, "");
  }

  public UUID keep(HttpSession session, String typed) {
    var found = FreshId.next();
    var all = new LinkedHashMap<UUID, String>(words);
    all.put(found, typed.substring(0, Math.min(typed.length(), LONGEST)));
    while (all.size() > MOST) all.pollFirstEntry();
    session.setAttribute(IN_SESSION, new LookedFor(all));
    return found;
  }
}
