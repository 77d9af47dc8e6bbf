package org.prasan.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.prasan.operation.Settings;
import org.prasan.tenancy.CoalitionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Links that open one thing for one person, once. Only a hash of each is kept. */
@Component
class Links {
  private final JdbcClient jdbc;
  private final Clock clock;
  private final Settings settings;

  Links(JdbcClient jdbc, Clock clock, Settings settings) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.settings = settings;
  }

  /** What a link is for, and what its address begins with. */
  enum Purpose {
    INVITATION("/invitation/", Duration.ofDays(14)),
    RESET("/reset/", Duration.ofHours(1)),
    OPERATOR("/first/", Duration.ofDays(7));

    private final String path;
    private final Duration lasts;

    Purpose(String path, Duration lasts) {
      this.path = path;
      this.lasts = lasts;
    }

    Duration lasts() {
      return lasts;
    }
  }

  /** What a link opens: an invitation of a coalition, or an account. */
  record Opens(CoalitionId coalition, UUID subject) {}

  /** Makes a link; earlier ones for the same thing open nothing any more. */
  @Transactional
  String issue(Purpose purpose, CoalitionId coalition, UUID subject) {
    revoke(purpose, subject);
    var token = Token.fresh();
    jdbc.sql(
            """
            insert into identity.link (token_hash, purpose, place, subject, expires_at)
            values (:hash, :purpose, :place, :subject, :expires)
            """)
        .param("hash", token.hash())
        .param("purpose", purpose.name())
        .param("place", coalition.value())
        .param("subject", subject)
        .param("expires", now().plus(purpose.lasts))
        .update();
    var base = settings.baseUrl().toString().replaceAll("/+$", "");
    return base + purpose.path + token.value();
  }

  /** What the link opens, as long as it is neither used nor too old; looking does not use it. */
  @Transactional(readOnly = true)
  Optional<Opens> peek(Purpose purpose, Token token) {
    return jdbc.sql(
            """
            select place, subject from identity.link
            where token_hash = :hash and purpose = :purpose
              and used_at is null and expires_at > :now
            """)
        .param("hash", token.hash())
        .param("purpose", purpose.name())
        .param("now", now())
        .query(
            (row, number) ->
                new Opens(
                    CoalitionId.of(row.getString("place")),
                    UUID.fromString(row.getString("subject"))))
        .optional();
  }

  /** Uses the link up; false if somebody has done so in the meantime. */
  @Transactional
  boolean use(Purpose purpose, Token token) {
    return jdbc.sql(
                """
                update identity.link set used_at = :now
                where token_hash = :hash and purpose = :purpose
                  and used_at is null and expires_at > :now
                """)
            .param("hash", token.hash())
            .param("purpose", purpose.name())
            .param("now", now())
            .update()
        == 1;
  }

  @Transactional
  void revoke(Purpose purpose, UUID subject) {
    jdbc.sql("delete from identity.link where purpose = :purpose and subject = :subject")
        .param("purpose", purpose.name())
        .param("subject", subject)
        .update();
  }

  @Transactional
  void forgetOldLinks() {
    jdbc.sql("delete from identity.link where expires_at < :before")
        .param("before", now().minusDays(1))
        .update();
  }

  Instant expiry(Purpose purpose) {
    return clock.instant().plus(purpose.lasts);
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
