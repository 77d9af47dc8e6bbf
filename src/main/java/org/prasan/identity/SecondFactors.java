package org.prasan.identity;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.prasan.language.Digits;
import org.prasan.operation.SealedWords;
import org.prasan.operation.Secret;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Codes of an authenticator app (RFC 6238): each counts once, and a step earlier or later. */
@Component
class SecondFactors {
  private static final long STEP = 30;

  private final TimeBasedOneTimePasswordGenerator generator =
      new TimeBasedOneTimePasswordGenerator();
  private final JdbcClient jdbc;
  private final RecoveryCodes recovery;
  private final SealedWords sealing;
  private final Clock clock;

  SecondFactors(JdbcClient jdbc, RecoveryCodes recovery, SealedWords sealing, Clock clock) {
    this.jdbc = jdbc;
    this.recovery = recovery;
    this.sealing = sealing;
    this.clock = clock;
  }

  /** What a session or a row keeps of the secret: only we can read it, and for this account. */
  String sealFor(UUID account, SharedSecret secret) {
    return sealing.seal(new Secret(secret.base32()), account);
  }

  Optional<SharedSecret> opened(UUID account, String kept) {
    return sealing.open(kept, account).map(secret -> new SharedSecret(secret.reveal()));
  }

  /** For the way to the page that shows them, since sessions stand in the database. */
  String sealFor(UUID account, List<String> codes) {
    return sealing.seal(new Secret(String.join(" ", codes)), account);
  }

  List<String> openedCodes(UUID account, String kept) {
    return sealing
        .open(kept, account)
        .map(codes -> List.of(codes.reveal().split(" ", -1)))
        .orElse(List.of());
  }

  /** What an earlier version left readable. */
  @EventListener(ApplicationReadyEvent.class)
  @Transactional
  void sealReadable() {
    jdbc
        .sql("select account_id, secret from identity.second_factor")
        .query((row, number) -> new Kept(row.getString("account_id"), row.getString("secret")))
        .list()
        .stream()
        .filter(kept -> !SealedWords.isSealed(kept.secret()))
        .forEach(this::seal);
  }

  private record Kept(String account, String secret) {
    @Override
    public String toString() {
      return "Kept[" + account + "]";
    }
  }

  private void seal(Kept kept) {
    var account = UUID.fromString(kept.account());
    jdbc.sql(
            """
            update identity.second_factor set secret = :sealed
            where account_id = :account and secret = :readable
            """)
        .param("sealed", sealFor(account, new SharedSecret(kept.secret())))
        .param("account", account)
        .param("readable", kept.secret())
        .update();
  }

  @Transactional(readOnly = true)
  boolean isSetUp(UUID account) {
    return jdbc.sql(
            "select exists (select from identity.second_factor where account_id = :account)")
        .param("account", account)
        .query(Boolean.class)
        .single();
  }

  /** The code the app shows for this secret now; empty if it shows another one. */
  boolean shows(SharedSecret secret, String code) {
    return stepOf(secret, code).isPresent();
  }

  /** From now on codes of this secret are asked for; answers the codes for a lost telephone. */
  @Transactional
  List<String> setUp(UUID account, SharedSecret secret, String code) {
    return setUp(account, secret, stepOf(secret, code).orElseThrow());
  }

  /** Without having seen a code of it, for sample data. */
  @Transactional
  List<String> setUp(UUID account, SharedSecret secret) {
    return setUp(account, secret, 0L);
  }

  private List<String> setUp(UUID account, SharedSecret secret, long step) {
    jdbc.sql(
            """
            insert into identity.second_factor (account_id, secret, last_step, since)
            values (:account, :secret, :step, :now)
            on conflict (account_id) do update
              set secret = excluded.secret, last_step = excluded.last_step, since = excluded.since
            """)
        .param("account", account)
        .param("secret", sealFor(account, secret))
        .param("step", step)
        .param("now", now())
        .update();
    return recovery.renew(account);
  }

  /** With the codes on paper, which were for it. */
  @Transactional
  boolean remove(UUID account) {
    boolean had = removeApp(account);
    recovery.remove(account);
    return had;
  }

  /** False if there was none. */
  @Transactional
  boolean removeApp(UUID account) {
    return jdbc.sql("delete from identity.second_factor where account_id = :account")
            .param("account", account)
            .update()
        == 1;
  }

  /** Uses up the code of the app; a code seen before, or an older one, does not count. */
  @Transactional
  boolean accept(UUID account, String code) {
    return secretOf(account)
        .flatMap(secret -> stepOf(secret, code))
        .filter(step -> advance(account, step))
        .isPresent();
  }

  /**
   * What the app shows now, or next once that was used; the door shows it in sample mode, where
   * there is no telephone.
   */
  @Transactional(readOnly = true)
  @Nullable String presentCode(UUID account) {
    long unused = Math.max(clock.instant().getEpochSecond() / STEP, lastStep(account) + 1);
    return secretOf(account).map(secret -> codeAt(secret, unused)).orElse(null);
  }

  private long lastStep(UUID account) {
    return jdbc.sql("select last_step from identity.second_factor where account_id = :account")
        .param("account", account)
        .query(Long.class)
        .optional()
        .orElse(0L);
  }

  private boolean advance(UUID account, long step) {
    return jdbc.sql(
                """
                update identity.second_factor set last_step = :step
                where account_id = :account and last_step < :step
                """)
            .param("step", step)
            .param("account", account)
            .update()
        == 1;
  }

  /** Empty also if the key is another one than then: recovery codes still work. */
  @Transactional(readOnly = true)
  Optional<SharedSecret> secretOf(UUID account) {
    return jdbc.sql("select secret from identity.second_factor where account_id = :account")
        .param("account", account)
        .query(String.class)
        .optional()
        .flatMap(kept -> opened(account, kept));
  }

  private Optional<Long> stepOf(SharedSecret secret, String typed) {
    var code = Digits.toAscii(typed).replaceAll("\\D", "");
    long present = clock.instant().getEpochSecond() / STEP;
    return LongStream.rangeClosed(present - 1, present + 1)
        .boxed()
        .filter(step -> MessageDigest.isEqual(bytes(codeAt(secret, step)), bytes(code)))
        .findFirst();
  }

  String codeAt(SharedSecret secret, long step) {
    try {
      var key = new SecretKeySpec(secret.bytes(), generator.getAlgorithm());
      return generator.generateOneTimePasswordString(key, Instant.ofEpochSecond(step * STEP));
    } catch (InvalidKeyException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
