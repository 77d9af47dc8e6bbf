package org.prasan.audit;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.prasan.tenancy.CoalitionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Appends entries to a coalition's chain: each carries the hash of the one before it. */
@Component
class AuditChain {
  /** Stands for the hash of the entry before the first. */
  static final String START = "0".repeat(64);

  private static final String INSERT =
      """
      insert into audit.entry
        (coalition_id, number, at, person_id, organization_id, origin, deed, subject,
         subject_id, before, after, previous_hash, hash)
      values (:coalitionId, :number, :at, :personId, :organizationId, :origin, :deed, :subject,
         :subjectId, :before, :after, :previousHash, :hash)
      """;
  private static final String MOVE =
      "update audit.head set number = :number, hash = :hash where coalition_id = :coalitionId";

  private final JdbcClient jdbc;
  private final Clock clock;

  AuditChain(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** The end of a chain. */
  record Head(long number, String hash) {}

  void append(List<Deed> deeds) {
    if (deeds.isEmpty()) return;
    var coalition = deeds.getFirst().acting().coalitionId();
    var head = lockedHead(coalition);
    // One moment for all, taken under the lock: numbers and times agree unless a clock is set back.
    var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
    for (int n = 0; n < deeds.size(); n++) {
      var deed = deeds.get(n);
      if (!deed.acting().coalitionId().equals(coalition))
        throw new IllegalStateException("One transaction acts in one coalition");
      var entry = entry(deed, at, head);
      insert(entry, n == deeds.size() - 1);
      head = new Head(entry.number(), entry.hash());
    }
  }

  private Head lockedHead(CoalitionId coalition) {
    var sql = "select number, hash from audit.head where coalition_id = :coalition for update";
    var head = jdbc.sql(sql).param("coalition", coalition.value()).query(Head.class).optional();
    if (head.isPresent()) return head.get();
    jdbc.sql(
            """
            insert into audit.head (coalition_id, number, hash) values (:coalition, 0, :start)
            on conflict (coalition_id) do nothing
            """)
        .param("coalition", coalition.value())
        .param("start", START)
        .update();
    return jdbc.sql(sql).param("coalition", coalition.value()).query(Head.class).single();
  }

  private static AuditEntry entry(Deed deed, Instant at, Head head) {
    var acting = deed.acting();
    var open =
        new AuditEntry(
            acting.coalitionId().value(),
            head.number() + 1,
            at,
            acting.person() == null ? null : acting.person().value(),
            acting.organization() == null ? null : acting.organization().value(),
            Snapshots.inOneLine(acting.origin()),
            deed.deed(),
            deed.subject(),
            deed.subjectId(),
            deed.before(),
            deed.after(),
            head.hash(),
            "");
    return open.sealed();
  }

  /** The last one moves the head in the same statement: all others wait for the head. */
  private void insert(AuditEntry entry, boolean last) {
    jdbc.sql(last ? "with entry as (" + INSERT + ") " + MOVE : INSERT)
        .param("coalitionId", entry.coalitionId())
        .param("number", entry.number())
        .param("at", entry.at().atOffset(ZoneOffset.UTC))
        .param("personId", entry.personId())
        .param("organizationId", entry.organizationId())
        .param("origin", entry.origin())
        .param("deed", entry.deed())
        .param("subject", entry.subject())
        .param("subjectId", entry.subjectId())
        .param("before", entry.before())
        .param("after", entry.after())
        .param("previousHash", entry.previousHash())
        .param("hash", entry.hash())
        .update();
  }
}
