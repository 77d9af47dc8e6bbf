package org.prasan.vault;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The wrapped data keys, and with which organizations each is shared. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class DataKeys {
  private static final int SOME = 500;

  private final JdbcClient jdbc;
  private final Clock clock;

  DataKeys(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** One key as it is kept. */
  static final class Wrapped {
    final DataKeyId id;
    final byte[] key;

    Wrapped(DataKeyId id, byte[] key) {
      this.id = id;
      this.key = key;
    }
  }

  void insert(CoalitionId coalition, OrganizationId owner, List<Wrapped> wrapped) {
    jdbc.sql(
            """
            insert into vault.data_key (coalition_id, id, organization_id, wrapped, made_at)
            select :coalition, id, :owner, wrapped, :now
            from unnest(:ids::uuid[], :wrapped::bytea[]) as made (id, wrapped)
            """)
        .param("coalition", coalition.value())
        .param("owner", owner.value())
        .param("ids", wrapped.stream().map(one -> one.id.value()).toArray(UUID[]::new))
        .param("wrapped", wrapped.stream().map(one -> one.key).toArray(byte[][]::new))
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }

  Optional<byte[]> wrapped(CoalitionId coalition, DataKeyId id) {
    return jdbc.sql(
            """
            select wrapped from vault.data_key
            where coalition_id = :coalition and id = :id and wrapped is not null
            """)
        .param("coalition", coalition.value())
        .param("id", id.value())
        .query(byte[].class)
        .optional();
  }

  /** Of a key that is not the acting organization's nothing is shared. */
  void share(CoalitionId coalition, DataKeyId id, OrganizationId with) {
    jdbc.sql(
            """
            insert into vault.key_share (coalition_id, key_id, owner_id, organization_id)
            select coalition_id, id, organization_id, :with from vault.data_key
            where coalition_id = :coalition and id = :id on conflict do nothing
            """)
        .param("coalition", coalition.value())
        .param("id", id.value())
        .param("with", with.value())
        .update();
  }

  void endSharing(CoalitionId coalition, DataKeyId id, OrganizationId with) {
    jdbc.sql(
            """
            delete from vault.key_share
            where coalition_id = :coalition and key_id = :id and organization_id = :with
            """)
        .param("coalition", coalition.value())
        .param("id", id.value())
        .param("with", with.value())
        .update();
  }

  boolean destroy(CoalitionId coalition, DataKeyId id) {
    return jdbc.sql(
                """
                update vault.data_key set wrapped = null, destroyed_at = :now
                where coalition_id = :coalition and id = :id and wrapped is not null
                """)
            .param("coalition", coalition.value())
            .param("id", id.value())
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  List<DataKeyId> destroyed(CoalitionId coalition) {
    return jdbc.sql(
            """
            select id from vault.data_key
            where coalition_id = :coalition and wrapped is null
            """)
        .param("coalition", coalition.value())
        .query((row, number) -> new DataKeyId(row.getObject("id", UUID.class)))
        .list();
  }

  /** All that are left of a coalition, for whoever wraps them anew. */
  List<Wrapped> all(CoalitionId coalition) {
    return jdbc.sql(
            """
            select id, wrapped from vault.data_key
            where coalition_id = :coalition and wrapped is not null
            """)
        .param("coalition", coalition.value())
        .query(
            (row, number) ->
                new Wrapped(
                    new DataKeyId(row.getObject("id", UUID.class)), row.getBytes("wrapped")))
        .list();
  }

  /** How many open something. */
  long count(CoalitionId coalition) {
    return jdbc.sql(
            """
            select count(*) from vault.data_key
            where coalition_id = :coalition and wrapped is not null
            """)
        .param("coalition", coalition.value())
        .query(Long.class)
        .single();
  }

  /** False if it was destroyed or wrapped anew since it was read. */
  boolean rewrap(CoalitionId coalition, Wrapped before, byte[] wrapped) {
    return jdbc.sql(
                """
                update vault.data_key set wrapped = :wrapped
                where coalition_id = :coalition and id = :id and wrapped = :before
                """)
            .param("coalition", coalition.value())
            .param("id", before.id.value())
            .param("before", before.key)
            .param("wrapped", wrapped)
            .update()
        == 1;
  }

  /** A key with all that is known of it; nothing is wrapped any more once it was destroyed. */
  static final class Row {
    final DataKeyId id;
    final OrganizationId owner;
    final byte @Nullable [] wrapped;
    final Instant madeAt;
    final @Nullable Instant destroyedAt;

    Row(
        DataKeyId id,
        OrganizationId owner,
        byte @Nullable [] wrapped,
        Instant madeAt,
        @Nullable Instant destroyedAt) {
      this.id = id;
      this.owner = owner;
      this.wrapped = wrapped;
      this.madeAt = madeAt;
      this.destroyedAt = destroyedAt;
    }
  }

  /** All of a coalition, those that were destroyed as well, one after the other. */
  void each(CoalitionId coalition, Consumer<Row> taker) {
    jdbc.sql("select * from vault.data_key where coalition_id = :coalition order by id")
        .withFetchSize(SOME)
        .param("coalition", coalition.value())
        .query(
            row -> {
              var destroyed = row.getObject("destroyed_at", OffsetDateTime.class);
              taker.accept(
                  new Row(
                      new DataKeyId(row.getObject("id", UUID.class)),
                      OrganizationId.of(row.getString("organization_id")),
                      row.getBytes("wrapped"),
                      row.getObject("made_at", OffsetDateTime.class).toInstant(),
                      destroyed == null ? null : destroyed.toInstant()));
            });
  }

  /** Keys of a coalition that comes from elsewhere. */
  void bring(CoalitionId coalition, List<Row> rows) {
    jdbc.sql(
            """
            insert into vault.data_key
              (coalition_id, id, organization_id, wrapped, made_at, destroyed_at)
            select :coalition, id, owner, nullif(wrapped, ''::bytea), made_at, destroyed_at
            from unnest(:ids::uuid[], :owners::uuid[], :wrapped::bytea[], :made::timestamptz[],
              :destroyed::timestamptz[]) as brought (id, owner, wrapped, made_at, destroyed_at)
            """)
        .param("coalition", coalition.value())
        .param("ids", rows.stream().map(row -> row.id.value()).toArray(UUID[]::new))
        .param("owners", rows.stream().map(row -> row.owner.value()).toArray(UUID[]::new))
        .param("wrapped", rows.stream().map(DataKeys::wrappedOrNothing).toArray(byte[][]::new))
        .param("made", rows.stream().map(row -> row.madeAt.toString()).toArray(String[]::new))
        .param("destroyed", rows.stream().map(DataKeys::destroyed).toArray(String[]::new))
        .update();
  }

  private static byte[] wrappedOrNothing(Row row) {
    return row.wrapped == null ? new byte[0] : row.wrapped;
  }

  private static @Nullable String destroyed(Row row) {
    return row.destroyedAt == null ? null : row.destroyedAt.toString();
  }
}
