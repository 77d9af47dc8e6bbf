package org.prasan.client;

import java.util.Map;
import java.util.OptionalInt;
import org.prasan.audit.Audit;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Coalition;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.Tenancy;
import org.prasan.vault.Vault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Erases, as the product, closed files whose last day has passed, tells ahead of those whose day
 * comes, and erases once more whom an older backup has brought back.
 */
@Component
class EndKeeping {
  private static final Logger LOG = LoggerFactory.getLogger(EndKeeping.class);
  private static final int AT_ONCE = 500;

  /** Months differ in length: which files are due is counted again day by day. */
  private static final int SLACK_DAYS = 4;

  private final ClientFiles files;
  private final Keepings keepings;
  private final KeepingTerms terms;
  private final CloseClient close;
  private final TellOfKeeping tell;
  private final Vault vault;
  private final ClientClock clock;
  private final Audit audit;
  private final TransactionTemplate transaction;

  EndKeeping(
      ClientFiles files,
      Keepings keepings,
      KeepingTerms terms,
      CloseClient close,
      TellOfKeeping tell,
      Vault vault,
      ClientClock clock,
      Audit audit,
      TransactionTemplate transaction) {
    this.files = files;
    this.keepings = keepings;
    this.terms = terms;
    this.close = close;
    this.tell = tell;
    this.vault = vault;
    this.clock = clock;
    this.audit = audit;
    this.transaction = transaction;
  }

  /** Answers how many were erased. */
  int end(Coalition coalition) {
    return Tenancy.asProduct(coalition.id(), () -> again(coalition) + each(coalition));
  }

  private int each(Coalition coalition) {
    int erased = 0;
    for (var owner : transaction.execute(status -> files.ownersOfClosed(coalition.id()))) {
      var product = Acting.system(coalition, owner, ClientJobs.END_KEEPING);
      var months = transaction.execute(status -> terms.inForce(product, clock.today()));
      erased += erase(product, months);
      if (months.isPresent()) announce(product, owner, months);
    }
    return erased;
  }

  private int erase(Acting product, OptionalInt months) {
    int erased = 0;
    var passed = transaction.execute(status -> keepings.passed(product, clock.today(), AT_ONCE));
    for (var id : passed) if (tried(() -> over(product, id, months), id)) erased++;
    return erased;
  }

  /** One file per transaction: what goes wrong with one keeps none of the others. */
  private boolean tried(Erasing one, ClientId id) {
    try {
      return transaction.execute(status -> one.erased());
    } catch (RuntimeException e) {
      LOG.error("The file of client {} could not be erased", id, e);
      return false;
    }
  }

  private interface Erasing {
    boolean erased();
  }

  private boolean over(Acting product, ClientId id, OptionalInt months) {
    var file = files.lock(product, id).orElse(null);
    if (file == null || file.closing() == null) return false;
    var keeping = keepings.of(product, id);
    var closed = clock.day(file.closing().at());
    if (keeping.outdated(closed, months)) keepings.takeBack(product, id);
    if (!keeping.over(closed, months, clock.today())) return false;
    close.erase(product, file, EraseReason.TIME_OVER);
    return true;
  }

  private void announce(Acting product, OrganizationId owner, OptionalInt months) {
    try {
      transaction.executeWithoutResult(status -> tell(product, owner, months));
    } catch (RuntimeException e) {
      LOG.error("{} could not be told which files come to their end", owner, e);
    }
  }

  /** One message, however many files. */
  private void tell(Acting product, OrganizationId owner, OptionalInt months) {
    var today = clock.today();
    var horizon = today.plusDays(Keeping.NOTICE_DAYS);
    var before = clock.startOf(horizon.plusDays(SLACK_DAYS).minusMonths(months.getAsInt()));
    int told = 0;
    for (var one : keepings.silent(product, before, horizon, AT_ONCE)) {
      var closed = clock.day(one.at());
      if (!one.keeping().toAnnounce(closed, months, today)) continue;
      var until = one.keeping().until(closed, months, today).orElseThrow();
      keepings.announce(product, one.file(), until);
      audit.record(
          product,
          "client.end-announced",
          "client",
          one.file(),
          null,
          Map.of("title", one.number(), "until", until));
      told++;
    }
    if (told > 0) tell.ending(product.coalition(), owner);
  }

  /** After an older backup was restored: keys that were destroyed since are gone, rows are back. */
  private int again(Coalition coalition) {
    int erased = 0;
    var gone = transaction.execute(status -> vault.destroyed(coalition.id()));
    for (var back : transaction.execute(status -> files.under(coalition.id(), gone))) {
      var product = Acting.system(coalition, back.owner(), ClientJobs.END_KEEPING);
      if (tried(() -> again(product, back.id()), back.id())) erased++;
    }
    return erased;
  }

  private boolean again(Acting product, ClientId id) {
    var file = files.lock(product, id).orElse(null);
    if (file == null || file.erased()) return false;
    close.erase(product, file, EraseReason.ERASED_BEFORE);
    return true;
  }
}
