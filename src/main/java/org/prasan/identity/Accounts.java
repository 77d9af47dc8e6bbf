package org.prasan.identity;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.CoalitionId;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The accounts of this installation. */
@Component
class Accounts {
  private static final RowMapper<Account> ACCOUNT =
      (row, number) ->
          new Account(
              UUID.fromString(row.getString("id")),
              row.getString("email"),
              new LocalizedText(row.getString("name_th"), row.getString("name_en")),
              row.getString("language"),
              row.getString("password_hash"),
              row.getBoolean("operator"),
              row.getString("deactivated_at") == null,
              row.getString("email_proved_at") != null);

  private final JdbcClient jdbc;
  private final Clock clock;

  Accounts(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  Optional<Account> byId(UUID id) {
    return jdbc.sql("select * from identity.account where id = :id")
        .param("id", id)
        .query(ACCOUNT)
        .optional();
  }

  /** All accounts that claim this address; first the one whose owner has proved to read it. */
  @Transactional(readOnly = true)
  List<Account> claiming(EmailAddress email) {
    return jdbc.sql(
            """
            select * from identity.account where email = :email
            order by email_proved_at is null, created_at, id
            """)
        .param("email", email.value())
        .query(ACCOUNT)
        .list();
  }

  @Transactional(readOnly = true)
  Optional<Account> byEmail(EmailAddress email) {
    return claiming(email).stream().findFirst();
  }

  /** Nobody else accepts or proves anything for this address until the transaction ends. */
  @Transactional(propagation = Propagation.MANDATORY)
  void lock(EmailAddress email) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:what, 0))")
        .param("what", "account " + email.value())
        .query((row, number) -> true)
        .single();
  }

  /**
   * The owner of this account reads that mailbox; false if that of another account has proved it.
   * An account that was closed gives its address free.
   */
  @Transactional
  boolean prove(Account account) {
    lock(new EmailAddress(account.email()));
    jdbc.sql(
            """
            update identity.account set email_proved_at = null
            where email = :email and id <> :id and deactivated_at is not null
            """)
        .param("email", account.email())
        .param("id", account.id())
        .update();
    return jdbc.sql(
                """
                update identity.account a set email_proved_at = :now
                where a.id = :id and not exists (
                  select from identity.account o
                  where o.email = a.email and o.id <> a.id and o.email_proved_at is not null)
                """)
            .param("now", now())
            .param("id", account.id())
            .update()
        == 1;
  }

  /** Somebody else made a way into this account. */
  @Transactional(propagation = Propagation.MANDATORY)
  void helped(UUID id) {
    jdbc.sql("update identity.account set helped = true where id = :id").param("id", id).update();
  }

  /** Whether somebody else ever made a way into this account. */
  @Transactional(readOnly = true)
  boolean wasHelped(UUID id) {
    return jdbc.sql("select helped from identity.account where id = :id")
        .param("id", id)
        .query(Boolean.class)
        .optional()
        .orElse(false);
  }

  @Transactional(readOnly = true)
  boolean hasOperator() {
    return jdbc.sql(
            "select exists (select from identity.account where operator and deactivated_at is"
                + " null)")
        .query(Boolean.class)
        .single();
  }

  /** First the one to which the person has belonged longest: ids of others may have been chosen. */
  @Transactional(readOnly = true)
  List<CoalitionId> coalitionsOf(UUID account) {
    return jdbc.sql(
            """
            select coalition_id from identity.account_coalition where account_id = :account
            order by since, coalition_id
            """)
        .param("account", account)
        .query((row, number) -> CoalitionId.of(row.getString("coalition_id")))
        .list();
  }

  @Transactional
  void add(Account account) {
    jdbc.sql(
            """
            insert into identity.account
              (id, email, name_th, name_en, language, password_hash, operator, created_at,
               email_proved_at)
            values (:id, :email, :th, :en, :language, :hash, :operator, :now,
                    case when :proved then :now end)
            """)
        .param("id", account.id())
        .param("email", account.email())
        .param("th", account.name().th())
        .param("en", account.name().en())
        .param("language", account.language())
        .param("hash", account.passwordHash())
        .param("operator", account.operator())
        .param("proved", account.addressProved())
        .param("now", now())
        .update();
  }

  @Transactional
  void join(UUID account, CoalitionId coalition) {
    jdbc.sql(
            """
            insert into identity.account_coalition (account_id, coalition_id)
            values (:account, :coalition) on conflict do nothing
            """)
        .param("account", account)
        .param("coalition", coalition.value())
        .update();
  }

  @Transactional
  void setPassword(UUID account, String hash) {
    jdbc.sql("update identity.account set password_hash = :hash where id = :id")
        .param("hash", hash)
        .param("id", account)
        .update();
  }

  @Transactional
  void describe(UUID account, LocalizedText name, String language) {
    jdbc.sql(
            "update identity.account set name_th = :th, name_en = :en, language = :language"
                + " where id = :id")
        .param("th", name.th())
        .param("en", name.en())
        .param("language", language)
        .param("id", account)
        .update();
  }

  @Transactional
  void deactivate(UUID account) {
    jdbc.sql("update identity.account set deactivated_at = :now where id = :id")
        .param("now", now())
        .param("id", account)
        .update();
  }

  @Transactional
  void reactivate(UUID account) {
    jdbc.sql("update identity.account set deactivated_at = null where id = :id")
        .param("id", account)
        .update();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  static @Nullable String blankToNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
