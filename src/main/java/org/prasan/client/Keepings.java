package org.prasan.client;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What was decided about keeping single files of the acting organization. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Keepings {
  private final JdbcClient jdbc;

  Keepings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Keeping of(Acting acting, ClientId file) {
    return of(acting, List.of(file)).getOrDefault(file, Keeping.BY_RULE);
  }

  Map<ClientId, Keeping> of(Acting acting, Collection<ClientId> files) {
    var kept = new HashMap<ClientId, Keeping>();
    jdbc.sql(
            """
            select * from client.keeping
            where coalition_id = :coalition and organization_id = :owner and id = any(:ids)
            """)
        .params(ClientFiles.scope(acting))
        .param("ids", files.stream().map(ClientId::value).toArray(UUID[]::new))
        .query(
            row -> {
              kept.put(new ClientId(row.getObject("id", UUID.class)), keeping(row));
            });
    return kept;
  }

  void prolong(Acting acting, ClientId file, LocalDate until, KeepReason why) {
    set(
        acting,
        file,
        "prolonged_until = :until, prolonged_why = :why, announced = null",
        Map.of("until", until, "why", why.name()));
  }

  void hold(Acting acting, ClientId file, KeepReason why) {
    set(acting, file, "held_why = :why, announced = null", Map.of("why", why.name()));
  }

  void endHold(Acting acting, ClientId file) {
    set(acting, file, "held_why = null", Map.of());
  }

  void announce(Acting acting, ClientId file, LocalDate until) {
    set(acting, file, "announced = :until", Map.of("until", until));
  }

  void takeBack(Acting acting, ClientId file) {
    set(acting, file, "announced = null", Map.of());
  }

  private void set(Acting acting, ClientId file, String what, Map<String, Object> values) {
    jdbc.sql(
            """
            insert into client.keeping (coalition_id, id, organization_id)
            values (:coalition, :id, :owner) on conflict do nothing
            """)
        .params(ClientFiles.scope(acting))
        .param("id", file.value())
        .update();
    jdbc.sql(
            "update client.keeping set "
                + what
                + " where coalition_id = :coalition and organization_id = :owner and id = :id")
        .params(ClientFiles.scope(acting))
        .params(values)
        .param("id", file.value())
        .update();
  }

  /** From now on the rules alone decide, when it is closed again. */
  void forget(Acting acting, ClientId file) {
    jdbc.sql(
            """
            delete from client.keeping
            where coalition_id = :coalition and organization_id = :owner and id = :id
            """)
        .params(ClientFiles.scope(acting))
        .param("id", file.value())
        .update();
  }

  /** Those whose announced last day has passed, the earliest first. */
  List<ClientId> passed(Acting acting, LocalDate today, int most) {
    return jdbc.sql(
            """
            select id from client.keeping
            where coalition_id = :coalition and organization_id = :owner and announced < :today
            order by announced, id limit :most
            """)
        .params(ClientFiles.scope(acting))
        .param("today", today)
        .param("most", most)
        .query((row, number) -> new ClientId(row.getObject("id", UUID.class)))
        .list();
  }

  /**
   * A closed file whose end nobody was told of yet.
   *
   * @param at when it was closed
   */
  record Silent(ClientId file, String number, Instant at, Keeping keeping) {}

  /** Locked until the transaction ends; what somebody is working on waits for the next time. */
  List<Silent> silent(Acting acting, Instant closedBefore, LocalDate prolongedTo, int most) {
    return jdbc.sql(
            """
            select f.id, f.number, f.closed_at, k.prolonged_until, k.held_why, k.announced
            from client.file f
            left join client.keeping k on k.coalition_id = f.coalition_id and k.id = f.id
            where f.coalition_id = :coalition and f.organization_id = :owner
              and f.closed_at < :before and f.erased_at is null
              and k.held_why is null and k.announced is null
              and (k.prolonged_until is null or k.prolonged_until <= :to)
            order by f.closed_at, f.id limit :most for update of f skip locked
            """)
        .params(ClientFiles.scope(acting))
        .param("before", ClientClock.utc(closedBefore))
        .param("to", prolongedTo)
        .param("most", most)
        .query(
            (row, number) ->
                new Silent(
                    new ClientId(row.getObject("id", UUID.class)),
                    row.getString("number"),
                    row.getObject("closed_at", OffsetDateTime.class).toInstant(),
                    keeping(row)))
        .list();
  }

  /** How many are to be erased unless somebody does something, and from when. */
  record Ending(int files, @Nullable LocalDate first) {}

  Ending ending(Acting acting) {
    return jdbc.sql(
            """
            select count(*) as files, min(announced) as first from client.keeping
            where coalition_id = :coalition and organization_id = :owner
              and announced is not null
            """)
        .params(ClientFiles.scope(acting))
        .query(
            (row, number) ->
                new Ending(row.getInt("files"), row.getObject("first", LocalDate.class)))
        .single();
  }

  private static Keeping keeping(ResultSet row) throws SQLException {
    @Nullable String held = row.getString("held_why");
    return new Keeping(
        row.getObject("prolonged_until", LocalDate.class),
        held == null ? null : KeepReason.valueOf(held),
        row.getObject("announced", LocalDate.class));
  }
}
