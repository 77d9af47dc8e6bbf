package org.prasan.audit;

import java.util.Map;
import org.prasan.tenancy.Acting;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Somebody has the log checked; that this was asked, and what came out, is itself noted. */
@Service
class VerifyAudit {
  private final VerifyChain chain;
  private final Audit audit;
  private final TransactionTemplate transaction;

  VerifyAudit(VerifyChain chain, Audit audit, PlatformTransactionManager transactions) {
    this.chain = chain;
    this.audit = audit;
    transaction = new TransactionTemplate(transactions);
  }

  /** In two transactions: what reads one moment of the log cannot append to its end. */
  Verdict verify(Acting acting) {
    acting.require(ReadAudit.permission(acting));
    var verdict = chain.verify(acting.coalitionId());
    transaction.executeWithoutResult(
        status ->
            audit.record(
                acting, "audit.verified", "audit", acting.coalitionId(), null, noted(verdict)));
    return verdict;
  }

  private static Map<String, Object> noted(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Unbroken(var entries, var _, var _) -> Map.of("unbroken", entries);
      case Verdict.Broken(var number, var how) -> Map.of("brokenAt", number, "how", how);
    };
  }
}
