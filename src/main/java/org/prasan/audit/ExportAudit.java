package org.prasan.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.Coalition;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole log as JSON lines, as docs/audit-format.md describes them, for checking elsewhere; its
 * last entry is the one that says who took it along.
 */
@Service
class ExportAudit {
  private static final int AT_ONCE = 1000;

  private final AuditEntries entries;
  private final Audit audit;
  private final JsonMapper json;
  private final TransactionTemplate transaction;

  ExportAudit(
      AuditEntries entries, Audit audit, JsonMapper json, PlatformTransactionManager transactions) {
    this.entries = entries;
    this.audit = audit;
    this.json = json;
    transaction = new TransactionTemplate(transactions);
  }

  static Action permission(Acting acting) {
    return acting.coalition().equals(Coalition.NONE)
        ? Action.READ_INSTALLATION_AUDIT
        : Action.EXPORT_AUDIT;
  }

  /**
   * Entries never change, so that no transaction has to stay open while somebody's line is slow.
   */
  void export(Acting acting, OutputStream out) throws IOException {
    acting.require(permission(acting));
    var coalition = acting.coalitionId();
    transaction.executeWithoutResult(
        status -> audit.record(acting, "audit.exported", "audit", coalition, null, null));
    var head = entries.head(coalition).orElseThrow();
    long number = 0;
    while (number < head.number()) {
      var some = entries.after(coalition, number, AT_ONCE);
      if (some.isEmpty()) break;
      for (var entry : some) if (entry.number() <= head.number()) write(out, line(entry));
      number = some.getLast().number();
    }
    write(out, Map.of("head", Map.of("number", head.number(), "hash", head.hash())));
  }

  private void write(OutputStream out, Object line) throws IOException {
    out.write((json.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static Map<String, @Nullable Object> line(AuditEntry entry) {
    var line = new LinkedHashMap<String, @Nullable Object>();
    line.put("coalition", entry.coalitionId().toString());
    line.put("number", entry.number());
    line.put("at", entry.at().toString());
    line.put("person", text(entry.personId()));
    line.put("organization", text(entry.organizationId()));
    line.put("origin", entry.origin());
    line.put("deed", entry.deed());
    line.put("subject", entry.subject());
    line.put("subjectId", entry.subjectId());
    line.put("before", entry.before());
    line.put("after", entry.after());
    line.put("previousHash", entry.previousHash());
    line.put("hash", entry.hash());
    return line;
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
