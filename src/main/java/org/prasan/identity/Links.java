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
    OPERATOR("/first/", Duration.ofDays(7)),
    ADDRESS("/account/address/", Duration.ofDays(1));

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

  /** How a link reaches whoever opens it. */
  enum Way {
    /** Shown to somebody who passes it on: it says nothing about a mailbox. */
    HANDED_OVER,
    /** Put into a message and shown nowhere else: whoever opens it reads that mailbox. */
    MAILED
  }

  /**
   * What a link opens: an invitation of a coalition, or an account.
   *
   * @param provesMailbox it was sent by mail alone
   */
  record Opens(CoalitionId coalition, UUID subject, boolean provesMailbox) {}

  /** Makes a link; earlier ones that went the same way open nothing any more. */
  @Transactional
  String issue(Purpose purpose, Way way, CoalitionId coalition, UUID subject) {
    return issue(purpose, way, coalition, subject, purpose.lasts);
  }

  @Transactional
  String issue(Purpose purpose, Way way, CoalitionId coalition, UUID subject, Duration lasts) {
    return issue(purpose, way, coalition, subject, lasts, Token.fresh());
  }

  /**
   * The link that a form makes, which is the same when the form is sent again.
   *
   * @param token drawn from that form
   */
  @Transactional
  String issue(Purpose purpose, Way way, CoalitionId coalition, UUID subject, Token token) {
    return issue(purpose, way, coalition, subject, purpose.lasts, token);
  }

  private String issue(
      Purpose purpose, Way way, CoalitionId coalition, UUID subject, Duration lasts, Token token) {
    jdbc.sql(
            """
            delete from identity.link
            where purpose = :purpose and subject = :subject and mailed = :mailed
            """)
        .param("purpose", purpose.name())
        .param("subject", subject)
        .param("mailed", way == Way.MAILED)
        .update();
    jdbc.sql(
            """
            insert into identity.link (token_hash, purpose, place, subject, mailed, expires_at)
            values (:hash, :purpose, :place, :subject, :mailed, :expires)
            """)
        .param("hash", token.hash())
        .param("purpose", purpose.name())
        .param("place", coalition.value())
        .param("subject", subject)
        .param("mailed", way == Way.MAILED)
        .param("expires", now().plus(lasts))
        .update();
    return address(purpose, token);
  }

  /** When the link that went this way ends, whether it was used or not; empty where none went. */
  @Transactional(readOnly = true)
  String last(Purpose purpose, Way way, UUID subject) {
    return jdbc.sql(
            """
            select expires_at::text from identity.link
            where purpose = :purpose and subject = :subject and mailed = :mailed
            """)
        .param("purpose", purpose.name())
        .param("subject", subject)
        .param("mailed", way == Way.MAILED)
        .query(String.class)
        .optional()
        .orElse("");
  }

  String address(Purpose purpose, Token token) {
    return settings.address(purpose.path + token.value());
  }

  /** What the link opens, as long as it is neither used nor too old; looking does not use it. */
  @Transactional(readOnly = true)
  Optional<Opens> peek(Purpose purpose, Token token) {
    return jdbc.sql(
            """
            select place, subject, mailed from identity.link
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
                    UUID.fromString(row.getString("subject")),
                    row.getBoolean("mailed")))
        .optional();
  }

  /**
   * Uses the link up, and with it all others for the same thing; false if somebody has done so in
   * the meantime.
   */
  @Transactional
  boolean use(Purpose purpose, Token token) {
    lockAll(purpose, token);
    boolean used =
        jdbc.sql(
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
    if (used) useUpOthers(purpose, token);
    return used;
  }

  /** In one order, so that two links for the same thing never wait for each other. */
  private void lockAll(Purpose purpose, Token token) {
    jdbc.sql(
            """
            select token_hash from identity.link
            where purpose = :purpose and subject in (
              select subject from identity.link where token_hash = :hash)
            order by token_hash for update
            """)
        .param("purpose", purpose.name())
        .param("hash", token.hash())
        .query((row, number) -> true)
        .list();
  }

  private void useUpOthers(Purpose purpose, Token token) {
    jdbc.sql(
            """
            update identity.link o set used_at = :now from identity.link l
            where l.token_hash = :hash and o.purpose = :purpose and o.subject = l.subject
              and o.used_at is null
            """)
        .param("now", now())
        .param("hash", token.hash())
        .param("purpose", purpose.name())
        .update();
  }

  /** They stay known as used: an old page does not make one of them again. */
  @Transactional
  void revoke(Purpose purpose, UUID subject) {
    jdbc.sql(
            """
            update identity.link set used_at = :now
            where purpose = :purpose and subject = :subject and used_at is null
            """)
        .param("now", now())
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
