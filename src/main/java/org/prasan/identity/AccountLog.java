package org.prasan.identity;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
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
    return doing(account, deed, after, place -> owner(account, place, origin), change);
  }

  /** Done by somebody who has not shown to be the owner of the account. */
  <T extends @Nullable Object> T strangerDoing(
      Account account, String origin, String deed, Supplier<T> change) {
    return doing(account, deed, Map.of(), place -> Acting.visitor(place, origin), change);
  }

  /** Done by whoever runs the server. */
  <T extends @Nullable Object> T serverDoing(
      Account account, String command, String deed, Supplier<T> change) {
    return doing(account, deed, Map.of(), place -> Acting.system(place, command), change);
  }

  private <T extends @Nullable Object> T doing(
      Account account,
      String deed,
      Map<String, ?> after,
      Function<Coalition, Acting> who,
      Supplier<T> change) {
    var places = places(account);
    var first = places.getFirst();
    T result =
        Tenancy.in(
            first.id(),
            () ->
                transaction.execute(
                    status -> {
                      T changed = change.get();
                      note(who.apply(first), account, deed, after);
                      return changed;
                    }));
    for (var place : places.subList(1, places.size()))
      Tenancy.run(
          place.id(),
          () ->
              transaction.executeWithoutResult(
                  status -> note(who.apply(place), account, deed, after)));
    return result;
  }

  void note(Account account, String origin, String deed) {
    doing(account, origin, deed, () -> true);
  }

  void note(UUID account, String origin, String deed) {
    accounts.byId(account).ifPresent(known -> note(known, origin, deed));
  }

  void noteStranger(Account account, String origin, String deed) {
    strangerDoing(account, origin, deed, () -> true);
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

  private static Acting owner(Account account, Coalition place, String origin) {
    return new Acting(
        place,
        account.person(),
        null,
        null,
        account.name(),
        NOTHING,
        Set.of(Role.ACCOUNT_HOLDER),
        origin);
  }

  private void note(Acting acting, Account account, String deed, Map<String, ?> after) {
    audit.record(acting, deed, "account", account.id(), null, after.isEmpty() ? null : after);
  }
}
