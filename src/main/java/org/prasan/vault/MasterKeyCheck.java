package org.prasan.vault;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.prasan.operation.CannotStart;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Refuses to start with another master key than the one that wrapped the keys of clients: what
 * would be sealed from then on could not be read with what was sealed before.
 */
@Component
class MasterKeyCheck implements SmartInitializingSingleton {
  private static final byte[] WORD = "prasan".getBytes(StandardCharsets.US_ASCII);

  private final MasterKey master;
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  MasterKeyCheck(MasterKey master, JdbcClient jdbc, TransactionTemplate transaction) {
    this.master = master;
    this.jdbc = jdbc;
    this.transaction = transaction;
  }

  @Override
  public void afterSingletonsInstantiated() {
    transaction.executeWithoutResult(status -> check());
  }

  private void check() {
    var kept = jdbc.sql("select wrapped from vault.master_key").query(byte[].class).optional();
    if (kept.isEmpty()) {
      jdbc.sql("insert into vault.master_key (wrapped) values (?) on conflict do nothing")
          .param(master.wrap(WORD, WORD))
          .update();
    } else if (!opens(kept.get())) {
      throw CannotStart.because("vault-key", master.toString());
    }
  }

  private boolean opens(byte[] kept) {
    try {
      return Arrays.equals(master.unwrap(kept, WORD), WORD);
    } catch (MasterKey.KeyUnknown e) {
      return false;
    }
  }

  /** Within the transaction that wraps keys anew. */
  void renew() {
    jdbc.sql("update vault.master_key set wrapped = ?").param(master.wrap(WORD, WORD)).update();
  }
}
