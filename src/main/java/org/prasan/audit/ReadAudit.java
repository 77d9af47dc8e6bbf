package org.prasan.audit;

import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.Coalition;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Somebody reads the log. That is noted once per search and half hour, so that the log says who
 * looked for what, yet does not fill up with its own pages.
 */
@Service
class ReadAudit {
  private static final String DEED = "audit.read";
  private static final Duration AGAIN_AFTER = Duration.ofMinutes(30);

  private final AuditEntries entries;
  private final Audit audit;
  private final JsonMapper json;
  private final Clock clock;

  ReadAudit(AuditEntries entries, Audit audit, JsonMapper json, Clock clock) {
    this.entries = entries;
    this.audit = audit;
    this.json = json;
    this.clock = clock;
  }

  static Action permission(Acting acting) {
    return acting.coalition().equals(Coalition.NONE)
        ? Action.READ_INSTALLATION_AUDIT
        : Action.READ_AUDIT;
  }

  @Transactional
  AuditEntries.Part read(Acting acting, AuditFilter filter, @Nullable Long below) {
    acting.require(permission(acting));
    var part = entries.matching(acting.coalitionId(), filter, below);
    if (!notedLately(acting, filter))
      audit.record(acting, DEED, "audit", acting.coalitionId(), null, filter.asChosen());
    return part;
  }

  private boolean notedLately(Acting acting, AuditFilter filter) {
    if (acting.person() == null) return false;
    var last = entries.lastOf(acting.coalitionId(), acting.person(), DEED);
    var chosen = json.readTree(json.writeValueAsString(filter.asChosen()));
    return last.filter(entry -> entry.at().isAfter(clock.instant().minus(AGAIN_AFTER)))
        .map(entry -> entry.after())
        .filter(after -> json.readTree(after).equals(chosen))
        .isPresent();
  }
}
