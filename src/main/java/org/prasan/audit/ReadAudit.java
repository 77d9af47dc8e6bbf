package org.prasan.audit;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
  static final String DEED = "audit.read";
  private static final Duration AGAIN_AFTER = Duration.ofMinutes(30);
  private static final int PAGE = 50;

  /** A search for words reads no more than this at a time, however long the log is. */
  static final int SEARCHED_AT_ONCE = 5000;

  private static final int READ_AT_ONCE = 500;

  private final AuditEntries entries;
  private final AuditPage page;
  private final Audit audit;
  private final JsonMapper json;
  private final Clock clock;

  ReadAudit(AuditEntries entries, AuditPage page, Audit audit, JsonMapper json, Clock clock) {
    this.entries = entries;
    this.page = page;
    this.audit = audit;
    this.json = json;
    this.clock = clock;
  }

  static Action permission(Acting acting) {
    return acting.coalition().equals(Coalition.NONE)
        ? Action.READ_INSTALLATION_AUDIT
        : Action.READ_AUDIT;
  }

  /**
   * Part of the log, the newest first.
   *
   * @param next the number below which the next part begins; null at the beginning of the log
   */
  record Part(List<AuditLine> lines, @Nullable Long next) {}

  @Transactional
  Part read(Acting acting, AuditFilter filter, @Nullable Long below) {
    acting.require(permission(acting));
    var part = filter.text() == null ? page(acting, filter, below) : found(acting, filter, below);
    if (!notedLately(acting, filter))
      audit.record(acting, DEED, "audit", acting.coalitionId(), null, filter.asChosen());
    return part;
  }

  private Part page(Acting acting, AuditFilter filter, @Nullable Long below) {
    var some = entries.matching(acting.coalitionId(), filter, below, PAGE + 1);
    var lines = page.lines(acting, some.subList(0, Math.min(PAGE, some.size())));
    return new Part(lines, some.size() > PAGE ? lines.getLast().number() : null);
  }

  /** Words are looked for in what the page says, not in what the log keeps of it. */
  private Part found(Acting acting, AuditFilter filter, @Nullable Long below) {
    var sought = new SoughtWords(filter);
    var found = new ArrayList<AuditLine>();
    var last = below;
    for (var read = 0; read < SEARCHED_AT_ONCE; read += READ_AT_ONCE) {
      var some = entries.matching(acting.coalitionId(), filter, last, READ_AT_ONCE);
      var lines = page.lines(acting, some);
      for (var i = 0; i < some.size(); i++) {
        if (!sought.standIn(some.get(i), lines.get(i))) continue;
        found.add(lines.get(i));
        if (found.size() == PAGE) return new Part(found, some.get(i).number());
      }
      if (some.size() < READ_AT_ONCE) return new Part(found, null);
      last = some.getLast().number();
    }
    return new Part(found, last);
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
