package org.prasan.identity;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Codes on paper for the day the telephone is lost; each opens once. Only hashes are kept. */
@Component
class RecoveryCodes {
  private static final int COUNT = 10;

  /** Without letters and digits that look alike. */
  private static final String LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ23456789";

  private static final int CHARACTERS = 16;

  private final SecureRandom random = new SecureRandom();
  private final JdbcClient jdbc;
  private final Clock clock;

  RecoveryCodes(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Fresh codes; the former ones open nothing any more. */
  @Transactional
  List<String> renew(UUID account) {
    remove(account);
    var codes = Stream.generate(this::fresh).limit(COUNT).toList();
    for (var code : codes)
      jdbc.sql("insert into identity.recovery_code (account_id, hash) values (:account, :hash)")
          .param("account", account)
          .param("hash", hash(account, code))
          .update();
    return codes;
  }

  @Transactional
  boolean use(UUID account, String typed) {
    return jdbc.sql(
                """
                update identity.recovery_code set used_at = :now
                where account_id = :account and hash = :hash and used_at is null
                """)
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .param("account", account)
            .param("hash", hash(account, typed))
            .update()
        == 1;
  }

  @Transactional(readOnly = true)
  int left(UUID account) {
    return jdbc.sql(
            "select count(*) from identity.recovery_code"
                + " where account_id = :account and used_at is null")
        .param("account", account)
        .query(Integer.class)
        .single();
  }

  @Transactional
  void remove(UUID account) {
    jdbc.sql("delete from identity.recovery_code where account_id = :account")
        .param("account", account)
        .update();
  }

  private String fresh() {
    var code = new StringBuilder();
    for (int i = 0; i < CHARACTERS; i++) {
      if (i > 0 && i % 4 == 0) code.append('-');
      code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return code.toString();
  }

  private static String hash(UUID account, String code) {
    return Token.sha256(account + code.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", ""));
  }
}
