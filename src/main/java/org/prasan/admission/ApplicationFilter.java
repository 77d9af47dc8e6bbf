package org.prasan.admission;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.membership.Typed;
import org.prasan.web.QueryString;

/**
 * What somebody wants to see of the applications, as it stands in the address of the page.
 *
 * @param show those under way or those that are over; null for both
 * @param after the last application of the page before
 */
record ApplicationFilter(
    @Nullable String q, @Nullable State state, @Nullable Show show, @Nullable UUID after) {
  private static final int LONGEST_QUERY = 200;

  /** Two groups of states. */
  enum Show {
    OPEN,
    OVER
  }

  ApplicationFilter {
    q = Typed.line(q);
    if (q != null && q.length() > LONGEST_QUERY) q = q.substring(0, LONGEST_QUERY);
  }

  public boolean narrows() {
    return q != null || state != null || show != null;
  }

  public ApplicationFilter withState(@Nullable State other) {
    return new ApplicationFilter(q, other, null, null);
  }

  public ApplicationFilter withShow(@Nullable Show other) {
    return new ApplicationFilter(q, null, other, null);
  }

  public ApplicationFilter after(@Nullable UUID last) {
    return new ApplicationFilter(q, state, show, last);
  }

  /** Begins with a question mark; empty if nothing is narrowed. */
  public String query() {
    return QueryString.of(parts());
  }

  /** What a form has to carry along so that the rest of the filter stays. */
  public Map<String, String> parts() {
    var parts = new LinkedHashMap<String, String>();
    if (q != null) parts.put("q", q);
    if (state != null) parts.put("state", state.name());
    if (show != null) parts.put("show", show.name());
    if (after != null) parts.put("after", after.toString());
    return parts;
  }
}
