package org.prasan.audit;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of the log somebody wants to see; null for all.
 *
 * @param organization for which it was done
 * @param subjectId only of one subject, as the history of one organization
 * @param from first day, where the coalition works
 * @param to last day, included
 * @param text stands in what the page says of an entry
 */
record AuditFilter(
    @Nullable UUID person,
    @Nullable UUID organization,
    @Nullable String deed,
    @Nullable String subject,
    @Nullable String subjectId,
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    @Nullable String text) {

  static final AuditFilter NONE = new AuditFilter(null, null, null, null, null, null, null, null);

  boolean chosen() {
    return !equals(NONE);
  }

  /** For the entry that says somebody read the log: what was looked for. */
  Map<String, Object> asChosen() {
    var chosen = new LinkedHashMap<String, Object>();
    put(chosen, "person", person);
    put(chosen, "organization", organization);
    put(chosen, "deed", deed);
    put(chosen, "subject", subject);
    put(chosen, "subjectId", subjectId);
    put(chosen, "from", from);
    put(chosen, "to", to);
    put(chosen, "text", text);
    return chosen;
  }

  private static void put(Map<String, Object> chosen, String name, @Nullable Object value) {
    if (value != null) chosen.put(name, value);
  }
}
