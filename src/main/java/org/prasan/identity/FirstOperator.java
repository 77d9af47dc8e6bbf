package org.prasan.identity;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.Audit;
import org.prasan.language.LocalizedText;
import org.prasan.operation.Settings;
import org.prasan.operation.StartNotes;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Coalition;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.Role;
import org.prasan.tenancy.Tenancy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The first account of a fresh installation: whoever reads the screen of the server may make it,
 * through a link that works once and is made anew at each start until somebody has used it.
 */
@Service
class FirstOperator implements StartNotes {
  /** The link belongs to no account yet. */
  private static final UUID NOBODY = new UUID(0, 0);

  private final Accounts accounts;
  private final Links links;
  private final Passwords passwords;
  private final PasswordRules rules;
  private final Audit audit;
  private final TransactionTemplate transaction;
  private final Settings settings;

  FirstOperator(
      Accounts accounts,
      Links links,
      Passwords passwords,
      PasswordRules rules,
      Audit audit,
      TransactionTemplate transaction,
      Settings settings) {
    this.accounts = accounts;
    this.links = links;
    this.passwords = passwords;
    this.rules = rules;
    this.audit = audit;
    this.transaction = transaction;
    this.settings = settings;
  }

  sealed interface Outcome {
    record Made(Account account) implements Outcome {}

    record WeakPassword(String key) implements Outcome {}

    record Gone() implements Outcome {}
  }

  @Override
  public List<String> lines() {
    if (settings.sample() || accounts.hasOperator()) return List.of();
    var link =
        links.issue(Links.Purpose.OPERATOR, Links.Way.HANDED_OVER, Coalition.NONE.id(), NOBODY);
    return List.of(
        "ยังไม่มีผู้ดูแลระบบ เปิดลิงก์นี้เพื่อสร้างบัญชีแรก (ใช้ได้ครั้งเดียว)",
        "There is no operator yet. Open this link to make the first account (works once):",
        link);
  }

  boolean isOpen(Token token) {
    return !accounts.hasOperator() && links.peek(Links.Purpose.OPERATOR, token).isPresent();
  }

  Optional<String> objectionTo(String password, @Nullable String email) {
    return rules.objectionTo(password, email == null ? "" : email);
  }

  Outcome make(
      Token token, EmailAddress email, LocalizedText name, String password, String origin) {
    if (!isOpen(token)) return new Outcome.Gone();
    Optional<String> objection = rules.objectionTo(password, email.value());
    if (objection.isPresent()) return new Outcome.WeakPassword(objection.get());
    var hash = passwords.hash(password);
    Optional<Account> made =
        Tenancy.in(
            Coalition.NONE.id(),
            () -> transaction.execute(status -> added(token, email, name, hash, origin)));
    return made.<Outcome>map(Outcome.Made::new).orElseGet(Outcome.Gone::new);
  }

  private Optional<Account> added(
      Token token, EmailAddress email, LocalizedText name, String hash, String origin) {
    if (!links.use(Links.Purpose.OPERATOR, token) || accounts.byEmail(email).isPresent())
      return Optional.empty();
    // Whoever reads the screen of the server is believed: there is nobody above to prove it to.
    var account =
        new Account(PersonId.fresh().value(), email.value(), name, "th", hash, true, true, true);
    accounts.add(account);
    var acting =
        new Acting(
            Coalition.NONE,
            account.person(),
            null,
            null,
            name,
            new LocalizedText("", null),
            Set.of(Role.ACCOUNT_HOLDER, Role.OPERATOR),
            origin);
    audit.record(acting, "operator.made", "account", account.id(), null, null);
    return Optional.of(account);
  }
}
