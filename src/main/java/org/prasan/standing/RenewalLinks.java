package org.prasan.standing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.prasan.identity.Token;
import org.prasan.operation.Settings;
import org.prasan.tenancy.Coalition;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Links by which one person renews one term without signing in, once. Only a hash is kept. */
@Component
class RenewalLinks {
  static final Duration LASTS = Duration.ofDays(30);

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Settings settings;

  RenewalLinks(JdbcClient jdbc, Clock clock, Settings settings) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.settings = settings;
  }

  /** What a link is for. */
  record Link(
      OrganizationId organization,
      LocalDate term,
      PersonId person,
      Instant expiresAt,
      @Nullable Instant usedAt) {}

  /** The address to send to that person. */
  @Transactional(propagation = Propagation.MANDATORY)
  String issue(
      Coalition coalition,
      OrganizationId organization,
      LocalDate term,
      PersonId person,
      String language) {
    var token = Token.fresh();
    jdbc.sql(
            """
            insert into standing.renewal_link (coalition_id, token_hash, organization_id, term,
              person_id, issued_at, expires_at)
            values (:coalition, :hash, :organization, :term, :person, :now, :expires)
            """)
        .param("coalition", coalition.id().value())
        .param("hash", token.hash())
        .param("organization", organization.value())
        .param("term", term)
        .param("person", person.value())
        .param("now", now())
        .param("expires", now().plus(LASTS))
        .update();
    return settings.address("/" + coalition.slug() + "/renewal/" + token.value())
        + ("en".equals(language) ? "?lang=en" : "");
  }

  @Transactional(readOnly = true)
  Optional<Link> find(CoalitionId coalition, Token token) {
    return jdbc.sql(
            """
            select * from standing.renewal_link
            where coalition_id = :coalition and token_hash = :hash
            """)
        .param("coalition", coalition.value())
        .param("hash", token.hash())
        .query((row, number) -> link(row))
        .optional();
  }

  boolean expired(Link link) {
    return !clock.instant().isBefore(link.expiresAt());
  }

  /** False if somebody has used it in the meantime, or it is too old. */
  @Transactional(propagation = Propagation.MANDATORY)
  boolean use(CoalitionId coalition, Token token) {
    return jdbc.sql(
                """
                update standing.renewal_link set used_at = :now
                where coalition_id = :coalition and token_hash = :hash
                  and used_at is null and expires_at > :now
                """)
            .param("now", now())
            .param("coalition", coalition.value())
            .param("hash", token.hash())
            .update()
        == 1;
  }

  private static Link link(ResultSet row) throws SQLException {
    var used = row.getObject("used_at", OffsetDateTime.class);
    return new Link(
        OrganizationId.of(row.getString("organization_id")),
        row.getObject("term", LocalDate.class),
        PersonId.of(row.getString("person_id")),
        row.getObject("expires_at", OffsetDateTime.class).toInstant(),
        used == null ? null : used.toInstant());
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
