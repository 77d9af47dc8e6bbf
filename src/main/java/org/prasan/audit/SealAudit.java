package org.prasan.audit;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.prasan.tenancy.Coalition;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.Coalitions;
import org.prasan.tenancy.Tenancy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/**
 * Keeps the end of every chain outside the database, once a day: in the file of seals, which the
 * backup takes along. The hash of its new lines goes into the server's log, which may be sent to
 * another machine.
 */
@Service
@EnableScheduling
class SealAudit {
  private static final Logger LOG = LoggerFactory.getLogger(SealAudit.class);

  private final Coalitions coalitions;
  private final AuditEntries entries;
  private final Seals seals;
  private final Clock clock;
  private final Map<CoalitionId, Long> sealed = new HashMap<>();

  SealAudit(Coalitions coalitions, AuditEntries entries, Seals seals, Clock clock) {
    this.coalitions = coalitions;
    this.entries = entries;
    this.seals = seals;
    this.clock = clock;
  }

  /** Each copy of the application does this for its own folder. */
  @Scheduled(cron = "0 5 0 * * *")
  synchronized void sealAll() {
    var ids = new ArrayList<>(List.of(Coalition.NONE.id()));
    coalitions.all().forEach(coalition -> ids.add(coalition.id()));
    var fresh = ids.stream().flatMap(id -> seal(id).stream()).toList();
    if (fresh.isEmpty()) return;
    var digest = seals.add(fresh);
    fresh.forEach(seal -> sealed.put(seal.coalition(), seal.number()));
    LOG.info("Sealed {} audit logs; SHA-256 of the lines: {}", fresh.size(), digest);
  }

  /** Nothing for a log that has not grown since this copy sealed it. */
  private Optional<Seal> seal(CoalitionId id) {
    return Tenancy.in(id, () -> entries.head(id))
        .filter(head -> head.number() > sealed.getOrDefault(id, 0L))
        .map(head -> new Seal(clock.instant(), id, head.number(), head.hash()));
  }
}
