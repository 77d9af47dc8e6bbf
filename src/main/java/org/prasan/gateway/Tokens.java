package org.prasan.gateway;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The tokens of a coalition; row-level security shows an organization its own alone. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Tokens {
  private final JdbcClient jdbc;

  Tokens(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** False if it was made before. */
  boolean insert(CoalitionId coalition, ProgramToken token, byte[] hash) {
    return jdbc.sql(
                """
                insert into gateway.token
                  (coalition_id, id, organization_id, name, scopes, hash, made_by, made_at, last_day)
                values (:coalition, :id, :organization, :name, :scopes, :hash, :by, :at, :lastDay)
                on conflict do nothing
                """)
            .params(values(coalition, token))
            .param("hash", hash)
            .param("at", utc(token.made()))
            .update()
        == 1;
  }

  /** False unless the same person made the same since then, and nothing has used it yet. */
  boolean renew(CoalitionId coalition, ProgramToken token, byte[] hash, Instant since) {
    return jdbc.sql(
                """
                update gateway.token set hash = :hash
                where coalition_id = :coalition and id = :id and organization_id = :organization
                  and made_by = :by and made_at > :since and used_on is null and revoked_at is null
                  and name = :name and scopes = :scopes::text[] and last_day = :lastDay
                """)
            .params(values(coalition, token))
            .param("hash", hash)
            .param("since", utc(since))
            .update()
        == 1;
  }

  private static Map<String, Object> values(CoalitionId coalition, ProgramToken token) {
    return Map.of(
        "coalition", coalition.value(),
        "id", token.id().value(),
        "organization", token.organization().value(),
        "name", token.name(),
        "scopes", token.scopes().stream().map(Enum::name).sorted().toArray(String[]::new),
        "by", token.maker().value(),
        "lastDay", token.lastDay());
  }

  /** Empty if nobody has made it for the organization that is bound. */
  Optional<ProgramToken> shown(CoalitionId coalition, Bearer bearer) {
    return jdbc.sql(
            """
            select * from gateway.token
            where coalition_id = :coalition and hash = :hash and organization_id = :organization
            """)
        .param("coalition", coalition.value())
        .param("hash", bearer.hash())
        .param("organization", bearer.claimed().value())
        .query((row, number) -> token(row))
        .optional();
  }

  Optional<ProgramToken> find(CoalitionId coalition, OrganizationId organization, TokenId id) {
    return jdbc.sql(
            """
            select * from gateway.token
            where coalition_id = :coalition and id = :id and organization_id = :organization
            """)
        .param("coalition", coalition.value())
        .param("id", id.value())
        .param("organization", organization.value())
        .query((row, number) -> token(row))
        .optional();
  }

  /** The newest first. */
  List<ProgramToken> of(CoalitionId coalition, OrganizationId organization) {
    return jdbc.sql(
            """
            select * from gateway.token
            where coalition_id = :coalition and organization_id = :organization
            order by made_at desc, id desc
            """)
        .param("coalition", coalition.value())
        .param("organization", organization.value())
        .query((row, number) -> token(row))
        .list();
  }

  Map<PersonId, String> names(CoalitionId coalition, Collection<PersonId> ids) {
    return jdbc
        .sql(
            "select id, name from gateway.token where coalition_id = :coalition and id = any(:ids)")
        .param("coalition", coalition.value())
        .param("ids", ids.stream().map(PersonId::value).toArray(UUID[]::new))
        .query(
            (row, number) ->
                Map.entry(new PersonId(row.getObject("id", UUID.class)), row.getString("name")))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  void used(CoalitionId coalition, TokenId id, LocalDate day) {
    jdbc.sql(
            """
            update gateway.token set used_on = :day
            where coalition_id = :coalition and id = :id and used_on is distinct from :day
            """)
        .param("coalition", coalition.value())
        .param("id", id.value())
        .param("day", day)
        .update();
  }

  /** False if it was revoked before. */
  boolean revoke(CoalitionId coalition, TokenId id, @Nullable PersonId by, Instant at) {
    return jdbc.sql(
                """
                update gateway.token set revoked_at = :at, revoked_by = :by
                where coalition_id = :coalition and id = :id and revoked_at is null
                """)
            .param("coalition", coalition.value())
            .param("id", id.value())
            .param("at", utc(at))
            .param("by", by == null ? null : by.value())
            .update()
        == 1;
  }

  private static ProgramToken token(ResultSet row) throws SQLException {
    @Nullable OffsetDateTime revoked = row.getObject("revoked_at", OffsetDateTime.class);
    return new ProgramToken(
        new TokenId(row.getObject("id", UUID.class)),
        new OrganizationId(row.getObject("organization_id", UUID.class)),
        row.getString("name"),
        scopes((Object[]) row.getArray("scopes").getArray()),
        new PersonId(row.getObject("made_by", UUID.class)),
        row.getObject("made_at", OffsetDateTime.class).toInstant(),
        row.getObject("last_day", LocalDate.class),
        row.getObject("used_on", LocalDate.class),
        revoked == null ? null : revoked.toInstant());
  }

  private static Set<Scope> scopes(Object[] names) {
    return Arrays.stream(names)
        .map(name -> Scope.valueOf(name.toString()))
        .collect(Collectors.toSet());
  }

  private static OffsetDateTime utc(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }
}
