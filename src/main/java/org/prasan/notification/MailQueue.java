package org.prasan.notification;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.PersonId;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What is to be sent, of all coalitions, and when. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class MailQueue {
  private static final RowMapper<Entry> ENTRY =
      (row, number) ->
          new Entry(
              row.getObject("id", UUID.class),
              CoalitionId.of(row.getString("coalition_id")),
              PersonId.of(row.getString("person_id")),
              row.getBoolean("letter"));

  private final JdbcClient jdbc;

  MailQueue(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A notice that waits for others to the same person, or a letter. */
  record Entry(UUID id, CoalitionId coalition, PersonId person, boolean letter) {}

  void put(Entry entry, Instant due) {
    jdbc.sql(
            """
            insert into notification.queue (id, coalition_id, person_id, letter, due_at)
            values (:id, :coalition, :person, :letter, :due)
            on conflict (id) do update set due_at = :due
            """)
        .param("id", entry.id())
        .param("coalition", entry.coalition().value())
        .param("person", entry.person().value())
        .param("letter", entry.letter())
        .param("due", due.atOffset(ZoneOffset.UTC))
        .update();
  }

  /**
   * Locked, so that another copy of the application takes the next one. Of the notices to one
   * person only the first can be taken, or two copies would share them out between two letters.
   */
  Optional<Entry> nextDue(Instant now) {
    return jdbc.sql(
            """
            select * from notification.queue q
            where due_at <= :now and (letter or not exists (
              select from notification.queue o
              where o.coalition_id = q.coalition_id and o.person_id = q.person_id and not o.letter
                and (o.due_at, o.id) < (q.due_at, q.id)))
            order by due_at limit 1 for update skip locked
            """)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .query(ENTRY)
        .optional();
  }

  /** The notices to the same person that are due until then, which nobody else is sending. */
  List<UUID> together(Entry first, Instant until) {
    return jdbc.sql(
            """
            select id from notification.queue
            where coalition_id = :coalition and person_id = :person and not letter
              and due_at <= :until
            order by id for update skip locked
            """)
        .param("coalition", first.coalition().value())
        .param("person", first.person().value())
        .param("until", until.atOffset(ZoneOffset.UTC))
        .query((row, number) -> row.getObject("id", UUID.class))
        .list();
  }

  /**
   * How many wait.
   *
   * @param coalition of this one alone; null of all
   */
  @Transactional(readOnly = true)
  int waiting(@Nullable CoalitionId coalition) {
    return jdbc.sql(
            """
            select count(*) from notification.queue
            where :coalition::uuid is null or coalition_id = :coalition::uuid
            """)
        .param("coalition", coalition == null ? null : coalition.value())
        .query(Integer.class)
        .single();
  }

  void remove(Collection<UUID> ids) {
    if (ids.isEmpty()) return;
    jdbc.sql("delete from notification.queue where id in (:ids)").param("ids", ids).update();
  }

  /** What is being sent this moment is sent: nobody waits for a mail server. */
  void takeBack(Collection<UUID> ids) {
    if (ids.isEmpty()) return;
    jdbc.sql(
            """
            delete from notification.queue where id in (
              select id from notification.queue where id in (:ids) for update skip locked)
            """)
        .param("ids", ids)
        .update();
  }

  /** Nobody has sent it for so long that it is no news any more; answers which. */
  List<Entry> forget(Instant before) {
    return jdbc.sql("delete from notification.queue where due_at < :before returning *")
        .param("before", before.atOffset(ZoneOffset.UTC))
        .query(ENTRY)
        .list();
  }
}
