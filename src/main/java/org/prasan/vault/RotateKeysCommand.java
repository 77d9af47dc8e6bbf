package org.prasan.vault;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.prasan.audit.Audit;
import org.prasan.operation.Arguments;
import org.prasan.operation.Command;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Coalition;
import org.prasan.tenancy.Coalitions;
import org.prasan.tenancy.Tenancy;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * {@code rotate-keys}: a new version of the master key wraps all data keys, and the old one is
 * destroyed; also while people work. Interrupted, it is asked for again.
 */
@Component
class RotateKeysCommand implements Command {
  private static final List<Locale> BOTH = List.of(Locale.forLanguageTag("th"), Locale.ENGLISH);

  private final Coalitions coalitions;
  private final MasterKey master;
  private final MasterKeyCheck check;
  private final DataKeys keys;
  private final Audit audit;
  private final MessageSource messages;
  private final TransactionTemplate transaction;

  RotateKeysCommand(
      Coalitions coalitions,
      MasterKey master,
      MasterKeyCheck check,
      DataKeys keys,
      Audit audit,
      MessageSource messages,
      PlatformTransactionManager transactions) {
    this.coalitions = coalitions;
    this.master = master;
    this.check = check;
    this.keys = keys;
    this.audit = audit;
    this.messages = messages;
    transaction = new TransactionTemplate(transactions);
  }

  @Override
  public String name() {
    return "rotate-keys";
  }

  @Override
  public int run(Arguments arguments) {
    int wrapped = rotate();
    for (var language : BOTH)
      System.out.println(
          messages.getMessage("vault.command.rotated", new Object[] {wrapped}, language));
    return 0;
  }

  /**
   * The version before stays for what somebody is just sealing with it, until keys are rotated
   * again: only then has every copy long known the newer one.
   */
  int rotate() {
    rewrapAll();
    master.forgetOldVersions();
    master.renew();
    transaction.executeWithoutResult(status -> check.renew());
    return rewrapAll();
  }

  private int rewrapAll() {
    return coalitions.all().stream().mapToInt(this::rewrap).sum();
  }

  private int rewrap(Coalition coalition) {
    Integer wrapped =
        Tenancy.asProduct(
            coalition.id(), () -> transaction.execute(status -> rewrapKeys(coalition)));
    return wrapped == null ? 0 : wrapped;
  }

  private int rewrapKeys(Coalition coalition) {
    int wrapped = 0;
    for (var key : keys.all(coalition.id())) {
      var owner = Vault.bound(coalition.id(), key.id);
      if (master.isNewest(key.key)) continue;
      if (keys.rewrap(coalition.id(), key, master.wrap(master.unwrap(key.key, owner), owner)))
        wrapped++;
    }
    if (wrapped > 0)
      audit.record(
          Acting.system(coalition, name()),
          "client-keys.rotated",
          "coalition",
          coalition.id(),
          null,
          Map.of("keys", wrapped));
    return wrapped;
  }
}
