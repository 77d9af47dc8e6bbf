package org.prasan.identity;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.Audit;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Coalition;
import org.prasan.tenancy.Coalitions;
import org.prasan.tenancy.Role;
import org.prasan.tenancy.Tenancy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Notes what happens to an account in the log of each coalition its person works in, or in the
 * installation's log if there is none. The change is made in the transaction of the first entry; a
 * transaction shows one coalition's rows only, so the other logs follow in their own.
 */
@Component
class AccountLog {
  private static final LocalizedText NOTHING = new LocalizedText("", null);

  private final Accounts accounts;
  private final Coalitions coalitions;
  private final Audit audit;
  private final TransactionTemplate transaction;

  AccountLog(
      Accounts accounts, Coalitions coalitions, Audit audit, TransactionTemplate transaction) {
    this.accounts = accounts;
    this.coalitions = coalitions;
    this.audit = audit;
    this.transaction = transaction;
  }

  /** Must not be called within a transaction. */
  <T extends @Nullable Object> T doing(
      Account account, String origin, String deed, Supplier<T> change) {
    return doing(account, origin, deed, Map.of(), change);
  }

  <T extends @Nullable Object> T doing(
      Account account, String origin, String deed, Map<String, ?> after, Supplier<T> change) {
    var places = places(account);
    var first = places.getFirst();
    T result =
        Tenancy.in(
            first.id(),
            () ->
                transaction.execute(
                    status -> {
                      T changed = change.get();
                      note(first, account, origin, deed, after);
                      return changed;
                    }));
    for (var place : places.subList(1, places.size()))
      Tenancy.run(
          place.id(),
          () ->
              transaction.executeWithoutResult(
                  status -> note(place, account, origin, deed, after)));
    return result;
  }

  void note(Account account, String origin, String deed) {
    doing(account, origin, deed, () -> true);
  }

  void note(UUID account, String origin, String deed) {
    accounts.byId(account).ifPresent(known -> note(known, origin, deed));
  }

  /** Somebody tried something for an account that does not exist. */
  void noteUnknown(String origin, String deed) {
    Tenancy.run(
        Coalition.NONE.id(),
        () ->
            transaction.executeWithoutResult(
                status ->
                    audit.record(
                        Acting.visitor(Coalition.NONE, origin),
                        deed,
                        "account",
                        "unknown",
                        null,
                        null)));
  }

  private List<Coalition> places(Account account) {
    var known =
        accounts.coalitionsOf(account.id()).stream()
            .flatMap(id -> coalitions.byId(id).stream())
            .toList();
    return known.isEmpty() ? List.of(Coalition.NONE) : known;
  }

  private void note(
      Coalition place, Account account, String origin, String deed, Map<String, ?> after) {
    var acting =
        new Acting(
            place,
            account.person(),
            null,
            null,
            account.name(),
            NOTHING,
            Set.of(Role.ACCOUNT_HOLDER),
            origin);
    audit.record(acting, deed, "account", account.id(), null, after.isEmpty() ? null : after);
  }
}
